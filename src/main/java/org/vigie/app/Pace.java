package org.vigie.app;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.vigie.etl.Journal.Activity;
import org.vigie.instance.Settings.Limits;
import org.vigie.runs.Run;
import org.vigie.runs.RunHistory;

/// Looks at a run until it is seen to advance, or to stand still for as long as the settings allow:
/// its counters against a clock that nobody sets.
final class Pace {
    private final RunHistory history;
    private final Predicate<Run> gone;
    private final Limits limits;
    private final Pause pause;
    private final LongSupplier nanos;

    Pace(RunHistory history, Predicate<Run> gone, Limits limits, Pause pause, LongSupplier nanos) {
        this.history = history;
        this.gone = gone;
        this.limits = limits;
        this.pause = pause;
        this.nanos = nanos;
    }

    /// Lets time pass between two looks.
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /// What became of a run under our eyes.
    sealed interface Seen {
        record Ended(Run run) implements Seen {}

        /// Its process no longer exists, and nobody has said so yet.
        record Gone(Run run) implements Seen {}

        record Advances(Run run) implements Seen {}

        /// @param judgement as whoever is on duty would call it
        record Still(Run run, String judgement, Duration quiet) implements Seen {}
    }

    /// One that waits for the warehouse is told at once.
    Seen of(Run run) throws InterruptedException {
        return of(run, Duration.ZERO);
    }

    /// One that waits for the warehouse is given the time in which it would give up by itself.
    Seen patiently(Run run) throws InterruptedException {
        return of(run, limits.warehouseBusy().plus(limits.suspectAfter()));
    }

    private Seen of(Run run, Duration forTheLock) throws InterruptedException {
        long began = nanos.getAsLong();
        var first = history.get(run.id().value());
        var now = first;
        while (true) {
            var quiet = Duration.ofNanos(nanos.getAsLong() - began);
            if (now.state().terminal()) {
                return new Seen.Ended(now);
            }
            if (gone.test(now)) {
                return new Seen.Gone(now);
            }
            if (now.progress().advance() != first.progress().advance()) {
                return new Seen.Advances(now);
            }
            boolean waits = does(now, Activity.WAITING_FOR_WAREHOUSE);
            if (quiet.compareTo(waits ? forTheLock : patience(now)) >= 0) {
                return new Seen.Still(now, waits ? "WAITING_FOR_LOCK" : "STUCK", quiet);
            }
            pause.of(limits.lookEvery());
            now = history.get(run.id().value());
        }
    }

    /// An answer may take as long as the deadline of a call allows.
    private Duration patience(Run run) {
        boolean called = does(run, Activity.CALLING_SOURCE) || does(run, Activity.WAITING_BEFORE_RETRY);
        return called ? limits.callDeadline().plus(limits.suspectAfter()) : limits.stuckAfter();
    }

    private static boolean does(Run run, Activity activity) {
        return run.progress().activity().filter(known -> known == activity).isPresent();
    }
}
