package org.vigie.continuity.backup;

import static org.vigie.ledger.tables.Tables.BACKUP;
import static org.vigie.ledger.tables.Tables.BACKUP_COPY;
import static org.vigie.ledger.tables.Tables.RESTORE;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.vigie.continuity.backup.Backup.CopyState;
import org.vigie.continuity.backup.Backup.SecondCopy;
import org.vigie.ledger.tables.tables.records.BackupCopyRecord;
import org.vigie.ledger.tables.tables.records.BackupRecord;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.runs.ProcessIdentity;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// Backups in the operations book.
final class BackupStore {
    private final Session book;
    private final Path folder;

    BackupStore(Session book, Path folder) {
        this.book = book;
        this.folder = folder;
    }

    /// A backup is on its way.
    void begin(BackupId id, String file, Wish wish, Instant now, ProcessIdentity maker) {
        book.writing(sql -> sql.insertInto(BACKUP)
                .set(BACKUP.BACKUP_ID, id.value())
                .set(BACKUP.PIPELINE, wish.pipeline())
                .set(BACKUP.FILE, file)
                .set(BACKUP.OCCASION, wish.occasion().name())
                .set(BACKUP.REASON, wish.reason())
                .set(BACKUP.ACTOR, wish.actor())
                .set(BACKUP.STATE, BackupState.MAKING.name())
                .set(BACKUP.MADE_UTC, Instants.text(now))
                .set(BACKUP.MAKER_PID, maker.pid())
                .set(BACKUP.MAKER_START, Instants.text(maker.startedAt()))
                .set(BACKUP.MAKER_BIRTH, maker.birth())
                .execute());
    }

    /// What it holds, before it has its name.
    void describe(BackupId id, Content content, String sha256, long bytes) {
        book.writing(sql -> sql.update(BACKUP)
                .set(BACKUP.SHA256, sha256)
                .set(BACKUP.BYTES, bytes)
                .set(BACKUP.RUN_ID, content.newestRun().orElse(null))
                .set(BACKUP.FACTS, content.facts())
                .set(BACKUP.CONTENT_DIGEST, content.digest())
                .set(BACKUP.LEDGER_ROWS, content.figures().ledgerRows())
                .set(BACKUP.LEDGER_AGREES, content.agrees() ? 1L : 0L)
                .where(BACKUP.BACKUP_ID.eq(id.value()))
                .execute());
    }

    /// Its bytes were seen to be those that were written; what was proven stays proven.
    void sound(BackupId id, Instant now) {
        book.writing(sql -> {
            var proven = sql.fetchExists(BACKUP, BACKUP.BACKUP_ID.eq(id.value()), BACKUP.PROVEN_UTC.isNotNull());
            sql.update(BACKUP)
                    .set(BACKUP.STATE, (proven ? BackupState.PROVEN : BackupState.VERIFIED).name())
                    .set(BACKUP.VERIFIED_UTC, Instants.text(now))
                    .setNull(BACKUP.PROBLEM)
                    .setNull(BACKUP.PROBLEM_ABOUT)
                    .where(BACKUP.BACKUP_ID.eq(id.value()))
                    .execute();
        });
    }

    void proven(BackupId id, Instant now) {
        book.writing(sql -> sql.update(BACKUP)
                .set(BACKUP.STATE, BackupState.PROVEN.name())
                .set(BACKUP.VERIFIED_UTC, Instants.text(now))
                .set(BACKUP.PROVEN_UTC, Instants.text(now))
                .where(BACKUP.BACKUP_ID.eq(id.value()))
                .execute());
    }

    void become(BackupId id, BackupState state, Optional<Problem> problem) {
        book.writing(sql -> sql.update(BACKUP)
                .set(BACKUP.STATE, state.name())
                .set(BACKUP.PROBLEM, code(problem))
                .set(BACKUP.PROBLEM_ABOUT, about(problem))
                .where(BACKUP.BACKUP_ID.eq(id.value()))
                .execute());
    }

    void second(BackupId id, Path place, CopyState state, Optional<Problem> problem, Instant now) {
        var row = new BackupCopyRecord();
        row.setBackupId(id.value());
        row.setPlace(place.toString());
        row.setState(state.name());
        row.setProblem(code(problem));
        row.setProblemAbout(about(problem));
        row.setAtUtc(Instants.text(now));
        book.writing(sql -> sql.insertInto(BACKUP_COPY)
                .set(row)
                .onConflict(BACKUP_COPY.BACKUP_ID, BACKUP_COPY.PLACE)
                .doUpdate()
                .set(row)
                .execute());
    }

    /// The newest first.
    List<Backup> all() {
        return rows(BACKUP.BACKUP_ID.isNotNull());
    }

    Optional<Backup> find(BackupId id) {
        return rows(BACKUP.BACKUP_ID.eq(id.value())).stream().findFirst();
    }

    /// By the whole id, or by its last four characters.
    List<Backup> named(String reference) {
        return rows(BACKUP.BACKUP_ID.eq(reference).or(BACKUP.BACKUP_ID.endsWith("-" + reference)));
    }

    /// The restore that holds a pipeline now.
    Optional<String> restoring(String pipeline) {
        return book.read(sql -> sql.select(RESTORE.RESTORE_ID)
                .from(RESTORE)
                .where(RESTORE.PIPELINE.eq(pipeline), RESTORE.ENDED_UTC.isNull())
                .fetchOptional(RESTORE.RESTORE_ID));
    }

    /// The process that makes, or made, a backup.
    ProcessIdentity maker(BackupId id) {
        return book.read(sql -> sql.select(BACKUP.MAKER_PID, BACKUP.MAKER_START, BACKUP.MAKER_BIRTH)
                .from(BACKUP)
                .where(BACKUP.BACKUP_ID.eq(id.value()))
                .fetchSingle(row -> new ProcessIdentity(row.value1(), Instants.instant(row.value2()), row.value3())));
    }

    private List<Backup> rows(Condition wanted) {
        return book.read(sql -> {
            var copies = sql.selectFrom(BACKUP_COPY).orderBy(BACKUP_COPY.AT_UTC).fetch().stream()
                    .collect(Collectors.toMap(BackupCopyRecord::getBackupId, Function.identity(), (_, newer) -> newer));
            return sql.selectFrom(BACKUP)
                    .where(wanted)
                    .orderBy(BACKUP.MADE_UTC.desc(), BACKUP.BACKUP_ID.desc())
                    .fetch(row -> backup(row, Optional.ofNullable(copies.get(row.getBackupId()))));
        });
    }

    private Backup backup(BackupRecord row, Optional<BackupCopyRecord> copy) {
        return new Backup(
                new BackupId(row.getBackupId()),
                row.getPipeline(),
                folder.resolve(row.getFile()),
                Occasion.valueOf(row.getOccasion()),
                row.getReason(),
                row.getActor(),
                Optional.ofNullable(row.getRunId()),
                BackupState.valueOf(row.getState()),
                problem(row.getProblem(), row.getProblemAbout()),
                Optional.ofNullable(row.getSha256()),
                row.getBytes(),
                row.getFacts(),
                Optional.ofNullable(row.getContentDigest()),
                row.getLedgerRows(),
                row.getLedgerAgrees() == 1,
                Instants.instant(row.getMadeUtc()),
                Optional.ofNullable(row.getVerifiedUtc()).map(Instants::instant),
                Optional.ofNullable(row.getProvenUtc()).map(Instants::instant),
                copy.map(there -> second(there, row.getFile())));
    }

    private static SecondCopy second(BackupCopyRecord row, String file) {
        return new SecondCopy(
                Path.of(row.getPlace()).resolve(file),
                CopyState.valueOf(row.getState()),
                problem(row.getProblem(), row.getProblemAbout()),
                Instants.instant(row.getAtUtc()));
    }

    static Optional<Problem> problem(@Nullable String code, @Nullable String about) {
        return Optional.ofNullable(code)
                .map(known -> new Problem(
                        Code.valueOf(known),
                        List.of(Optional.ofNullable(about).orElse("").split("\n", -1))));
    }

    static String about(Problem problem) {
        return String.join(
                "\n",
                problem.about().stream().map(part -> part.replace('\n', ' ')).toList());
    }

    private static @Nullable String code(Optional<Problem> problem) {
        return problem.map(known -> known.code().name()).orElse(null);
    }

    private static @Nullable String about(Optional<Problem> problem) {
        return problem.map(BackupStore::about).orElse(null);
    }
}
