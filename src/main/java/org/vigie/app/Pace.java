package org.vigie.app;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.vigie.instance.Settings.Limits;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.Run;
import org.vigie.runs.RunHistory;
import org.vigie.runs.watch.Judgement;
import org.vigie.runs.watch.Watch;
import org.vigie.runs.watch.Watching;

/// Looks at a run until it is seen to advance, or until whoever is on duty says that it stands still.
final class Pace {
    private final RunHistory history;
    private final Watching watching;
    private final Predicate<Run> gone;
    private final Limits limits;
    private final Pause pause;
    private final LongSupplier nanos;

    /// @param nanos a clock that nobody sets, in nanoseconds
    Pace(RunHistory history, Watching watching, Predicate<Run> gone, Limits limits, Pause pause, LongSupplier nanos) {
        this.history = history;
        this.watching = watching;
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

        /// @param quiet for how long nothing has moved
        record Still(Run run, Judgement judgement, Duration quiet) implements Seen {}
    }

    /// One that waits for the warehouse is told at once.
    ///
    /// @throws ProblemException RUN_ALREADY_ACTIVE when nobody is on duty to tell how it is doing
    Seen of(Run run) throws InterruptedException {
        return of(run, false);
    }

    /// One that waits for the warehouse is given the time in which it gives up by itself.
    ///
    /// @throws ProblemException RUN_ALREADY_ACTIVE when nobody is on duty to tell how it is doing
    Seen patiently(Run run) throws InterruptedException {
        return of(run, true);
    }

    private Seen of(Run run, boolean patiently) throws InterruptedException {
        long attended = nanos.getAsLong();
        var first = history.get(run.id().value());
        var now = first;
        while (true) {
            if (now.state().terminal()) {
                return new Seen.Ended(now);
            }
            if (gone.test(now)) {
                return new Seen.Gone(now);
            }
            if (now.progress().advance() != first.progress().advance()) {
                return new Seen.Advances(now);
            }
            var watch = watching.of(run.id()).filter(watching::attended);
            if (watch.filter(seen -> standsStill(seen, patiently)).isPresent()) {
                return new Seen.Still(now, watch.get().judgement(), watch.get().quiet());
            }
            attended = watch.isPresent() ? nanos.getAsLong() : attended;
            refuseUnattended(now, Duration.ofNanos(nanos.getAsLong() - attended));
            pause.of(limits.lookEvery());
            now = history.get(run.id().value());
        }
    }

    private static boolean standsStill(Watch watch, boolean patiently) {
        return switch (watch.judgement()) {
            case STUCK -> true;
            case WAITING_FOR_LOCK -> !patiently;
            case NORMAL, SLOW, SUSPECT -> false;
        };
    }

    /// Nothing is stopped that nobody has judged.
    private void refuseUnattended(Run run, Duration alone) {
        if (alone.compareTo(limits.suspectAfter().plus(limits.stuckAfter())) > 0) {
            throw new ProblemException(Code.RUN_ALREADY_ACTIVE, run.pipeline(), run.id());
        }
    }
}
