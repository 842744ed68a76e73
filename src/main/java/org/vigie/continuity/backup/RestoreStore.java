package org.vigie.continuity.backup;

import static org.vigie.ledger.tables.Tables.LEASE;
import static org.vigie.ledger.tables.Tables.RESTORE;
import static org.vigie.ledger.tables.Tables.ROLLED_BACK;
import static org.vigie.ledger.tables.Tables.RUN;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.vigie.ledger.tables.tables.records.RestoreRecord;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.ProcessIdentity;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// Restores in the operations book: the journal by which one that was cut short is ended.
final class RestoreStore {
    private static final List<String> ALIVE = List.of("QUEUED", "STARTING", "RUNNING", "STOPPING");
    private static final List<String> PUBLISHED = List.of("SUCCEEDED", "PARTIAL");

    private final Session book;
    private final InstantSource clock;
    private final Function<String, Path> folders;

    /// @param folders where the warehouse of a pipeline lies
    RestoreStore(Session book, InstantSource clock, Function<String, Path> folders) {
        this.book = book;
        this.clock = clock;
        this.folders = folders;
    }

    /// Holds the pipeline for a restore: no run starts until it has ended.
    ///
    /// @throws ProblemException RUN_ALREADY_ACTIVE, RESTORE_UNDER_WAY
    void begin(String id, Backup backup, Restore.Order order, Path aside) {
        var maker = ProcessIdentity.own();
        book.writing(sql -> {
            refuse(sql, backup.pipeline());
            hold(sql, backup.pipeline(), id);
            sql.insertInto(RESTORE)
                    .set(RESTORE.RESTORE_ID, id)
                    .set(RESTORE.BACKUP_ID, backup.id().value())
                    .set(RESTORE.PIPELINE, backup.pipeline())
                    .set(RESTORE.STATE, RestoreState.PREPARING.name())
                    .set(RESTORE.ACTOR, order.actor())
                    .set(RESTORE.REASON, order.reason())
                    .set(RESTORE.ASIDE, aside.getFileName().toString())
                    .set(RESTORE.STARTED_UTC, now())
                    .set(RESTORE.MAKER_PID, maker.pid())
                    .set(RESTORE.MAKER_START, Instants.text(maker.startedAt()))
                    .set(RESTORE.MAKER_BIRTH, maker.birth())
                    .execute();
        });
    }

    void become(String id, RestoreState state) {
        book.writing(sql -> sql.update(RESTORE)
                .set(RESTORE.STATE, state.name())
                .where(RESTORE.RESTORE_ID.eq(id))
                .execute());
    }

    void safety(String id, BackupId safety) {
        book.writing(sql -> sql.update(RESTORE)
                .set(RESTORE.SAFETY_BACKUP, safety.value())
                .where(RESTORE.RESTORE_ID.eq(id))
                .execute());
    }

    /// The warehouse is the one from before; the pipeline is free.
    void undone(String id, Problem problem) {
        book.writing(sql -> {
            end(sql, id, RestoreState.UNDONE);
            sql.update(RESTORE)
                    .set(RESTORE.PROBLEM, problem.code().name())
                    .set(RESTORE.PROBLEM_ABOUT, BackupStore.about(problem))
                    .where(RESTORE.RESTORE_ID.eq(id))
                    .execute();
        });
    }

    /// The restored warehouse is the one that people read; the book follows it, and the pipeline is
    /// free.
    ///
    /// @param there the runs that its ledger knows
    void done(Restore restore, Set<String> there) {
        book.writing(sql -> {
            sql.deleteFrom(ROLLED_BACK).where(ROLLED_BACK.RUN_ID.in(there)).execute();
            for (var run : published(sql, restore.pipeline())) {
                if (!there.contains(run)) {
                    sql.insertInto(ROLLED_BACK)
                            .set(ROLLED_BACK.RUN_ID, run)
                            .set(ROLLED_BACK.RESTORE_ID, restore.id())
                            .set(ROLLED_BACK.BACKUP_ID, restore.backup().value())
                            .set(ROLLED_BACK.AT_UTC, now())
                            .onConflict(ROLLED_BACK.RUN_ID)
                            .doNothing()
                            .execute();
                }
            }
            end(sql, restore.id(), RestoreState.DONE);
        });
    }

    Restore get(String id) {
        return book.read(
                sql -> sql.selectFrom(RESTORE).where(RESTORE.RESTORE_ID.eq(id)).fetchSingle(this::restore));
    }

    /// The newest first.
    List<Restore> all() {
        return book.read(sql -> sql.selectFrom(RESTORE)
                .orderBy(RESTORE.STARTED_UTC.desc(), RESTORE.RESTORE_ID.desc())
                .fetch(this::restore));
    }

    /// Restores that did not end and whose process is gone.
    List<Restore> cutShort() {
        return book
                .read(sql -> sql.selectFrom(RESTORE)
                        .where(RESTORE.ENDED_UTC.isNull())
                        .fetch())
                .stream()
                .filter(row -> !maker(row).alive())
                .map(this::restore)
                .toList();
    }

    /// The runs of a pipeline that published and were not taken back.
    List<String> published(String pipeline) {
        return book.read(sql -> sql.select(RUN.RUN_ID)
                .from(RUN)
                .where(RUN.PIPELINE.eq(pipeline), RUN.STATE.in(PUBLISHED))
                .and(RUN.RUN_ID.notIn(sql.select(ROLLED_BACK.RUN_ID).from(ROLLED_BACK)))
                .orderBy(RUN.ORDERED_UTC.desc())
                .fetch(RUN.RUN_ID));
    }

    /// The runs of a pipeline that were taken back.
    List<String> rolledBack(String pipeline) {
        return book.read(sql -> sql.select(RUN.RUN_ID)
                .from(RUN)
                .join(ROLLED_BACK)
                .on(ROLLED_BACK.RUN_ID.eq(RUN.RUN_ID))
                .where(RUN.PIPELINE.eq(pipeline))
                .orderBy(RUN.ORDERED_UTC.desc())
                .fetch(RUN.RUN_ID));
    }

    private static List<String> published(DSLContext sql, String pipeline) {
        return sql.select(RUN.RUN_ID)
                .from(RUN)
                .where(RUN.PIPELINE.eq(pipeline), RUN.STATE.in(PUBLISHED))
                .fetch(RUN.RUN_ID);
    }

    private static void refuse(DSLContext sql, String pipeline) {
        sql.select(RUN.RUN_ID)
                .from(RUN)
                .where(RUN.PIPELINE.eq(pipeline), RUN.STATE.in(ALIVE))
                .limit(1)
                .fetchOptional(RUN.RUN_ID)
                .ifPresent(run -> {
                    throw new ProblemException(Code.RUN_ALREADY_ACTIVE, pipeline, run);
                });
        sql.select(LEASE.RUN_ID)
                .from(LEASE)
                .where(LEASE.RESOURCE.eq(pipeline), LEASE.RUN_ID.isNotNull())
                .fetchOptional(LEASE.RUN_ID)
                .ifPresent(holder -> {
                    throw new ProblemException(Code.RESTORE_UNDER_WAY, pipeline, holder);
                });
    }

    private void hold(DSLContext sql, String pipeline, String id) {
        sql.insertInto(LEASE)
                .set(LEASE.RESOURCE, pipeline)
                .set(LEASE.RUN_ID, id)
                .set(LEASE.FENCE, 0L)
                .set(LEASE.ACQUIRED_UTC, now())
                .onConflict(LEASE.RESOURCE)
                .doUpdate()
                .set(LEASE.RUN_ID, id)
                .set(LEASE.ACQUIRED_UTC, now())
                .execute();
    }

    private void end(DSLContext sql, String id, RestoreState state) {
        sql.update(RESTORE)
                .set(RESTORE.STATE, state.name())
                .set(RESTORE.ENDED_UTC, now())
                .where(RESTORE.RESTORE_ID.eq(id))
                .execute();
        sql.update(LEASE).setNull(LEASE.RUN_ID).where(LEASE.RUN_ID.eq(id)).execute();
    }

    private Restore restore(RestoreRecord row) {
        return new Restore(
                row.getRestoreId(),
                new BackupId(row.getBackupId()),
                row.getPipeline(),
                RestoreState.valueOf(row.getState()),
                row.getActor(),
                row.getReason(),
                Optional.ofNullable(row.getSafetyBackup()).map(BackupId::new),
                folders.apply(row.getPipeline()).resolveSibling(row.getAside()),
                BackupStore.problem(row.getProblem(), row.getProblemAbout()),
                Instants.instant(row.getStartedUtc()),
                Optional.ofNullable(row.getEndedUtc()).map(Instants::instant));
    }

    private static ProcessIdentity maker(RestoreRecord row) {
        return new ProcessIdentity(row.getMakerPid(), Instants.instant(row.getMakerStart()), row.getMakerBirth());
    }

    private String now() {
        Instant now = clock.instant();
        return Instants.text(now);
    }
}
