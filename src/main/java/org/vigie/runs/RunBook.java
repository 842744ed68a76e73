package org.vigie.runs;

import static org.vigie.ledger.tables.Tables.LEASE;
import static org.vigie.ledger.tables.Tables.RUN;
import static org.vigie.ledger.tables.Tables.STEP;
import static org.vigie.ledger.tables.Tables.STOP;
import static org.vigie.ledger.tables.Tables.TRANSITION;
import static org.vigie.ledger.tables.Tables.WATCH;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.vigie.continuity.threat.Threat;
import org.vigie.etl.Journal.Activity;
import org.vigie.etl.Journal.StepKind;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// How a run is written in the operations book: ordered with its lease, started, beating, ended
/// once.
///
/// Each method is one immediate transaction.
public final class RunBook {
    static final List<String> ALIVE = List.of("QUEUED", "STARTING", "RUNNING", "STOPPING");

    private final Session book;
    private final InstantSource clock;
    private final ZoneId zone;

    public RunBook(Session book, InstantSource clock) {
        this(book, clock, ZoneOffset.UTC);
    }

    /// @param zone in which people are told of instants
    public RunBook(Session book, InstantSource clock, ZoneId zone) {
        this.book = book;
        this.clock = clock;
        this.zone = zone;
    }

    /// Writes the order down and takes the pipeline's lease for it; when another run holds the
    /// lease, the order is written down as SKIPPED. A night that is claimed is claimed in the same
    /// transaction, so that two who come at once do not both run it.
    ///
    /// @param newestPublished the newest fence in the warehouse's ledger: a book that was lost and
    ///   made anew must not give fences that the warehouse has seen
    /// @throws org.vigie.problem.ProblemException NO_NEW_RUNS, SLOT_TAKEN; nothing is written then
    public Run order(RunOrder order, RunId id, ProcessIdentity orderer, long newestPublished) {
        return book.write(sql -> {
            SlotStore.refuseIfDrained(sql, clock.instant(), zone, order.recovery());
            order.claim().ifPresent(_ -> SlotStore.refuseIfTaken(sql, order));
            var holder = leaseHolder(sql, order.pipeline());
            insert(sql, order, id, orderer, holder.isPresent() ? 0 : nextFence(sql, order.pipeline(), newestPublished));
            transition(sql, id, null, RunState.QUEUED, order.actor(), order.reason());
            if (holder.isPresent()) {
                var problem = Problem.of(Code.RUN_ALREADY_ACTIVE, order.pipeline(), holder.get());
                endIn(sql, id, RunState.SKIPPED, Optional.of(problem), order.actor());
                order.claim().ifPresent(claim -> SlotStore.skipped(sql, order, claim, id, clock.instant()));
            } else {
                takeLease(sql, order.pipeline(), id);
                order.claim().ifPresent(claim -> SlotStore.started(sql, order, claim, id));
            }
            return RunRows.find(sql, id).orElseThrow();
        });
    }

    /// Writes down, once, that nobody ran a night that was expected.
    ///
    /// @return empty when it was written down before, or when somebody has the night
    public Optional<Run> missed(RunOrder order, RunId id) {
        return book.write(sql -> {
            if (!SlotStore.awaited(sql, order)) {
                return Optional.empty();
            }
            insert(sql, order, id, ProcessIdentity.own(), 0);
            sql.update(RUN)
                    .set(RUN.ENDED_UTC, Instants.text(clock.instant()))
                    .set(RUN.STATE, RunState.MISSED.name())
                    .set(RUN.THREAT, Threat.MISSED_RUN.id())
                    .where(RUN.RUN_ID.eq(id.value()))
                    .execute();
            transition(sql, id, null, RunState.MISSED, order.actor(), order.reason());
            SlotStore.missed(sql, order, id, clock.instant());
            return RunRows.find(sql, id);
        });
    }

    /// The worker's process exists.
    public void starting(RunId run, ProcessIdentity worker) {
        book.writing(sql -> {
            sql.update(RUN)
                    .set(RUN.PID, worker.pid())
                    .set(RUN.PID_START, Instants.text(worker.startedAt()))
                    .set(RUN.PID_BIRTH, worker.birth())
                    .where(RUN.RUN_ID.eq(run.value()), RUN.PID.isNull())
                    .execute();
            if (state(sql, run) == RunState.QUEUED) {
                move(sql, run, RunState.STARTING, "supervisor", "pid " + worker.pid());
            }
        });
    }

    /// The worker speaks for itself.
    ///
    /// @return false when the run has ended already, or belongs to another process: the worker must
    ///   stop
    public boolean running(RunId run, ProcessIdentity worker) {
        return book.write(sql -> {
            var state = state(sql, run);
            if (state != RunState.QUEUED && state != RunState.STARTING) {
                return false;
            }
            sql.update(RUN)
                    .set(RUN.PID, worker.pid())
                    .set(RUN.PID_START, Instants.text(worker.startedAt()))
                    .set(RUN.PID_BIRTH, worker.birth())
                    .set(RUN.STARTED_UTC, Instants.text(clock.instant()))
                    .where(RUN.RUN_ID.eq(run.value()))
                    .execute();
            move(sql, run, RunState.RUNNING, "worker", "pid " + worker.pid());
            return true;
        });
    }

    /// @return where the run stands: somebody may have asked it to stop
    public RunState beat(RunId run) {
        return book.write(sql -> {
            sql.update(RUN)
                    .set(RUN.HEARTBEAT_SEQ, RUN.HEARTBEAT_SEQ.plus(1))
                    .where(RUN.RUN_ID.eq(run.value()), RUN.STATE.in(ALIVE))
                    .execute();
            return state(sql, run);
        });
    }

    /// @return where the run stands: somebody may have asked it to stop
    public RunState progress(RunId run, long in, long loaded, long quarantined, double share) {
        return book.write(sql -> {
            sql.update(RUN)
                    .set(RUN.PROGRESS_SEQ, RUN.PROGRESS_SEQ.plus(1))
                    .set(RUN.ROWS_IN, in)
                    .set(RUN.ROWS_LOADED, loaded)
                    .set(RUN.ROWS_QUARANTINED, quarantined)
                    .set(RUN.SHARE, share)
                    .where(RUN.RUN_ID.eq(run.value()), RUN.STATE.in(ALIVE))
                    .execute();
            return state(sql, run);
        });
    }

    /// The work goes on.
    public void advance(RunId run) {
        book.writing(sql -> sql.update(RUN)
                .set(RUN.PROGRESS_SEQ, RUN.PROGRESS_SEQ.plus(1))
                .where(RUN.RUN_ID.eq(run.value()), RUN.STATE.in(ALIVE))
                .execute());
    }

    public void activity(RunId run, Activity activity) {
        book.writing(sql -> sql.update(RUN)
                .set(RUN.ACTIVITY, activity.name())
                .where(RUN.RUN_ID.eq(run.value()), RUN.STATE.in(ALIVE))
                .execute());
    }

    public void step(RunId run, StepKind kind) {
        book.writing(sql -> sql.update(RUN)
                .set(RUN.STEP, kind.name())
                .set(RUN.PROGRESS_SEQ, RUN.PROGRESS_SEQ.plus(1))
                .where(RUN.RUN_ID.eq(run.value()), RUN.STATE.in(ALIVE))
                .execute());
    }

    /// Ends a run, once, and frees its lease.
    ///
    /// @return false when it had ended already; nothing is changed then
    public boolean end(RunId run, RunState state, Optional<Problem> problem, String actor) {
        return book.write(sql -> {
            if (state(sql, run).terminal()) {
                return false;
            }
            endIn(sql, run, state, problem, actor);
            return true;
        });
    }

    /// Somebody wants the run to end. Within the caller's transaction, which writes down who, why and
    /// what is done about it.
    public void stoppingIn(DSLContext sql, RunId run, String actor, String reason) {
        if (state(sql, run) != RunState.STOPPING) {
            move(sql, run, RunState.STOPPING, actor, reason);
        }
    }

    /// Who asked for the end of a run, and why, as what ends it.
    public Problem stopRequest(RunId run) {
        return book.read(sql -> sql.select(STOP.ACTOR, STOP.REASON)
                .from(STOP)
                .where(STOP.RUN_ID.eq(run.value()))
                .fetchSingle(row -> Problem.of(Code.RUN_KILLED, run, row.value1(), row.value2())));
    }

    /// Where a run stands now.
    public RunState state(RunId run) {
        return book.read(sql -> state(sql, run));
    }

    /// The run that may publish for this pipeline now.
    public Optional<RunId> leaseHolder(String pipeline) {
        return book.read(sql -> leaseHolder(sql, pipeline)).map(RunId::new);
    }

    /// The fence that a run was given.
    public long fence(RunId run) {
        return book.read(sql -> sql.select(RUN.FENCE)
                .from(RUN)
                .where(RUN.RUN_ID.eq(run.value()))
                .fetchSingle()
                .value1());
    }

    /// The process that ordered a run: while it lives, a run without a worker is only young.
    public ProcessIdentity orderer(RunId run) {
        return book.read(sql -> sql.select(RUN.ORDERER_PID, RUN.ORDERER_START, RUN.ORDERER_BIRTH)
                .from(RUN)
                .where(RUN.RUN_ID.eq(run.value()))
                .fetchSingle(row -> new ProcessIdentity(row.value1(), Instants.instant(row.value2()), row.value3())));
    }

    private void endIn(DSLContext sql, RunId run, RunState state, Optional<Problem> problem, String actor) {
        var pipeline = sql.select(RUN.PIPELINE)
                .from(RUN)
                .where(RUN.RUN_ID.eq(run.value()))
                .fetchSingle()
                .value1();
        var cause = problem.map(Problem::cause);
        sql.update(RUN)
                .set(RUN.ENDED_UTC, Instants.text(clock.instant()))
                .set(RUN.EXIT_CODE, (long) cause.map(known -> known.exitCode()).orElse(0))
                .set(RUN.CAUSE, orNull(cause.map(Enum::name)))
                .set(
                        RUN.THREAT,
                        orNull(problem.flatMap(known -> Threat.behind(known, pipeline))
                                .map(Threat::id)))
                .set(RUN.PROBLEM, orNull(problem.map(known -> known.code().name())))
                .set(RUN.PROBLEM_ABOUT, orNull(problem.map(RunRows::about)))
                .setNull(RUN.ACTIVITY)
                .where(RUN.RUN_ID.eq(run.value()))
                .execute();
        if (!state.published()) {
            sql.update(RUN)
                    .set(RUN.ROWS_LOADED, 0L) // what was on its way has been rolled back
                    .where(RUN.RUN_ID.eq(run.value()))
                    .execute();
        }
        sql.deleteFrom(WATCH).where(WATCH.RUN_ID.eq(run.value())).execute();
        stepsEnd(sql, run);
        move(sql, run, state, actor, problem.map(known -> known.code().name()).orElse(""));
        if (needsSomebody(state)) {
            AlertStore.raise(sql, run, AlertStore.Kind.RUN_ENDED_BADLY, clock.instant());
        }
        sql.update(LEASE)
                .setNull(LEASE.RUN_ID)
                .where(LEASE.RESOURCE.eq(pipeline), LEASE.RUN_ID.eq(run.value()))
                .execute();
    }

    /// A worker that was killed could not say that its steps went no further.
    private void stepsEnd(DSLContext sql, RunId run) {
        sql.update(STEP)
                .set(STEP.OUTCOME, "failed")
                .set(STEP.ENDED_UTC, Instants.text(clock.instant()))
                .where(STEP.RUN_ID.eq(run.value()), STEP.OUTCOME.eq("running"))
                .execute();
    }

    /// What an operator stopped is known to somebody already; a second order that came too early
    /// was told to whoever gave it.
    private static boolean needsSomebody(RunState state) {
        return switch (state) {
            case PARTIAL, REFUSED, FAILED, LOST -> true;
            case QUEUED, STARTING, RUNNING, STOPPING, SUCCEEDED, KILLED, SKIPPED, MISSED -> false;
        };
    }

    private void move(DSLContext sql, RunId run, RunState to, String actor, String reason) {
        var from = state(sql, run);
        sql.update(RUN)
                .set(RUN.STATE, to.name())
                .where(RUN.RUN_ID.eq(run.value()))
                .execute();
        transition(sql, run, from, to, actor, reason);
    }

    private void transition(
            DSLContext sql, RunId run, @Nullable RunState from, RunState to, String actor, String reason) {
        var seq = sql.fetchCount(TRANSITION, TRANSITION.RUN_ID.eq(run.value())) + 1L;
        sql.insertInto(TRANSITION)
                .set(TRANSITION.RUN_ID, run.value())
                .set(TRANSITION.SEQ, seq)
                .set(TRANSITION.FROM_STATE, from == null ? null : from.name())
                .set(TRANSITION.TO_STATE, to.name())
                .set(TRANSITION.ACTOR, actor)
                .set(TRANSITION.REASON, reason)
                .set(TRANSITION.AT_UTC, Instants.text(clock.instant()))
                .execute();
    }

    /// Where a run stands, within the caller's transaction.
    public static RunState state(DSLContext sql, RunId run) {
        return RunState.valueOf(sql.select(RUN.STATE)
                .from(RUN)
                .where(RUN.RUN_ID.eq(run.value()))
                .fetchSingle()
                .value1());
    }

    private static Optional<String> leaseHolder(DSLContext sql, String pipeline) {
        return sql.select(LEASE.RUN_ID)
                .from(LEASE)
                .where(LEASE.RESOURCE.eq(pipeline), LEASE.RUN_ID.isNotNull())
                .fetchOptional(LEASE.RUN_ID);
    }

    private static long nextFence(DSLContext sql, String pipeline, long newestPublished) {
        long newestGiven = sql.select(DSL.coalesce(DSL.max(LEASE.FENCE), 0L))
                .from(LEASE)
                .where(LEASE.RESOURCE.eq(pipeline))
                .fetchSingle()
                .value1();
        return Math.max(newestGiven, newestPublished) + 1;
    }

    private void takeLease(DSLContext sql, String pipeline, RunId run) {
        var fence = sql.select(RUN.FENCE)
                .from(RUN)
                .where(RUN.RUN_ID.eq(run.value()))
                .fetchSingle()
                .value1();
        var now = Instants.text(clock.instant());
        sql.insertInto(LEASE)
                .set(LEASE.RESOURCE, pipeline)
                .set(LEASE.RUN_ID, run.value())
                .set(LEASE.FENCE, fence)
                .set(LEASE.ACQUIRED_UTC, now)
                .onConflict(LEASE.RESOURCE)
                .doUpdate()
                .set(LEASE.RUN_ID, run.value())
                .set(LEASE.FENCE, fence)
                .set(LEASE.ACQUIRED_UTC, now)
                .execute();
    }

    private void insert(DSLContext sql, RunOrder order, RunId id, ProcessIdentity orderer, long fence) {
        sql.insertInto(RUN)
                .set(RUN.RUN_ID, id.value())
                .set(RUN.PIPELINE, order.pipeline())
                .set(RUN.SLOT, order.slot().toString())
                .set(RUN.STATE, RunState.QUEUED.name())
                .set(RUN.FENCE, fence)
                .set(RUN.ORDERER_PID, orderer.pid())
                .set(RUN.ORDERER_START, Instants.text(orderer.startedAt()))
                .set(RUN.ORDERER_BIRTH, orderer.birth())
                .set(RUN.ORDERED_UTC, Instants.text(clock.instant()))
                .set(RUN.ACTOR, order.actor())
                .set(RUN.ORIGIN, order.origin().name())
                .set(RUN.REASON, order.reason())
                .set(RUN.LATE, order.late() ? 1L : 0L)
                .set(RUN.REPLAY_OF, orNull(order.replayOf().map(RunId::value)))
                .execute();
    }

    private static @Nullable String orNull(Optional<String> value) {
        return value.orElse(null);
    }
}
