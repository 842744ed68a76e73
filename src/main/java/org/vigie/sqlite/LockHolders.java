package org.vigie.sqlite;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Finds who holds the write lock of a SQLite file, where the system tells.
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
        var found = of(file).stream().map(LockHolder::toString).collect(Collectors.joining(", "));
        return found.isEmpty() ? "?" : found;
    }
}
