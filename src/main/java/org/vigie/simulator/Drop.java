package org.vigie.simulator;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A place where a file appears whole or not at all, over the one before.
record Drop(Path file) {
    interface Writing<T> {
        T into(Path draft) throws IOException;
    }

    <T> T put(Writing<T> writing) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            var written = writing.into(partial);
            Files.move(partial, file, ATOMIC_MOVE);
            return written;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
