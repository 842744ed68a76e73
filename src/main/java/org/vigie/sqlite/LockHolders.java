package org.vigie.sqlite;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Finds who holds the write lock of a SQLite file, or has it open, where the system tells.
@FunctionalInterface
public interface LockHolders {
    /// Other processes than this one; none when the system tells nobody.
    List<LockHolder> of(Path file);

    static LockHolders ofThisSystem() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("linux")) {
            return new LinuxLocks(Path.of("/proc"));
        }
        return system.startsWith("windows") ? new WindowsFileUsers() : _ -> List.of();
    }

    /// `sqlite3 (pid 5120)`; `?` when the system does not tell.
    default String spoken(Path file) {
        return spoken(of(file));
    }

    /// Other processes that have the file open, even to read only.
    default List<LockHolder> openers(Path file) {
        return of(file);
    }

    /// As [#spoken(Path)], of the openers.
    default String spokenOpeners(Path file) {
        return spoken(openers(file));
    }

    private static String spoken(List<LockHolder> holders) {
        var found = holders.stream().map(LockHolder::toString).collect(Collectors.joining(", "));
        return found.isEmpty() ? "?" : found;
    }
}
