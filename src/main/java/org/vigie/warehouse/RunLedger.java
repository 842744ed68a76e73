package org.vigie.warehouse;

import static org.vigie.warehouse.tables.Tables.RUN_LEDGER;

import java.util.Optional;
import org.jooq.DSLContext;
import org.vigie.sqlite.Database;
import org.vigie.sqlite.Instants;
import org.vigie.warehouse.tables.tables.records.RunLedgerRecord;

/// Asks a warehouse what was published. Each question is a fresh read-only connection: it sees what
/// others see.
public final class RunLedger {
    private final Database warehouse;

    public RunLedger(Database warehouse) {
        this.warehouse = warehouse;
    }

    public Optional<LedgerRow> of(String runId) {
        try (var session = warehouse.openReadOnly()) {
            return session.read(sql -> sql.selectFrom(RUN_LEDGER)
                    .where(RUN_LEDGER.RUN_ID.eq(runId))
                    .fetchOptional(RunLedger::toRow));
        }
    }

    /// The run that published last.
    public Optional<LedgerRow> newest() {
        try (var session = warehouse.openReadOnly()) {
            return session.read(RunLedger::newest);
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
