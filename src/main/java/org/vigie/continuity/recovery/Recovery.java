package org.vigie.continuity.recovery;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.RecoveryPage.Attempt;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.ProcessIdentity;
import org.vigie.sqlite.Session;

/// Where a broken night is recovered, step by step.
///
/// The operations book has each step's row before its act and each observed result after it, so that
/// whoever comes after a kill goes on at the same step.
public final class Recovery {
    /// Characters that are not mistaken for each other when read aloud or from paper.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int OWN_CHARACTERS = 4;

    private final RecoveryStore store;
    private final Acts acts;
    private final RecoveryProcedure procedure;
    private final SecureRandom random = new SecureRandom();

    public Recovery(Session book, Acts acts, InstantSource clock) {
        this(book, acts, clock, ProcessIdentity.own());
    }

    Recovery(Session book, Acts acts, InstantSource clock, ProcessIdentity self) {
        this.store = new RecoveryStore(book, clock, self);
        this.acts = acts;
        this.procedure = new RecoveryProcedure(acts);
    }

    /// Looks, and changes nothing.
    ///
    /// @param night empty: that of a run at work, else the newest whose hour has come
    public Diagnosis diagnose(String pipeline, Optional<LocalDate> night) throws InterruptedException {
        return acts.diagnose(pipeline, night);
    }

    /// The recovery of a pipeline that has not ended; one that was killed is among them.
    public Optional<RecoveryPage> open(String pipeline) {
        return store.open(pipeline);
    }

    /// Newest first.
    public List<RecoveryPage> latest(int most) {
        return store.latest(most);
    }

    /// @throws ProblemException UNKNOWN_RECOVERY
    public RecoveryPage page(RecoveryId id) {
        return store.find(id).orElseThrow(() -> new ProblemException(Code.UNKNOWN_RECOVERY, id));
    }

    /// Begins a recovery of what was diagnosed. Nothing but the diagnosis is done yet.
    ///
    /// @throws ProblemException NOTHING_TO_RECOVER, RECOVERY_AT_WORK, ARGUMENT_MISSING without a
    ///   reason
    public RecoveryPage begin(Diagnosis diagnosis, String actor, String reason) {
        refuseWithout(reason);
        var trouble = diagnosis
                .trouble()
                .orElseThrow(
                        () -> new ProblemException(Code.NOTHING_TO_RECOVER, diagnosis.pipeline(), diagnosis.night()));
        var id = new RecoveryId("recovery-" + diagnosis.pipeline() + "-" + diagnosis.night() + "-" + ownCharacters());
        store.begin(id, diagnosis, trouble, actor, reason);
        return page(id);
    }

    /// Goes on with a recovery that was killed in its middle, or that another one left waiting. New
    /// runs are held again: the time for which they were may be over.
    ///
    /// @throws ProblemException RECOVERY_AT_WORK while its process lives
    public RecoveryPage resume(RecoveryId id, String actor, String reason) throws InterruptedException {
        refuseWithout(reason);
        var page = store.takeOver(id);
        var step = page.next().orElse(Step.RELEASE);
        int attempt = page.newest(step).map(Attempt::number).orElse(0);
        store.saw(id, step, attempt, Note.of(Kind.RESUMED, actor, reason));
        if (page.settled(Step.HOLD)) {
            var _ = acts.holdNewRuns(page.intervention(), note -> store.saw(id, step, attempt, note));
        }
        return page(id);
    }

    /// Carries out the step whose turn it is.
    ///
    /// @return the recovery after it: RUNNING when it is settled, WAITING when it failed, SUCCEEDED
    ///   after the last
    /// @throws ProblemException STEP_LOCKED when it is not this step's turn
    /// @throws InterruptedException when somebody calls the step off
    public RecoveryPage carryOut(RecoveryId id, Step step, String actor) throws InterruptedException {
        int attempt = store.start(id, step, actor);
        try {
            store.settle(id, step, attempt, result(page(id), step, attempt));
        } catch (InterruptedException e) {
            store.calledOff(id, step, attempt);
            throw e;
        }
        return page(id);
    }

    /// Carries out every step that is left, and stands still at the first that fails.
    ///
    /// @param told after each step is begun and settled
    public RecoveryPage carryOut(RecoveryId id, String actor, Consumer<RecoveryPage> told) throws InterruptedException {
        var page = page(id);
        while (!page.state().terminal()) {
            var step = page.next().orElseThrow();
            page = carryOut(id, step, actor);
            told.accept(page);
            if (!page.state().terminal() && !page.settled(step)) {
                return page;
            }
        }
        return page;
    }

    /// Goes on without a step.
    ///
    /// @throws ProblemException STEP_LOCKED, STEP_NOT_WAIVABLE, ARGUMENT_MISSING without a reason
    public RecoveryPage waive(RecoveryId id, Step step, String actor, String reason) {
        refuseWithout(reason);
        store.waive(id, step, actor, reason);
        return page(id);
    }

    /// Gives a recovery up: new runs may start again, everything else stays as it is.
    public RecoveryPage giveUp(RecoveryId id, String actor, String reason) throws InterruptedException {
        refuseWithout(reason);
        var page = store.takeOver(id);
        if (page.settled(Step.HOLD)) {
            int attempt = page.newest(Step.HOLD).map(Attempt::number).orElse(0);
            var _ = acts.release(page.intervention(), note -> store.saw(id, Step.HOLD, attempt, note));
        }
        store.giveUp(id, actor, reason);
        return page(id);
    }

    /// The report of a recovery lies there.
    public void reported(RecoveryId id, String report) {
        store.reported(id, report);
    }

    private Result result(RecoveryPage page, Step step, int attempt) throws InterruptedException {
        try {
            return procedure.carryOut(step, page.intervention(), note -> store.saw(page.id(), step, attempt, note));
        } catch (ProblemException e) {
            return new Result.Failed(e.problem());
        }
    }

    private static void refuseWithout(String reason) {
        if (reason.isBlank()) {
            throw new ProblemException(Problem.of(Code.ARGUMENT_MISSING, "--reason TEXT", "vigie recover --help"));
        }
    }

    private String ownCharacters() {
        var own = new StringBuilder();
        for (int i = 0; i < OWN_CHARACTERS; i++) {
            own.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return own.toString();
    }
}
