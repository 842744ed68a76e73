package org.vigie.runs.worker;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.vigie.runs.RunBook;
import org.vigie.runs.RunId;

/// Shows that the process lives, whatever its work does: the counter that a supervisor watches.
final class Heartbeat implements AutoCloseable {
    private final ScheduledExecutorService pulse;

    private Heartbeat(ScheduledExecutorService pulse) {
        this.pulse = pulse;
    }

    /// @param book over a connection of its own: the work may hold the other one for long
    static Heartbeat start(RunBook book, RunId run, Duration every, StopRequest request, RunLog log) {
        var pulse = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("heartbeat").daemon().factory());
        var _ = pulse.scheduleAtFixedRate(
                () -> beat(book, run, request, log), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return new Heartbeat(pulse);
    }

    /// A beat that cannot be written must not end the pulse: the executor would stop for ever at
    /// the first exception.
    private static void beat(RunBook book, RunId run, StopRequest request, RunLog log) {
        try {
            request.saw(book.beat(run));
        } catch (RuntimeException e) {
            log.error("heartbeat not written: " + e);
        }
    }

    @Override
    public void close() {
        pulse.close(); // a beat on its way ends first: its connection is closed next
    }
}
