package org.vigie.sqlite;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long a write has waited for another writer.
///
/// A process that was frozen meanwhile (a closed lid, SIGSTOP, a machine that is busy elsewhere) has
/// not waited: the holder may have been frozen with it, and deserves its time. So no try counts for
/// much more than it was meant to last.
final class LockWait {
    private static final int AT_MOST = 4;

    private final Duration limit;
    private final Duration most;
    private final LongSupplier nanos;
    private Duration waited = Duration.ZERO;
    private long before;

    /// @param limit after which the waiting is over
    /// @param oneTry how long a try is meant to last
    /// @param nanos a clock that nobody sets, in nanoseconds
    LockWait(Duration limit, Duration oneTry, LongSupplier nanos) {
        this.limit = limit;
        this.most = oneTry.multipliedBy(AT_MOST);
        this.nanos = nanos;
        this.before = nanos.getAsLong();
    }

    /// Another try was in vain.
    ///
    /// @return whether it was the last one
    boolean isOver() {
        long now = nanos.getAsLong();
        var passed = Duration.ofNanos(now - before);
        before = now;
        waited = waited.plus(passed.compareTo(most) > 0 ? most : passed);
        return waited.compareTo(limit) >= 0;
    }

    Duration waited() {
        return waited;
    }
}
