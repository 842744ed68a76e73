package org.vigie.app;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.vigie.continuity.recovery.Acts;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.Diagnosis.SourceLook;
import org.vigie.continuity.recovery.Intervention;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.Result;
import org.vigie.continuity.recovery.Witness;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.Reason;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;

/// The acts of a recovery on a real installation.
final class RecoveryActs implements Acts {
    private final OpenHouse house;
    private final Diagnosing diagnosing;
    private final SourceTrial sources;
    private final SafeCopy copies;
    private final Holding holding;
    private final StuckStop stop;
    private final WarehouseMending mending;
    private final NightRelaunch relaunch;

    RecoveryActs(OpenHouse house, Predicate<Run> gone, Pace.Pause pause, InstantSource clock) {
        var pace = new Pace(
                house.history(),
                house.watching(),
                gone,
                house.instance().settings().limits(),
                pause,
                System::nanoTime);
        var look = new WarehouseLook(house);
        this.house = house;
        this.sources = new SourceTrial(house);
        this.copies = new SafeCopy(house.backups(), house.restores(), house.history());
        this.holding =
                new Holding(house.drains(), clock, house.instance().settings().zone());
        this.diagnosing = new Diagnosing(house, pace, look, sources, clock);
        this.stop = new StuckStop(house, pace);
        this.mending = new WarehouseMending(house, look, copies);
        this.relaunch = new NightRelaunch(house, pace, pause);
    }

    @Override
    public Diagnosis diagnose(String pipeline, Optional<LocalDate> night) throws InterruptedException {
        return diagnosing.of(pipeline, night, copies.newest(pipeline));
    }

    @Override
    public Result holdNewRuns(Intervention it, Witness witness) {
        return holding.hold(it, witness);
    }

    @Override
    public Result stop(Intervention it, Witness witness) throws InterruptedException {
        return stop.stop(it, witness);
    }

    @Override
    public Result openAndVerifyWarehouse(Intervention it, Witness witness) {
        return mending.mend(it, witness);
    }

    @Override
    public Result backUpAndProve(Intervention it, Witness witness) {
        return copies.take(it, witness);
    }

    @Override
    public Result checkSources(Intervention it, Witness witness) {
        var looks = replay(it).map(sources::kept).orElseGet(() -> sources.look(it.pipeline()));
        looks.stream()
                .filter(look -> look.problem().isEmpty())
                .forEach(look -> witness.saw(Kind.SOURCE_REACHABLE, look.source(), look.location()));
        return looks.stream()
                .flatMap((SourceLook look) -> look.problem().stream())
                .findFirst()
                .<Result>map(Result.Failed::new)
                .orElse(Result.DONE);
    }

    @Override
    public Result relaunch(Intervention it, Witness witness) throws InterruptedException {
        return relaunch.relaunch(it, replay(it), witness);
    }

    @Override
    public Result verifyOutcome(Intervention it, Witness witness) {
        var published = relaunch.published(it);
        if (published.isEmpty()) {
            return new Result.Failed(Problem.of(
                    Code.OUTCOME_NOT_VERIFIED, it.pipeline(), it.night().toString(), Reason.NO_LEDGER_ROW));
        }
        new OutcomeProof(house, witness).of(published.get());
        return Result.DONE;
    }

    @Override
    public Result release(Intervention it, Witness witness) {
        return holding.release(it, witness);
    }

    private Optional<RunId> replay(Intervention it) {
        return it.brokenRun().flatMap(run -> diagnosing.replay(house.history().get(run.value())));
    }
}
