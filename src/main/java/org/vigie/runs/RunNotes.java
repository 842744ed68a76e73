package org.vigie.runs;

import static org.vigie.ledger.tables.Tables.FINDING;
import static org.vigie.ledger.tables.Tables.GATE;
import static org.vigie.ledger.tables.Tables.INPUT;
import static org.vigie.ledger.tables.Tables.QUARANTINE;
import static org.vigie.ledger.tables.Tables.STEP;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vigie.etl.Journal.StepKind;
import org.vigie.etl.Snapshot;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// What a worker writes down about its run while it works: steps, inputs, gates, findings,
/// quarantined rows.
public final class RunNotes {
    private final Session book;
    private final RunId run;
    private final InstantSource clock;

    public RunNotes(Session book, RunId run, InstantSource clock) {
        this.book = book;
        this.run = run;
        this.clock = clock;
    }

    /// @return the step's number
    public int stepStarted(StepKind kind, String subject) {
        return book.write(sql -> {
            var seq = sql.fetchCount(STEP, STEP.RUN_ID.eq(run.value())) + 1;
            sql.insertInto(STEP)
                    .set(STEP.RUN_ID, run.value())
                    .set(STEP.SEQ, (long) seq)
                    .set(STEP.KIND, kind.name().toLowerCase(Locale.ROOT))
                    .set(STEP.SUBJECT, subject)
                    .set(STEP.STARTED_UTC, Instants.text(clock.instant()))
                    .set(STEP.OUTCOME, "running")
                    .execute();
            return seq;
        });
    }

    public void stepEnded(int step, long rowsIn, long rowsOut, boolean done) {
        book.writing(sql -> sql.update(STEP)
                .set(STEP.ENDED_UTC, Instants.text(clock.instant()))
                .set(STEP.ROWS_IN, rowsIn)
                .set(STEP.ROWS_OUT, rowsOut)
                .set(STEP.OUTCOME, done ? "done" : "failed")
                .where(STEP.RUN_ID.eq(run.value()), STEP.SEQ.eq((long) step))
                .execute());
    }

    /// @param snapshot where the copy is kept, relative to the home folder
    public void input(Snapshot input, String snapshot) {
        book.writing(sql -> sql.insertInto(INPUT)
                .set(INPUT.RUN_ID, run.value())
                .set(INPUT.SOURCE, input.source())
                .set(INPUT.LOCATION, input.location())
                .set(INPUT.SHA256, input.sha256())
                .set(INPUT.BYTES, input.bytes())
                .set(INPUT.WRITTEN_UTC, input.writtenAt().map(Instants::text).orElse(null))
                .set(INPUT.SNAPSHOT, snapshot)
                .execute());
    }

    public void gate(String name, String source, String measured, String allowed, boolean held) {
        book.writing(sql -> sql.insertInto(GATE)
                .set(GATE.RUN_ID, run.value())
                .set(GATE.SEQ, sql.fetchCount(GATE, GATE.RUN_ID.eq(run.value())) + 1L)
                .set(GATE.NAME, name)
                .set(GATE.SOURCE, source)
                .set(GATE.MEASURED, measured)
                .set(GATE.ALLOWED, allowed)
                .set(GATE.HELD, held ? 1L : 0L)
                .execute());
    }

    public void findings(Map<String, String> findings) {
        book.writing(sql -> findings.forEach((name, value) -> sql.insertInto(FINDING)
                .set(FINDING.RUN_ID, run.value())
                .set(FINDING.NAME, name)
                .set(FINDING.VALUE, value)
                .onConflict(FINDING.RUN_ID, FINDING.NAME)
                .doUpdate()
                .set(FINDING.VALUE, value)
                .execute()));
    }

    public void quarantine(List<QuarantinedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        book.writing(sql -> {
            var batch = sql.batch(sql.insertInto(
                            QUARANTINE,
                            QUARANTINE.RUN_ID,
                            QUARANTINE.SOURCE,
                            QUARANTINE.FILE,
                            QUARANTINE.LINE,
                            QUARANTINE.FIELD,
                            QUARANTINE.VALUE,
                            QUARANTINE.REASON)
                    .values("", "", "", 0L, "", "", ""));
            for (var row : rows) {
                var rejection = row.rejection();
                batch = batch.bind(
                        run.value(),
                        row.source(),
                        row.file(),
                        rejection.line(),
                        rejection.field(),
                        rejection.value(),
                        rejection.reason().name().toLowerCase(Locale.ROOT));
            }
            batch.execute();
        });
    }
}
