package org.vigie.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A process that cannot be mistaken for another one: pids are given again, start instants are not.
public record ProcessIdentity(long pid, Instant startedAt) {
    /// Linux computes the start instant from the boot time, which moves a little when the clock is
    /// corrected.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    public static ProcessIdentity own() {
        return of(ProcessHandle.current());
    }

    /// The living process with this identity, if there is one.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedTogether);
    }

    public boolean alive() {
        return find().isPresent();
    }

    private boolean startedTogether(ProcessHandle handle) {
        var started = handle.info().startInstant();
        return started.isPresent()
                && Duration.between(started.get(), startedAt).abs().compareTo(TOLERANCE) <= 0;
    }
}
