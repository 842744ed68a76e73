package org.vigie.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A process that cannot be mistaken for another one: pids are given again, start instants are not.
///
/// @param startedAt to the millisecond; by a clock that may have been set since
/// @param birth the start as no change of the clock moves it ([ProcessBirth]); empty where the
///   system does not tell it
public record ProcessIdentity(long pid, Instant startedAt, String birth) {
    /// Linux computes the start instant from the boot time, which moves a little when the clock is
    /// corrected.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public ProcessIdentity {
        startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public ProcessIdentity(long pid, Instant startedAt) {
        this(pid, startedAt, "");
    }

    public static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(
                handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH), ProcessBirth.of(handle.pid()));
    }

    public static ProcessIdentity own() {
        return of(ProcessHandle.current());
    }

    /// The living process with this identity, if there is one.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(_ -> !ProcessBirth.isDefunct(pid))
                .filter(this::bornTogether);
    }

    public boolean alive() {
        return find().isPresent();
    }

    /// Alive, and held by the system: it does nothing, and keeps what it holds. Known on Linux only.
    public boolean frozen() {
        return alive() && ProcessBirth.isFrozen(pid);
    }

    private boolean bornTogether(ProcessHandle handle) {
        var now = ProcessBirth.of(pid);
        return (birth.isEmpty() || now.isEmpty()) ? startedTogether(handle) : birth.equals(now);
    }

    private boolean startedTogether(ProcessHandle handle) {
        var started = handle.info().startInstant();
        return started.isPresent()
                && Duration.between(started.get(), startedAt).abs().compareTo(TOLERANCE) <= 0;
    }
}
