package org.vigie.runs.watch;

import java.time.Duration;
import java.util.Optional;
import org.vigie.etl.Journal.Activity;
import org.vigie.instance.Settings.Limits;
import org.vigie.runs.RunState;

/// From what was seen of a run to a judgement: the same sight gives the same judgement, whatever any
/// clock says.
record Judging(Limits limits) {
    /// Of one processor: more is a loop, less is waiting.
    private static final double BUSY_SHARE = 0.5;

    /// What was seen of a run. Quiet times are those of the watcher's own clock, less the time that
    /// the run's threads stood in the queue for a processor: who is starved is slow, not stuck.
    ///
    /// @param heartQuiet since the heartbeat moved
    /// @param workQuiet since progress, step or activity moved
    /// @param processor the time of processors that was used since the work moved
    /// @param heldFor for how long the system has held the process (a stop signal, a debugger)
    /// @param running since it was ordered
    /// @param usual how long this pipeline usually takes
    record Seen(
            RunState state,
            Optional<Activity> activity,
            Duration heartQuiet,
            Duration workQuiet,
            Duration processor,
            Optional<Duration> heldFor,
            Duration running,
            Optional<Duration> usual) {}

    record Found(Judgement judgement, Sign sign) {}

    Found of(Seen seen) {
        var found = judged(seen);
        return seen.state() == RunState.STOPPING ? new Found(found.judgement(), Sign.STOPPING) : found;
    }

    private Found judged(Seen seen) {
        if (seen.heldFor().isPresent()) {
            return frozen(seen, seen.heldFor().get());
        }
        return switch (seen.state()) {
            case QUEUED, STARTING -> starting(seen);
            case RUNNING, STOPPING, SUCCEEDED, PARTIAL, REFUSED, FAILED, KILLED, LOST, SKIPPED, MISSED -> working(seen);
        };
    }

    /// Certain, so that nothing is waited for but a second look: whoever stopped the whole machine may
    /// have woken the watcher first.
    private Found frozen(Seen seen, Duration held) {
        var quiet = shorter(seen.heartQuiet(), seen.workQuiet());
        if (passed(quiet, limits.stuckAfter())) {
            return new Found(Judgement.STUCK, Sign.FROZEN);
        }
        boolean worrying = held.compareTo(limits.lookEvery()) >= 0 || passed(quiet, limits.suspectAfter());
        return worrying ? new Found(Judgement.SUSPECT, Sign.FROZEN) : advancing(seen, Sign.ADVANCING);
    }

    /// A JVM says nothing before it is up; while it computes it is on its way.
    private Found starting(Seen seen) {
        var quiet = shorter(seen.heartQuiet(), seen.workQuiet());
        boolean computes = seen.processor().compareTo(limits.lookEvery()) >= 0;
        var patience = computes ? limits.stuckAfter() : limits.suspectAfter();
        if (passed(quiet, limits.stuckAfter().plus(computes ? limits.stuckAfter() : Duration.ZERO))) {
            return new Found(Judgement.STUCK, Sign.SILENT);
        }
        return passed(quiet, patience)
                ? new Found(Judgement.SUSPECT, Sign.SILENT)
                : new Found(Judgement.NORMAL, Sign.STARTING_UP);
    }

    private Found working(Seen seen) {
        if (passed(seen.heartQuiet(), limits.suspectAfter()) && passed(seen.workQuiet(), limits.suspectAfter())) {
            return silent(seen);
        }
        return switch (seen.activity().orElse(Activity.WORKING)) {
            case WAITING_FOR_WAREHOUSE -> waitingForLock(seen);
            case CALLING_SOURCE, WAITING_BEFORE_RETRY ->
                beyond(limits.callDeadline(), seen).orElseGet(() -> advancing(seen, Sign.AWAITING_SOURCE));
            case WORKING, COMMITTING -> beyond(Duration.ZERO, seen).orElseGet(() -> advancing(seen, Sign.ADVANCING));
        };
    }

    /// It gives up by itself at a limit; after that it hangs.
    private Found waitingForLock(Seen seen) {
        return beyond(limits.warehouseBusy(), seen)
                .orElseGet(() -> new Found(Judgement.WAITING_FOR_LOCK, Sign.LOCK_HELD));
    }

    /// @param allowed how long nothing need move
    private Optional<Found> beyond(Duration allowed, Seen seen) {
        var quiet = seen.workQuiet().minus(allowed);
        if (!passed(quiet, limits.suspectAfter())) {
            return Optional.empty();
        }
        var judgement = passed(quiet, limits.stuckAfter()) ? Judgement.STUCK : Judgement.SUSPECT;
        return Optional.of(new Found(judgement, busy(seen) ? Sign.TURNING : Sign.WORK_BLOCKED));
    }

    private Found silent(Seen seen) {
        var quiet = shorter(seen.heartQuiet(), seen.workQuiet());
        return new Found(passed(quiet, limits.stuckAfter()) ? Judgement.STUCK : Judgement.SUSPECT, Sign.SILENT);
    }

    private Found advancing(Seen seen, Sign sign) {
        boolean slow =
                seen.usual().filter(usual -> isSlow(seen.running(), usual)).isPresent();
        if (!slow) {
            return new Found(Judgement.NORMAL, sign);
        }
        return new Found(Judgement.SLOW, sign == Sign.ADVANCING ? Sign.LONGER_THAN_USUAL : sign);
    }

    /// A run that takes a second more than its usual second is not worth a word.
    private boolean isSlow(Duration running, Duration usual) {
        var factored = Duration.ofNanos((long) (usual.toNanos() * limits.slowFactor()));
        var noise = usual.plus(limits.suspectAfter());
        return running.compareTo(factored) > 0 && running.compareTo(noise) > 0;
    }

    private static boolean busy(Seen seen) {
        return seen.processor().toNanos() > BUSY_SHARE * seen.workQuiet().toNanos();
    }

    /// The limit is counted from the event. It is seen a look later, and told at a look: two looks
    /// are taken off.
    private boolean passed(Duration quiet, Duration limit) {
        var inTime = limit.minus(limits.lookEvery().multipliedBy(2));
        var half = limit.dividedBy(2);
        return quiet.compareTo(inTime.compareTo(half) > 0 ? inTime : half) >= 0;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
