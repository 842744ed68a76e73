package org.vigie.warehouse;

import static org.vigie.warehouse.tables.Tables.RUN_LEDGER;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.vigie.sqlite.Database;
import org.vigie.sqlite.Instants;
import org.vigie.warehouse.tables.tables.records.RunLedgerRecord;

/// Asks a warehouse what was published. Each question is a fresh read-only connection: it sees what
/// others see.
public final class RunLedger {
    private final Database warehouse;
    private final BiFunction<DSLContext, String, LearningVerdict> verdicts;

    /// The ledger of a warehouse that nothing is learned from.
    public RunLedger(Database warehouse) {
        this(warehouse, (_, _) -> LearningVerdict.NONE);
    }

    /// @param verdicts finds what became of the learning after a run
    public RunLedger(Database warehouse, BiFunction<DSLContext, String, LearningVerdict> verdicts) {
        this.warehouse = warehouse;
        this.verdicts = verdicts;
    }

    public Optional<LedgerRow> of(String runId) {
        try (var session = warehouse.openReadOnly()) {
            return session.read(sql -> sql.selectFrom(RUN_LEDGER)
                    .where(RUN_LEDGER.RUN_ID.eq(runId))
                    .fetchOptional(RunLedger::toRow));
        }
    }

    /// What became of the learning after a run that published.
    public LearningVerdict learningOf(String runId) {
        try (var session = warehouse.openReadOnly()) {
            return session.read(sql -> verdicts.apply(sql, runId));
        }
    }

    /// The run that published last.
    public Optional<LedgerRow> newest() {
        try (var session = warehouse.openReadOnly()) {
            return session.read(RunLedger::newest);
        }
    }

    /// The runs that published, the newest first.
    public List<LedgerRow> all() {
        try (var session = warehouse.openReadOnly()) {
            return session.read(sql ->
                    sql.selectFrom(RUN_LEDGER).orderBy(RUN_LEDGER.FENCE.desc()).fetch(RunLedger::toRow));
        }
    }

    /// The fences of all runs that published: a row of any other is nobody's.
    public Set<Long> fences() {
        try (var session = warehouse.openReadOnly()) {
            return session.read(
                    sql -> sql.select(RUN_LEDGER.FENCE).from(RUN_LEDGER).fetchSet(RUN_LEDGER.FENCE));
        }
    }

    static Optional<LedgerRow> newest(DSLContext sql) {
        return sql.selectFrom(RUN_LEDGER)
                .orderBy(RUN_LEDGER.FENCE.desc())
                .limit(1)
                .fetchOptional(RunLedger::toRow);
    }

    private static LedgerRow toRow(RunLedgerRecord row) {
        return new LedgerRow(
                row.getRunId(),
                row.getPipeline(),
                row.getSlot(),
                row.getFence(),
                row.getRowsIn(),
                row.getRowsLoaded(),
                row.getRowsQuarantined(),
                row.getRowsAdded(),
                row.getRowsChanged(),
                row.getFacts(),
                row.getContentDigest(),
                Instants.instant(row.getCommittedAtUtc()));
    }
}
