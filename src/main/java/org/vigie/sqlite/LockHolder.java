package org.vigie.sqlite;

import java.time.Instant;
import java.util.Optional;

/// A process that holds a lock of a file.
///
/// @param process its name, for example `sqlite3`
/// @param user whose it is; empty when the system does not tell
/// @param since when the process started: how old its lock is, no system tells
public record LockHolder(String process, long pid, Optional<String> user, Optional<Instant> since) {
    /// `sqlite3 (pid 5120)`
    @Override
    public String toString() {
        return process.isEmpty() ? "pid " + pid : process + " (pid " + pid + ")";
    }
}
