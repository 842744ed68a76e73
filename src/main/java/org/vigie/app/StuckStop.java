package org.vigie.app;

import org.vigie.continuity.recovery.Intervention;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.Result;
import org.vigie.continuity.recovery.Witness;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.runs.Run;

/// Stops the run that stands still, and only that one. One that advances is waited for.
final class StuckStop {
    private final OpenHouse house;
    private final Pace pace;

    StuckStop(OpenHouse house, Pace pace) {
        this.house = house;
        this.pace = pace;
    }

    Result stop(Intervention it, Witness witness) throws InterruptedException {
        while (true) {
            var active = house.history().active().stream()
                    .filter(run -> run.pipeline().equals(it.pipeline()))
                    .findFirst();
            if (active.isEmpty()) {
                witness.saw(Kind.NO_RUN_AT_WORK);
                return Result.NOTHING_TO_DO;
            }
            switch (pace.patiently(active.get())) {
                case Pace.Seen.Ended(var run) -> witness.saw(Kind.RUN_ENDED, run.id(), run.state());
                case Pace.Seen.Advances(var run) -> witness.saw(Kind.RUN_ADVANCES, run.id());
                case Pace.Seen.Gone(var run) -> {
                    return gone(run, witness);
                }
                case Pace.Seen.Still(var run, var judgement, var quiet) -> {
                    witness.saw(Kind.JUDGED, run.id(), judgement, quiet);
                    return stop(run, it, witness);
                }
            }
        }
    }

    private static Result gone(Run run, Witness witness) {
        witness.saw(
                Kind.PROCESS_GONE,
                run.id(),
                run.process().map(process -> Long.toString(process.pid())).orElse("–"));
        return Result.NOTHING_TO_DO;
    }

    private Result stop(Run run, Intervention it, Witness witness) {
        return new Result.Failed(Problem.of(Code.RUN_ALREADY_ACTIVE, run.pipeline(), run.id()));
    }
}
