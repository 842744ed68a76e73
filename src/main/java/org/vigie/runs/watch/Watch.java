package org.vigie.runs.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vigie.runs.RunId;

/// How one run is doing, as whoever is on duty saw it.
///
/// @param since when this judgement began
/// @param quiet for how long nothing has moved
/// @param holder who holds the lock that it waits for
/// @param usual how long this pipeline usually takes; empty without a history
/// @param left how long it will still take, estimated
/// @param seenAt when it was seen so
public record Watch(
        RunId run,
        Judgement judgement,
        Sign sign,
        Instant since,
        Duration quiet,
        Optional<Holder> holder,
        Optional<Duration> usual,
        Optional<Duration> left,
        Instant seenAt) {

    /// A process that holds a lock.
    ///
    /// @param process its name, for example `sqlite3`
    /// @param user whose it is; empty when the system does not tell
    /// @param since when the process started, or the lock was first seen; empty when not told
    public record Holder(String process, long pid, Optional<String> user, Optional<Instant> since) {}
}
