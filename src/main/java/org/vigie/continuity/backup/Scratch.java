package org.vigie.continuity.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where backups are restored to be proven. The folder bears the pid of the process that made it, as
/// all of the scratch folder do, so that what a killed process left is swept.
record Scratch(Path folder) {
    Room open(BackupId id) throws IOException {
        Files.createDirectories(folder);
        return new Room(
                Files.createTempDirectory(folder, ProcessHandle.current().pid() + "-proof-")
                        .resolve(id + Making.ENDING));
    }

    record Room(Path file) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-wal"));
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
            Files.deleteIfExists(Durable.folder(file));
        }
    }
}
