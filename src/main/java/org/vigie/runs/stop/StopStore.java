package org.vigie.runs.stop;

import static org.vigie.ledger.tables.Tables.STOP;
import static org.vigie.ledger.tables.Tables.STOP_ACT;
import static org.vigie.ledger.tables.Tables.WATCH;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.vigie.ledger.tables.tables.records.StopRecord;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.RunBook;
import org.vigie.runs.RunId;
import org.vigie.runs.stop.Certificate.Act;
import org.vigie.runs.stop.Certificate.Kind;
import org.vigie.runs.stop.Certificate.Stage;
import org.vigie.runs.watch.Judgement;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// How the stop of a run is written in the operations book: the intent, then act by act.
final class StopStore {
    private final Session book;
    private final RunBook runs;
    private final InstantSource clock;
    private final ProcessIdentity self;

    StopStore(Session book, RunBook runs, InstantSource clock, ProcessIdentity self) {
        this.book = book;
        this.runs = runs;
        this.clock = clock;
        this.self = self;
    }

    /// What became of a request.
    enum Answer {
        /// The caller stops the run.
        TAKEN,
        /// Somebody else is at it already.
        JOINED,
        /// There is nothing to stop.
        ENDED
    }

    /// @param stuck it made no progress when somebody asked for its end
    /// @param closed the attempt is over, whether it came to its end or was given up
    record Intent(String actor, String reason, boolean stuck, ProcessIdentity stopper, Stage stage, boolean closed) {
        /// A stopper that died leaves its work to the next one.
        boolean underWay() {
            return !closed && stopper.alive();
        }

        boolean settled() {
            return stage.settled();
        }
    }

    /// The intent and the state, in one transaction: nothing is done to a run before it is written.
    Answer request(RunId run, String actor, String reason) {
        return book.write(sql -> {
            if (RunBook.state(sql, run).terminal()) {
                return Answer.ENDED;
            }
            if (intent(sql, run).filter(Intent::underWay).isPresent()) {
                return Answer.JOINED;
            }
            writeIntent(sql, run, actor, reason);
            runs.stoppingIn(sql, run, actor, reason);
            write(sql, run, Kind.REQUESTED, Optional.empty(), actor);
            return Answer.TAKEN;
        });
    }

    Optional<Intent> intent(RunId run) {
        return book.read(sql -> intent(sql, run));
    }

    /// One thing that was done or seen; the same thing is told once.
    void act(RunId run, Kind kind, Optional<Long> pid, String detail) {
        book.writing(sql -> {
            if (!told(sql, run, kind, pid)) {
                write(sql, run, kind, pid, detail);
            }
        });
    }

    void stage(RunId run, Stage stage) {
        book.writing(sql -> sql.update(STOP)
                .set(STOP.STAGE, stage.name())
                .where(STOP.RUN_ID.eq(run.value()))
                .execute());
    }

    /// The attempt is over.
    void close(RunId run, Stage stage) {
        book.writing(sql -> end(sql, run, stage));
    }

    /// The run is over, and with it its certificate, which closes once.
    void close(RunId run, Stage stage, Kind last) {
        book.writing(sql -> {
            if (intent(sql, run).filter(Intent::settled).isEmpty()) {
                write(sql, run, last, Optional.empty(), "");
                end(sql, run, stage);
            }
        });
    }

    /// Whoever ordered a run starts its worker.
    boolean ordererLives(RunId run) {
        return runs.orderer(run).alive();
    }

    /// What has not come to its end can be taken up by the next one.
    void giveUp(RunId run) {
        book.writing(sql ->
                intent(sql, run).filter(intent -> !intent.closed()).ifPresent(open -> end(sql, run, open.stage())));
    }

    Optional<Certificate> certificate(RunId run) {
        return book.readTogether(sql -> sql.selectFrom(STOP)
                .where(STOP.RUN_ID.eq(run.value()))
                .fetchOptional()
                .map(row -> certificate(row, acts(sql, run))));
    }

    private void end(DSLContext sql, RunId run, Stage stage) {
        sql.update(STOP)
                .set(STOP.STAGE, stage.name())
                .set(STOP.CLOSED_UTC, Instants.text(clock.instant()))
                .where(STOP.RUN_ID.eq(run.value()))
                .execute();
    }

    private void writeIntent(DSLContext sql, RunId run, String actor, String reason) {
        var now = Instants.text(clock.instant());
        sql.insertInto(STOP)
                .set(STOP.RUN_ID, run.value())
                .set(STOP.ACTOR, actor)
                .set(STOP.REASON, reason)
                .set(STOP.REQUESTED_UTC, now)
                .set(STOP.STUCK, isStuck(sql, run) ? 1L : 0L)
                .set(STOP.STOPPER_PID, self.pid())
                .set(STOP.STOPPER_START, Instants.text(self.startedAt()))
                .set(STOP.STOPPER_BIRTH, self.birth())
                .set(STOP.STAGE, Stage.REQUESTED.name())
                .onConflict(STOP.RUN_ID)
                .doUpdate()
                .set(STOP.ACTOR, actor)
                .set(STOP.REASON, reason)
                .set(STOP.STUCK, isStuck(sql, run) ? 1L : 0L)
                .set(STOP.STOPPER_PID, self.pid())
                .set(STOP.STOPPER_START, Instants.text(self.startedAt()))
                .set(STOP.STOPPER_BIRTH, self.birth())
                .set(STOP.STAGE, Stage.REQUESTED.name())
                .setNull(STOP.CLOSED_UTC)
                .execute();
    }

    private static boolean isStuck(DSLContext sql, RunId run) {
        return sql.fetchExists(WATCH, WATCH.RUN_ID.eq(run.value()), WATCH.JUDGEMENT.eq(Judgement.STUCK.name()));
    }

    private static boolean told(DSLContext sql, RunId run, Kind kind, Optional<Long> pid) {
        var whom = pid.map(STOP_ACT.PID::eq).orElseGet(STOP_ACT.PID::isNull);
        return sql.fetchExists(STOP_ACT, STOP_ACT.RUN_ID.eq(run.value()), STOP_ACT.KIND.eq(kind.name()), whom);
    }

    private void write(DSLContext sql, RunId run, Kind kind, Optional<Long> pid, String detail) {
        sql.insertInto(STOP_ACT)
                .set(STOP_ACT.RUN_ID, run.value())
                .set(STOP_ACT.SEQ, sql.fetchCount(STOP_ACT, STOP_ACT.RUN_ID.eq(run.value())) + 1L)
                .set(STOP_ACT.KIND, kind.name())
                .set(STOP_ACT.PID, orNull(pid))
                .set(STOP_ACT.DETAIL, detail)
                .set(STOP_ACT.AT_UTC, Instants.text(clock.instant()))
                .execute();
    }

    private static Optional<Intent> intent(DSLContext sql, RunId run) {
        return sql.selectFrom(STOP)
                .where(STOP.RUN_ID.eq(run.value()))
                .fetchOptional(row -> new Intent(
                        row.getActor(),
                        row.getReason(),
                        row.getStuck() == 1,
                        new ProcessIdentity(
                                row.getStopperPid(), Instants.instant(row.getStopperStart()), row.getStopperBirth()),
                        Stage.valueOf(row.getStage()),
                        row.getClosedUtc() != null));
    }

    private static List<Act> acts(DSLContext sql, RunId run) {
        return sql.selectFrom(STOP_ACT)
                .where(STOP_ACT.RUN_ID.eq(run.value()))
                .orderBy(STOP_ACT.SEQ)
                .fetch(row -> new Act(
                        Kind.valueOf(row.getKind()),
                        Optional.ofNullable(row.getPid()),
                        row.getDetail(),
                        Instants.instant(row.getAtUtc())));
    }

    private static Certificate certificate(StopRecord row, List<Act> acts) {
        return new Certificate(
                new RunId(row.getRunId()),
                row.getActor(),
                row.getReason(),
                Instants.instant(row.getRequestedUtc()),
                Stage.valueOf(row.getStage()),
                Optional.ofNullable(row.getClosedUtc()).map(Instants::instant),
                acts);
    }

    private static @Nullable Long orNull(Optional<Long> value) {
        return value.orElse(null);
    }
}
