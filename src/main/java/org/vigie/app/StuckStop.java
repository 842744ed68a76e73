package org.vigie.app;

import java.time.Duration;
import java.util.function.Consumer;
import org.vigie.continuity.recovery.Intervention;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.Result;
import org.vigie.continuity.recovery.Witness;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.Run;
import org.vigie.runs.stop.Certificate;

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

    private Result stop(Run run, Intervention it, Witness witness) throws InterruptedException {
        var told = new Told(witness);
        try {
            var certificate = house.stopping().stop(run.id(), it.actor(), it.reason(), told);
            told.accept(certificate);
            end(certificate, witness);
        } catch (ProblemException e) {
            if (e.problem().code() != Code.RUN_ALREADY_ENDED) {
                throw e;
            }
            var ended = house.history().get(run.id().value());
            witness.saw(Kind.RUN_ENDED, ended.id(), ended.state());
        }
        return Result.DONE;
    }

    private void end(Certificate certificate, Witness witness) {
        if (certificate.stage() == Certificate.Stage.CONFIRMED) {
            var took = Duration.between(
                    certificate.requestedAt(), certificate.closedAt().orElse(certificate.requestedAt()));
            witness.saw(Kind.STOP_CONFIRMED, certificate.run(), took);
        }
        var ended = house.history().get(certificate.run().value());
        witness.saw(Kind.RUN_ENDED, ended.id(), ended.state());
    }

    /// Each act of the certificate is evidence, once.
    private static final class Told implements Consumer<Certificate> {
        private final Witness witness;
        private int acts;

        Told(Witness witness) {
            this.witness = witness;
        }

        @Override
        public void accept(Certificate certificate) {
            for (; acts < certificate.acts().size(); acts++) {
                tell(certificate.acts().get(acts));
            }
        }

        private void tell(Certificate.Act act) {
            if (act.pid().isPresent()) {
                witness.saw(Kind.STOP_ACT, act.kind(), act.pid().get(), act.detail());
            } else if (act.detail().isBlank()) {
                witness.saw(Kind.STOP_SEEN, act.kind());
            } else {
                witness.saw(Kind.STOP_NOTED, act.kind(), act.detail());
            }
        }
    }
}
