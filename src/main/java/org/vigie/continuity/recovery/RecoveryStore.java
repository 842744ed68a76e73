package org.vigie.continuity.recovery;

import static org.vigie.ledger.tables.Tables.RECOVERY;
import static org.vigie.ledger.tables.Tables.RECOVERY_EVIDENCE;
import static org.vigie.ledger.tables.Tables.RECOVERY_STEP;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.vigie.continuity.recovery.Diagnosis.Warehouse;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.RecoveryPage.Attempt;
import org.vigie.continuity.recovery.RecoveryPage.StepState;
import org.vigie.continuity.threat.Threat;
import org.vigie.ledger.tables.tables.records.RecoveryRecord;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.RunId;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// The recoveries of the operations book. Each method is one transaction; what a step does comes
/// after its row.
final class RecoveryStore {
    private static final List<String> OPEN = List.of(RecoveryState.RUNNING.name(), RecoveryState.WAITING.name());

    private final Session book;
    private final InstantSource clock;
    private final ProcessIdentity self;

    RecoveryStore(Session book, InstantSource clock, ProcessIdentity self) {
        this.book = book;
        this.clock = clock;
        this.self = self;
    }

    /// Writes the recovery down, with the diagnosis as its first step.
    ///
    /// @throws ProblemException RECOVERY_AT_WORK when one of this pipeline is open
    void begin(RecoveryId id, Diagnosis diagnosis, Trouble trouble, String actor, String reason) {
        book.writing(sql -> {
            open(sql, diagnosis.pipeline()).ifPresent(other -> {
                throw atWork(other);
            });
            insert(sql, id, diagnosis, trouble, actor, reason);
            int attempt = start(sql, id, Step.DIAGNOSE, actor, "", StepState.RUNNING);
            RecoveryProcedure.found(diagnosis).forEach(note -> saw(sql, id, Step.DIAGNOSE, attempt, note));
            end(sql, id, Step.DIAGNOSE, attempt, StepState.DONE, Optional.empty());
        });
    }

    Optional<RecoveryPage> open(String pipeline) {
        return book.readTogether(sql -> open(sql, pipeline));
    }

    Optional<RecoveryPage> find(RecoveryId id) {
        return book.readTogether(sql -> sql.selectFrom(RECOVERY)
                .where(RECOVERY.RECOVERY_ID.eq(id.value()))
                .fetchOptional(row -> page(sql, row)));
    }

    /// Newest first.
    List<RecoveryPage> latest(int most) {
        return book.readTogether(sql -> sql.selectFrom(RECOVERY)
                .orderBy(RECOVERY.BEGUN_UTC.desc(), RECOVERY.RECOVERY_ID.desc())
                .limit(most)
                .fetch(row -> page(sql, row)));
    }

    /// This process goes on with a recovery. What another one was doing when it was killed is
    /// written down as interrupted.
    ///
    /// @throws ProblemException RECOVERY_AT_WORK while another process carries it out
    RecoveryPage takeOver(RecoveryId id) {
        return book.write(sql -> {
            var page = get(sql, id);
            refuseOther(page);
            page.steps().stream()
                    .filter(attempt -> attempt.state() == StepState.RUNNING)
                    .forEach(attempt ->
                            end(sql, id, attempt.step(), attempt.number(), StepState.INTERRUPTED, Optional.empty()));
            sql.update(RECOVERY)
                    .set(RECOVERY.PID, self.pid())
                    .set(RECOVERY.PID_START, Instants.text(self.startedAt()))
                    .set(RECOVERY.PID_BIRTH, self.birth())
                    .where(RECOVERY.RECOVERY_ID.eq(id.value()))
                    .execute();
            return get(sql, id);
        });
    }

    /// The row before the act.
    ///
    /// @return the attempt's number
    /// @throws ProblemException STEP_LOCKED when it is not this step's turn
    int start(RecoveryId id, Step step, String actor) {
        return book.write(sql -> {
            refuseUnlessNext(get(sql, id), step);
            state(sql, id, RecoveryState.RUNNING);
            return start(sql, id, step, actor, "", StepState.RUNNING);
        });
    }

    void saw(RecoveryId id, Step step, int attempt, Note note) {
        book.writing(sql -> saw(sql, id, step, attempt, note));
    }

    void settle(RecoveryId id, Step step, int attempt, Result result) {
        book.writing(sql -> {
            switch (result) {
                case Result.Done _ -> settle(sql, id, step, attempt, StepState.DONE);
                case Result.NothingToDo _ -> settle(sql, id, step, attempt, StepState.NOTHING_TO_DO);
                case Result.Failed(var problem) -> {
                    end(sql, id, step, attempt, StepState.FAILED, Optional.of(problem));
                    state(sql, id, RecoveryState.WAITING);
                }
            }
        });
    }

    /// Somebody called the step off, in its middle.
    void calledOff(RecoveryId id, Step step, int attempt) {
        book.writing(sql -> {
            end(sql, id, step, attempt, StepState.INTERRUPTED, Optional.empty());
            state(sql, id, RecoveryState.WAITING);
        });
    }

    /// @throws ProblemException STEP_LOCKED, STEP_NOT_WAIVABLE
    void waive(RecoveryId id, Step step, String actor, String reason) {
        book.writing(sql -> {
            refuseUnlessNext(get(sql, id), step);
            if (!step.waivable()) {
                throw new ProblemException(Code.STEP_NOT_WAIVABLE, step);
            }
            int attempt = start(sql, id, step, actor, reason, StepState.WAIVED);
            end(sql, id, step, attempt, StepState.WAIVED, Optional.empty());
            state(sql, id, RecoveryState.RUNNING);
        });
    }

    /// Gives it up: what was seen stays.
    void giveUp(RecoveryId id, String actor, String reason) {
        book.writing(sql -> {
            var page = get(sql, id);
            var step = page.next().orElse(Step.RELEASE);
            int attempt = page.newest(step).map(Attempt::number).orElse(0);
            saw(sql, id, step, attempt, Note.of(Kind.GIVEN_UP, actor, reason));
            close(sql, id, RecoveryState.FAILED);
        });
    }

    void reported(RecoveryId id, String report) {
        book.writing(sql -> sql.update(RECOVERY)
                .set(RECOVERY.REPORT, report)
                .where(RECOVERY.RECOVERY_ID.eq(id.value()))
                .execute());
    }

    private void settle(DSLContext sql, RecoveryId id, Step step, int attempt, StepState state) {
        end(sql, id, step, attempt, state, Optional.empty());
        if (step == Step.VERIFY) {
            sql.update(RECOVERY)
                    .set(RECOVERY.VERIFIED_UTC, Instants.text(clock.instant()))
                    .where(RECOVERY.RECOVERY_ID.eq(id.value()))
                    .execute();
        }
        if (step == Step.RELEASE) {
            close(sql, id, RecoveryState.SUCCEEDED);
        }
    }

    private void close(DSLContext sql, RecoveryId id, RecoveryState state) {
        sql.update(RECOVERY)
                .set(RECOVERY.ENDED_UTC, Instants.text(clock.instant()))
                .where(RECOVERY.RECOVERY_ID.eq(id.value()))
                .execute();
        state(sql, id, state);
    }

    private static void state(DSLContext sql, RecoveryId id, RecoveryState state) {
        sql.update(RECOVERY)
                .set(RECOVERY.STATE, state.name())
                .where(RECOVERY.RECOVERY_ID.eq(id.value()))
                .execute();
    }

    private int start(DSLContext sql, RecoveryId id, Step step, String actor, String reason, StepState state) {
        int attempt = 1
                + sql.fetchCount(
                        RECOVERY_STEP, RECOVERY_STEP.RECOVERY_ID.eq(id.value()), RECOVERY_STEP.STEP.eq(step.name()));
        sql.insertInto(RECOVERY_STEP)
                .set(RECOVERY_STEP.RECOVERY_ID, id.value())
                .set(RECOVERY_STEP.STEP, step.name())
                .set(RECOVERY_STEP.ATTEMPT, (long) attempt)
                .set(RECOVERY_STEP.STATE, state.name())
                .set(RECOVERY_STEP.ACTOR, actor)
                .set(RECOVERY_STEP.REASON, reason)
                .set(RECOVERY_STEP.STARTED_UTC, Instants.text(clock.instant()))
                .execute();
        return attempt;
    }

    private void end(
            DSLContext sql, RecoveryId id, Step step, int attempt, StepState state, Optional<Problem> problem) {
        sql.update(RECOVERY_STEP)
                .set(RECOVERY_STEP.STATE, state.name())
                .set(
                        RECOVERY_STEP.PROBLEM,
                        orNull(problem.map(known -> known.code().name())))
                .set(RECOVERY_STEP.PROBLEM_ABOUT, orNull(problem.map(known -> lines(known.about()))))
                .set(RECOVERY_STEP.ENDED_UTC, Instants.text(clock.instant()))
                .where(
                        RECOVERY_STEP.RECOVERY_ID.eq(id.value()),
                        RECOVERY_STEP.STEP.eq(step.name()),
                        RECOVERY_STEP.ATTEMPT.eq((long) attempt))
                .execute();
    }

    private void saw(DSLContext sql, RecoveryId id, Step step, int attempt, Note note) {
        long seq = 1L + sql.fetchCount(RECOVERY_EVIDENCE, RECOVERY_EVIDENCE.RECOVERY_ID.eq(id.value()));
        sql.insertInto(RECOVERY_EVIDENCE)
                .set(RECOVERY_EVIDENCE.RECOVERY_ID, id.value())
                .set(RECOVERY_EVIDENCE.SEQ, seq)
                .set(RECOVERY_EVIDENCE.STEP, step.name())
                .set(RECOVERY_EVIDENCE.ATTEMPT, (long) attempt)
                .set(RECOVERY_EVIDENCE.KIND, note.kind().name())
                .set(RECOVERY_EVIDENCE.ABOUT, lines(note.about()))
                .set(RECOVERY_EVIDENCE.AT_UTC, Instants.text(clock.instant()))
                .execute();
        if (step == Step.OPEN && note.kind() == Kind.GOOD_DATA) {
            sql.update(RECOVERY)
                    .set(
                            RECOVERY.GOOD_DATA_UTC,
                            Instants.text(Instant.parse(note.about().getLast())))
                    .where(RECOVERY.RECOVERY_ID.eq(id.value()))
                    .execute();
        }
    }

    private void insert(
            DSLContext sql, RecoveryId id, Diagnosis diagnosis, Trouble trouble, String actor, String reason) {
        sql.insertInto(RECOVERY)
                .set(RECOVERY.RECOVERY_ID, id.value())
                .set(RECOVERY.PIPELINE, diagnosis.pipeline())
                .set(RECOVERY.SLOT, diagnosis.night().toString())
                .set(RECOVERY.STATE, RecoveryState.RUNNING.name())
                .set(RECOVERY.ACTOR, actor)
                .set(RECOVERY.REASON, reason)
                .set(RECOVERY.PID, self.pid())
                .set(RECOVERY.PID_START, Instants.text(self.startedAt()))
                .set(RECOVERY.PID_BIRTH, self.birth())
                .set(RECOVERY.TROUBLE, trouble.name())
                .set(
                        RECOVERY.BROKEN_RUN,
                        orNull(diagnosis.run().map(run -> run.id().value())))
                .set(RECOVERY.THREAT, orNull(diagnosis.threat().map(Threat::id)))
                .set(
                        RECOVERY.PROBLEM,
                        orNull(diagnosis.problem().map(known -> known.code().name())))
                .set(RECOVERY.PROBLEM_ABOUT, orNull(diagnosis.problem().map(known -> lines(known.about()))))
                .set(RECOVERY.DUE_UTC, Instants.text(diagnosis.due()))
                .set(RECOVERY.FAILED_SINCE_UTC, Instants.text(diagnosis.failedSince()))
                .set(RECOVERY.GOOD_DATA_UTC, orNull(goodData(diagnosis.warehouse())))
                .set(RECOVERY.BEGUN_UTC, Instants.text(clock.instant()))
                .execute();
    }

    private static Optional<String> goodData(Warehouse warehouse) {
        return switch (warehouse) {
            case Warehouse.Sound sound -> sound.goodData().map(good -> Instants.text(good.publishedAt()));
            case Warehouse.Unrecovered _, Warehouse.Held _, Warehouse.Unsound _ -> Optional.empty();
        };
    }

    private Optional<RecoveryPage> open(DSLContext sql, String pipeline) {
        return sql.selectFrom(RECOVERY)
                .where(RECOVERY.PIPELINE.eq(pipeline), RECOVERY.STATE.in(OPEN))
                .fetchOptional(row -> page(sql, row));
    }

    private RecoveryPage get(DSLContext sql, RecoveryId id) {
        return sql.selectFrom(RECOVERY)
                .where(RECOVERY.RECOVERY_ID.eq(id.value()))
                .fetchOptional(row -> page(sql, row))
                .orElseThrow(() -> new ProblemException(Code.UNKNOWN_RECOVERY, id));
    }

    private void refuseUnlessNext(RecoveryPage page, Step step) {
        if (!page.process().equals(self)) {
            throw atWork(page);
        }
        var next = page.state().terminal() ? Optional.<Step>empty() : page.next();
        if (!next.equals(Optional.of(step))) {
            throw new ProblemException(
                    Code.STEP_LOCKED, step, next.map(Step::name).orElse(""));
        }
    }

    private void refuseOther(RecoveryPage page) {
        if (!page.process().equals(self) && page.process().alive()) {
            throw atWork(page);
        }
    }

    static ProblemException atWork(RecoveryPage page) {
        return new ProblemException(
                Code.RECOVERY_AT_WORK,
                page.pipeline(),
                page.id(),
                page.actor(),
                page.process().pid());
    }

    private static RecoveryPage page(DSLContext sql, RecoveryRecord row) {
        return new RecoveryPage(
                new RecoveryId(row.getRecoveryId()),
                row.getPipeline(),
                LocalDate.parse(row.getSlot()),
                RecoveryState.valueOf(row.getState()),
                row.getActor(),
                row.getReason(),
                new ProcessIdentity(row.getPid(), Instants.instant(row.getPidStart()), row.getPidBirth()),
                Trouble.valueOf(row.getTrouble()),
                Optional.ofNullable(row.getBrokenRun()).map(RunId::new),
                Optional.ofNullable(row.getThreat()).flatMap(RecoveryStore::threat),
                problem(row.getProblem(), row.getProblemAbout()),
                Instants.instant(row.getDueUtc()),
                Instants.instant(row.getFailedSinceUtc()),
                Optional.ofNullable(row.getGoodDataUtc()).map(Instants::instant),
                Optional.ofNullable(row.getVerifiedUtc()).map(Instants::instant),
                Instants.instant(row.getBegunUtc()),
                Optional.ofNullable(row.getEndedUtc()).map(Instants::instant),
                Optional.ofNullable(row.getReport()),
                steps(sql, row.getRecoveryId()),
                evidence(sql, row.getRecoveryId()));
    }

    private static List<Attempt> steps(DSLContext sql, String id) {
        return sql
                .selectFrom(RECOVERY_STEP)
                .where(RECOVERY_STEP.RECOVERY_ID.eq(id))
                .fetch(row -> new Attempt(
                        Step.valueOf(row.getStep()),
                        row.getAttempt().intValue(),
                        StepState.valueOf(row.getState()),
                        row.getActor(),
                        row.getReason(),
                        problem(row.getProblem(), row.getProblemAbout()),
                        Instants.instant(row.getStartedUtc()),
                        Optional.ofNullable(row.getEndedUtc()).map(Instants::instant)))
                .stream()
                .sorted(Comparator.comparing(Attempt::step).thenComparing(Attempt::number))
                .toList();
    }

    private static List<Evidence> evidence(DSLContext sql, String id) {
        return sql.selectFrom(RECOVERY_EVIDENCE)
                .where(RECOVERY_EVIDENCE.RECOVERY_ID.eq(id))
                .orderBy(RECOVERY_EVIDENCE.SEQ)
                .fetch(row -> new Evidence(
                        Step.valueOf(row.getStep()),
                        row.getAttempt().intValue(),
                        new Note(Kind.valueOf(row.getKind()), parts(row.getAbout())),
                        Instants.instant(row.getAtUtc())));
    }

    private static Optional<Threat> threat(String id) {
        return Stream.of(Threat.values()).filter(known -> known.id().equals(id)).findFirst();
    }

    private static Optional<Problem> problem(@Nullable String code, @Nullable String about) {
        return code == null || about == null
                ? Optional.empty()
                : Optional.of(new Problem(Code.valueOf(code), parts(about)));
    }

    private static List<String> parts(String lines) {
        return lines.isEmpty() ? List.of() : List.of(lines.split("\n", -1));
    }

    /// One line for each part.
    private static String lines(List<String> parts) {
        return String.join(
                "\n", parts.stream().map(part -> part.replace('\n', ' ')).toList());
    }

    private static @Nullable String orNull(Optional<String> value) {
        return value.orElse(null);
    }
}
