package org.vigie.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folders of dry runs. Each bears the pid of the process that made it: another command must
/// not clear away what one is still working in.
final class Scratch {
    private Scratch() {}

    static String prefix() {
        return ProcessHandle.current().pid() + "-dry-run-";
    }

    /// Removes what processes left behind that are gone.
    static void sweep(Path scratch) {
        if (!Files.isDirectory(scratch)) {
            return;
        }
        try (var folders = Files.newDirectoryStream(scratch)) {
            for (var folder : folders) {
                if (isOrphan(folder)) {
                    Trees.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOrphan(Path folder) {
        var owner = folder.getFileName().toString().replaceFirst("-.*", "");
        return !owner.matches("[0-9]{1,18}")
                || ProcessHandle.of(Long.parseLong(owner))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }
}
