package org.vigie.continuity.recovery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.problem.Problem;
import org.vigie.problem.ProblemException;

/// Acts that remember what was asked of them, and go wrong where a test says so.
final class StagedActs implements Acts {
    final List<String> done = new ArrayList<>();
    private final Map<Step, Result> results = new EnumMap<>(Step.class);
    private final Map<Step, Runnable> surprises = new EnumMap<>(Step.class);
    private final Set<Step> calledOff = EnumSet.noneOf(Step.class);
    private final Diagnosis diagnosis;

    StagedActs(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    /// What a process that is killed leaves: nothing after it is carried out, nothing is told.
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    void killedAt(Step step) {
        surprises.put(step, () -> {
            throw new Killed();
        });
    }

    void failsAt(Step step, Problem problem) {
        surprises.put(step, () -> {
            throw new ProblemException(problem);
        });
    }

    void endsWith(Step step, Result result) {
        results.put(step, result);
    }

    /// Once.
    void calledOffAt(Step step) {
        calledOff.add(step);
    }

    void works(Step step) {
        surprises.remove(step);
    }

    @Override
    public Diagnosis diagnose(String pipeline, Optional<LocalDate> night) {
        return diagnosis;
    }

    @Override
    public Result holdNewRuns(Intervention it, Witness witness) throws InterruptedException {
        witness.saw(Kind.HELD_UNTIL, RecoveryTest.DUE);
        return come(Step.HOLD);
    }

    @Override
    public Result stop(Intervention it, Witness witness) throws InterruptedException {
        witness.saw(Kind.NO_RUN_AT_WORK);
        return come(Step.STOP);
    }

    @Override
    public Result openAndVerifyWarehouse(Intervention it, Witness witness) throws InterruptedException {
        witness.saw(Kind.GOOD_DATA, "freight-2026-02-20-0001", RecoveryTest.GOOD_DATA);
        return come(Step.OPEN);
    }

    @Override
    public Result backUpAndProve(Intervention it, Witness witness) throws InterruptedException {
        witness.saw(Kind.BACKUP_PROVEN, "b1", 500);
        return come(Step.BACK_UP);
    }

    @Override
    public Result checkSources(Intervention it, Witness witness) throws InterruptedException {
        return come(Step.CHECK_SOURCES);
    }

    @Override
    public Result relaunch(Intervention it, Witness witness) throws InterruptedException {
        witness.saw(Kind.RUN_ORDERED, "freight-2026-02-21-0002");
        return come(Step.RELAUNCH);
    }

    @Override
    public Result verifyOutcome(Intervention it, Witness witness) throws InterruptedException {
        witness.saw(Kind.CONDITION_HOLDS, Condition.SLOT_PRESENT, it.night());
        return come(Step.VERIFY);
    }

    @Override
    public Result release(Intervention it, Witness witness) throws InterruptedException {
        witness.saw(Kind.RELEASED);
        return come(Step.RELEASE);
    }

    private Result come(Step step) throws InterruptedException {
        done.add(step.name());
        if (calledOff.remove(step)) {
            throw new InterruptedException();
        }
        surprises.getOrDefault(step, () -> {}).run();
        return results.getOrDefault(step, Result.DONE);
    }
}
