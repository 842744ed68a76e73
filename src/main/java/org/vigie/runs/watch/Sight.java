package org.vigie.runs.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vigie.etl.Journal.Activity;
import org.vigie.etl.Journal.StepKind;
import org.vigie.runs.Run;
import org.vigie.runs.RunState;

/// What one watcher has seen of one run so far, by the time of its own watch.
final class Sight {
    private final Optional<Duration> usual;
    private final Mark heart;
    private final Mark work;
    private Duration running;
    private Optional<Long> heldSince = Optional.empty();
    private Counters counters;
    private Judgement judgement;
    private Instant since;

    /// What has to move.
    private record Counters(
            RunState state, Optional<StepKind> step, Optional<Activity> activity, long advance, long heartbeat) {
        static Counters of(Run run) {
            var progress = run.progress();
            return new Counters(
                    run.state(), progress.step(), progress.activity(), progress.advance(), progress.heartbeat());
        }

        boolean sameWork(Counters other) {
            return state == other.state
                    && step.equals(other.step)
                    && activity.equals(other.activity)
                    && advance == other.advance;
        }
    }

    /// The last move of something, and what was seen of the process then.
    private static final class Mark {
        /// However crowded the processors are, a run that stands still is told some day.
        private static final int LEAST_TURN = 10;

        private long at;
        private ProcessSight process;

        Mark(long now, ProcessSight process) {
            this.at = now;
            this.process = process;
        }

        void moved(long now, ProcessSight sight) {
            at = now;
            process = sight;
        }

        Duration quiet(long now) {
            return Duration.ofNanos(now - at);
        }

        /// Less the time in which it waited for its turn on a processor.
        Duration quietOnItsTurn(long now, ProcessSight sight) {
            var quiet = quiet(now);
            var turn = quiet.minus(sight.queuedSince(process));
            var least = quiet.dividedBy(LEAST_TURN);
            return turn.compareTo(least) > 0 ? turn : least;
        }
    }

    /// @param before what another watcher wrote down: a run that it found standing still does not
    ///   begin anew
    Sight(
            Run run,
            ProcessSight process,
            Optional<Duration> usual,
            Optional<Watch> before,
            Duration running,
            Instant today,
            long now) {
        this.usual = usual;
        this.running = running;
        this.counters = Counters.of(run);
        this.judgement = before.map(Watch::judgement).orElse(Judgement.NORMAL);
        this.since = before.map(Watch::since).orElse(today);
        this.heart = new Mark(now, process);
        this.work = new Mark(now, process);
        before.filter(Sight::standsStill).ifPresent(known -> {
            heart.at = now - known.quiet().toNanos();
            work.at = heart.at;
        });
    }

    /// The watcher itself was held up (sleep, a stop signal): what happened meanwhile it cannot know.
    /// A run that stood still before stands still until it moves.
    void restart(ProcessSight process, long now) {
        heldSince = Optional.empty();
        if (judgement == Judgement.SUSPECT || judgement == Judgement.STUCK) {
            return;
        }
        heart.moved(now, process);
        work.moved(now, process);
    }

    /// @param passed since the look before
    void look(Run run, ProcessSight process, Duration passed, long now) {
        var seen = Counters.of(run);
        running = running.plus(passed);
        if (seen.heartbeat() != counters.heartbeat()) {
            heart.moved(now, process);
        }
        if (!seen.sameWork(counters)) {
            work.moved(now, process);
        }
        heldSince = process.held() ? heldSince.or(() -> Optional.of(now)) : Optional.empty();
        counters = seen;
    }

    Judging.Seen seen(ProcessSight process, long now) {
        return new Judging.Seen(
                counters.state(),
                counters.activity(),
                heart.quietOnItsTurn(now, process),
                work.quietOnItsTurn(now, process),
                process.processorSince(work.process),
                heldSince.map(start -> Duration.ofNanos(now - start)),
                running,
                usual);
    }

    Duration quiet(long now) {
        return work.quiet(now);
    }

    Optional<Duration> usual() {
        return usual;
    }

    /// @param share that is done, between 0 and 1
    Optional<Duration> left(double share) {
        return usual.flatMap(known -> TimeLeft.of(known, running, share));
    }

    /// @return since when it has been so
    Instant judged(Judgement found, Instant today) {
        if (found != judgement) {
            judgement = found;
            since = today;
        }
        return since;
    }

    private static boolean standsStill(Watch known) {
        return known.judgement() == Judgement.SUSPECT || known.judgement() == Judgement.STUCK;
    }
}
