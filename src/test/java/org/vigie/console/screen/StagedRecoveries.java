package org.vigie.console.screen;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.Evidence;
import org.vigie.continuity.recovery.Note;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.RecoveryId;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryPage.Attempt;
import org.vigie.continuity.recovery.RecoveryPage.StepState;
import org.vigie.continuity.recovery.RecoveryProcedure;
import org.vigie.continuity.recovery.RecoveryState;
import org.vigie.continuity.recovery.Step;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.ProcessIdentity;

/// The part of a desk in memory that recovers nights: each step takes one second and three.
public abstract class StagedRecoveries implements RecoveryDesk {
    public static final Path REPORTS = Path.of("reports");
    private final Map<Step, Problem> failing = new EnumMap<>(Step.class);
    private final Map<Step, Runnable> calls = new EnumMap<>(Step.class);
    private final List<Step> carriedOut = new CopyOnWriteArrayList<>();
    private final List<Path> opened = new CopyOnWriteArrayList<>();
    private final List<String> reported = new CopyOnWriteArrayList<>();
    private volatile Diagnosis diagnosis = StagedRecovery.nothing();
    private volatile Optional<Problem> undiagnosed = Optional.empty();
    private volatile Optional<RecoveryPage> recovery = Optional.empty();
    private volatile Optional<Step> staying = Optional.empty();
    private volatile Instant now = Staged.NOW;

    abstract void beAsked();

    abstract StagedDesk self();

    public StagedDesk diagnosed(Diagnosis it) {
        diagnosis = it;
        undiagnosed = Optional.empty();
        return self();
    }

    public StagedDesk undiagnosed(Problem why) {
        undiagnosed = Optional.of(why);
        return self();
    }

    public StagedDesk failsAt(Step step, Problem why) {
        failing.put(step, why);
        return self();
    }

    public StagedDesk worksAt(Step step) {
        failing.remove(step);
        return self();
    }

    /// Somebody calls the step off while it is at work, once.
    public StagedDesk calledOffAt(Step step, Runnable call) {
        calls.put(step, call);
        return self();
    }

    /// The step never comes to its end: for pictures.
    public StagedDesk staysAt(Step step) {
        staying = Optional.of(step);
        return self();
    }

    /// A recovery that another process began and took that far.
    public StagedDesk recovering(ProcessIdentity process, Step upTo) {
        begin("k.mballa", "nuit en panne", process);
        for (var step = Step.HOLD; step != upTo; step = next()) {
            settle(step);
        }
        start(upTo, "k.mballa");
        return self();
    }

    public List<Step> carriedOut() {
        return carriedOut;
    }

    public List<Path> opened() {
        return opened;
    }

    /// The recoveries of which a report was written, with its language.
    public List<String> reported() {
        return reported;
    }

    @Override
    public List<String> pipelines() {
        return List.of("freight");
    }

    @Override
    public Diagnosis diagnose(String pipeline, Optional<LocalDate> night) {
        beAsked();
        undiagnosed.ifPresent(why -> {
            throw new ProblemException(why);
        });
        return diagnosis;
    }

    @Override
    public Optional<RecoveryPage> recovery(String pipeline) {
        beAsked();
        return recovery.filter(page -> page.pipeline().equals(pipeline));
    }

    @Override
    public RecoveryPage beginRecovery(String pipeline, LocalDate night, String actor, String reason) {
        beAsked();
        if (diagnosis.trouble().isEmpty()) {
            throw new ProblemException(Code.NOTHING_TO_RECOVER, pipeline, night);
        }
        return begin(actor, reason, ProcessIdentity.own());
    }

    @Override
    public RecoveryPage resumeRecovery(RecoveryId id, String actor, String reason) {
        beAsked();
        var page = page();
        var steps = new ArrayList<>(page.steps());
        steps.replaceAll(attempt -> attempt.state() == StepState.RUNNING
                ? ended(attempt, StepState.INTERRUPTED, Optional.empty())
                : attempt);
        become(with(page, RecoveryState.RUNNING, ProcessIdentity.own(), steps, page.evidence()));
        saw(next(), Note.of(Kind.RESUMED, actor, reason));
        return page();
    }

    @Override
    public RecoveryPage carryOut(RecoveryId id, Step step, String actor) throws InterruptedException {
        beAsked();
        carriedOut.add(step);
        start(step, actor);
        leaveWhenCalledOff(step);
        if (staying.equals(Optional.of(step))) {
            saw(step, StagedRecovery.seenAt(step).getFirst());
            throw new StagedDesk.GoesOn();
        }
        Optional.ofNullable(failing.get(step)).ifPresentOrElse(why -> fail(step, why), () -> finish(step));
        return page();
    }

    @Override
    public RecoveryPage waive(RecoveryId id, Step step, String actor, String reason) {
        beAsked();
        if (!step.waivable()) {
            throw new ProblemException(Code.STEP_NOT_WAIVABLE, step);
        }
        var attempt = new Attempt(
                step, number(step) + 1, StepState.WAIVED, actor, reason, Optional.empty(), now, Optional.of(now));
        add(attempt, RecoveryState.RUNNING);
        return page();
    }

    @Override
    public RecoveryPage giveUp(RecoveryId id, String actor, String reason) {
        beAsked();
        saw(next(), Note.of(Kind.GIVEN_UP, actor, reason));
        become(with(page(), RecoveryState.FAILED, ProcessIdentity.own(), page().steps(), page().evidence()));
        return page();
    }

    @Override
    public List<Path> report(RecoveryPage page, Texts texts) {
        beAsked();
        reported.add(page.id() + " " + texts.locale().getLanguage());
        return List.of(REPORTS.resolve(page.id() + ".html"), REPORTS.resolve(page.id() + ".pdf"));
    }

    @Override
    public void show(Path file) {
        beAsked();
        opened.add(file);
    }

    private void leaveWhenCalledOff(Step step) throws InterruptedException {
        Optional.ofNullable(calls.remove(step)).ifPresent(Runnable::run);
        if (Thread.interrupted()) {
            end(step, StepState.INTERRUPTED, Optional.empty(), RecoveryState.WAITING);
            throw new InterruptedException("called off");
        }
    }

    private RecoveryPage begin(String actor, String reason, ProcessIdentity process) {
        now = Staged.NOW;
        become(new RecoveryPage(
                new RecoveryId("recovery-freight-" + diagnosis.night() + "-k7mq"),
                "freight",
                diagnosis.night(),
                RecoveryState.RUNNING,
                actor,
                reason,
                process,
                diagnosis.trouble().orElseThrow(),
                diagnosis.run().map(run -> run.id()),
                diagnosis.threat(),
                diagnosis.problem(),
                diagnosis.due(),
                diagnosis.failedSince(),
                Optional.of(StagedRecovery.GOOD_DATA),
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of()));
        start(Step.DIAGNOSE, actor);
        RecoveryProcedure.simulate(Step.DIAGNOSE, diagnosis).notes().forEach(note -> saw(Step.DIAGNOSE, note));
        end(Step.DIAGNOSE, StepState.DONE, Optional.empty(), RecoveryState.RUNNING);
        return page();
    }

    private void settle(Step step) {
        start(step, page().actor());
        finish(step);
    }

    private void finish(Step step) {
        now = now.plusMillis(1300);
        StagedRecovery.seenAt(step).forEach(note -> saw(step, note));
        var state = step == Step.STOP ? StepState.NOTHING_TO_DO : StepState.DONE;
        end(step, state, Optional.empty(), step == Step.RELEASE ? RecoveryState.SUCCEEDED : RecoveryState.RUNNING);
    }

    private void fail(Step step, Problem why) {
        now = now.plusMillis(1300);
        if (step == Step.OPEN) {
            saw(step, Note.of(Kind.LOCK_HELD, StagedRecovery.WAREHOUSE, StagedRecovery.HOLDER));
        }
        end(step, StepState.FAILED, Optional.of(why), RecoveryState.WAITING);
    }

    private void start(Step step, String actor) {
        var attempt = new Attempt(
                step, number(step) + 1, StepState.RUNNING, actor, "", Optional.empty(), now, Optional.empty());
        add(attempt, RecoveryState.RUNNING);
    }

    private void end(Step step, StepState state, Optional<Problem> why, RecoveryState now) {
        var steps = new ArrayList<>(page().steps());
        steps.set(steps.size() - 1, ended(steps.getLast(), state, why));
        become(with(page(), now, page().process(), steps, page().evidence()));
    }

    private void add(Attempt attempt, RecoveryState state) {
        var steps = new ArrayList<>(page().steps());
        steps.add(attempt);
        become(with(page(), state, page().process(), steps, page().evidence()));
    }

    private void saw(Step step, Note note) {
        var evidence = new ArrayList<>(page().evidence());
        evidence.add(new Evidence(step, Math.max(1, number(step)), note, now));
        become(with(page(), page().state(), page().process(), page().steps(), evidence));
    }

    private Attempt ended(Attempt attempt, StepState state, Optional<Problem> why) {
        return new Attempt(
                attempt.step(),
                attempt.number(),
                state,
                attempt.actor(),
                attempt.reason(),
                why,
                attempt.startedAt(),
                Optional.of(now));
    }

    private int number(Step step) {
        return page().newest(step).map(Attempt::number).orElse(0);
    }

    private Step next() {
        return page().next().orElse(Step.RELEASE);
    }

    private RecoveryPage page() {
        return recovery.orElseThrow();
    }

    private void become(RecoveryPage page) {
        recovery = Optional.of(page);
    }

    private RecoveryPage with(
            RecoveryPage it,
            RecoveryState state,
            ProcessIdentity process,
            List<Attempt> steps,
            List<Evidence> evidence) {
        var verified = steps.stream()
                .filter(attempt ->
                        attempt.step() == Step.VERIFY && attempt.state().settled())
                .flatMap(attempt -> attempt.endedAt().stream())
                .findFirst();
        return new RecoveryPage(
                it.id(),
                it.pipeline(),
                it.night(),
                state,
                it.actor(),
                it.reason(),
                process,
                it.trouble(),
                it.brokenRun(),
                it.threat(),
                it.problem(),
                it.due(),
                it.failedSince(),
                it.goodDataAt(),
                verified,
                it.begunAt(),
                state.terminal() ? Optional.of(now) : Optional.empty(),
                it.report(),
                steps,
                evidence);
    }
}
