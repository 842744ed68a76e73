package org.vigie.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Who holds the write lock of a file, where the system tells: Linux lists every lock with its
/// process in `/proc/locks`. In WAL mode the lock lies on the `-shm` file, otherwise on the file
/// itself.
final class LockHolder {
    private static final Path LOCKS = Path.of("/proc/locks");

    private LockHolder() {}

    /// `sqlite3 (pid 5120)`; `?` when the system does not tell.
    static String of(Path file) {
        return found(file, " WRITE ");
    }

    /// Who has the file open, even to read only: in WAL mode every connection holds a lock.
    static String openers(Path file) {
        return found(file, " ");
    }

    private static String found(Path file, String kind) {
        var holders = inode(Path.of(file + "-shm")) + "|" + inode(file);
        try (var locks = Files.lines(LOCKS)) {
            var found = locks.filter(line -> line.contains(kind))
                    .map(line -> line.split("\\s+"))
                    .filter(words -> words.length > 5 && words[5].matches(".*:(" + holders + ")"))
                    .map(words -> words[4])
                    .filter(pid ->
                            !pid.equals(Long.toString(ProcessHandle.current().pid())))
                    .distinct()
                    .map(LockHolder::named)
                    .collect(Collectors.joining(", "));
            return found.isEmpty() ? "?" : found;
        } catch (IOException _) {
            return "?"; // not Linux, or not told: the sentence then names nobody
        }
    }

    private static String inode(Path file) {
        try {
            return Files.getAttribute(file, "unix:ino").toString();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return "none";
        }
    }

    private static String named(String pid) {
        try {
            return Files.readString(Path.of("/proc", pid, "comm")).strip() + " (pid " + pid + ")";
        } catch (IOException _) {
            return "pid " + pid;
        }
    }
}
