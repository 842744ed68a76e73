package org.vigie.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.continuity.recovery.Intervention;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.Result;
import org.vigie.continuity.recovery.Witness;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.runs.Run;
import org.vigie.runs.RunFilter;
import org.vigie.runs.RunId;
import org.vigie.runs.RunOrder;
import org.vigie.runs.RunState;

/// Runs the night again and waits for its end. Taken a second time after a kill, it finds the run
/// that it had ordered: new runs are held, so no other can be of this night.
final class NightRelaunch {
    private static final int RUNS_OF_A_NIGHT = 100;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final OpenHouse house;
    private final Pace pace;
    private final Pace.Pause pause;

    NightRelaunch(OpenHouse house, Pace pace, Pace.Pause pause) {
        this.house = house;
        this.pace = pace;
        this.pause = pause;
    }

    /// @param replay the run whose inputs are read again; empty: the sources as they are now
    Result relaunch(Intervention it, Optional<RunId> replay, Witness witness) throws InterruptedException {
        house.reconciliation().closeTheGone();
        var standing = runs(it).stream().filter(run -> isInTheWarehouse(run)).findFirst();
        if (standing.isPresent()) {
            awaitItsProcess(standing.get());
            witness.saw(Kind.NIGHT_PUBLISHED, standing.get().id());
            return Result.NOTHING_TO_DO;
        }
        var left = runs(it).stream()
                .filter(run -> !run.orderedAt().isBefore(it.begunAt()))
                .filter(run -> !run.state().terminal())
                .findFirst();
        var run = left.isPresent() ? followed(left.get()) : ordered(it, replay, witness);
        witness.saw(Kind.RUN_ENDED, run.id(), run.state());
        return run.state().published() ? Result.DONE : new Result.Failed(why(run));
    }

    /// The run that tells how the night stands.
    Optional<Run> published(Intervention it) {
        return runs(it).stream().filter(this::isInTheWarehouse).findFirst();
    }

    private Run ordered(Intervention it, Optional<RunId> replay, Witness witness) throws InterruptedException {
        var order = RunOrder.recovering(
                it.pipeline(),
                it.night(),
                it.actor(),
                it.reason(),
                replay,
                it.id().value());
        var ordered = house.desk().order(order);
        witness.saw(Kind.RUN_ORDERED, ordered.run().id());
        return house.desk().await(ordered, _ -> {});
    }

    /// It was ordered by a process that is gone: nobody but us sees its end.
    ///
    /// @return the run as it ended, or as it stands still
    private Run followed(Run run) throws InterruptedException {
        while (true) {
            switch (pace.patiently(run)) {
                case Pace.Seen.Ended ended -> {
                    awaitItsProcess(ended.run());
                    return ended.run();
                }
                case Pace.Seen.Still still -> {
                    return still.run();
                }
                case Pace.Seen.Gone _, Pace.Seen.Advances _ -> {
                    pause.of(BETWEEN_LOOKS);
                    house.reconciliation().closeTheGone();
                }
            }
        }
    }

    /// A worker has told its end before it is gone; what is verified now must stay so.
    private void awaitItsProcess(Run run) throws InterruptedException {
        var left = house.instance().settings().limits().stuckAfter();
        while (left.isPositive()
                && run.process().filter(process -> process.alive()).isPresent()) {
            pause.of(BETWEEN_LOOKS);
            left = left.minus(BETWEEN_LOOKS);
        }
    }

    private boolean isInTheWarehouse(Run run) {
        return run.state().published()
                && house.workshop().ledger(run.pipeline()).of(run.id().value()).isPresent();
    }

    private static Problem why(Run run) {
        return run.problem().orElseGet(() -> Problem.of(Code.RUN_ALREADY_ACTIVE, run.pipeline(), run.id()));
    }

    /// Newest first.
    private List<Run> runs(Intervention it) {
        var filter = new RunFilter(Optional.of(it.pipeline()), Set.of(), Optional.of(it.night()), "");
        return house.history().latest(filter, RUNS_OF_A_NIGHT).stream()
                .filter(run -> run.state() != RunState.SKIPPED)
                .toList();
    }
}
