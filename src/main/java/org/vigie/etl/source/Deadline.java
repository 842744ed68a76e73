package org.vigie.etl.source;

import java.time.Duration;

/// The end of a whole call, on a clock that nobody sets.
final class Deadline {
    private final long end;

    Deadline(Duration length) {
        this.end = System.nanoTime() + length.toNanos();
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    boolean passed() {
        return left().isZero();
    }
}
