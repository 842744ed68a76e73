package org.vigie.runs;

import static org.vigie.ledger.tables.Tables.MODEL;

import java.time.Instant;
import java.util.List;
import org.vigie.ledger.tables.tables.records.ModelRecord;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// The models of the operations book, as people read them.
public final class ModelStore {
    private final Session book;

    public ModelStore(Session book) {
        this.book = book;
    }

    /// @param sha256 of its card
    /// @param reason why it was refused: a problem's code and what it is about
    public record Row(
            String version,
            String run,
            Instant made,
            String trainingDigest,
            long readings,
            double precision,
            double recall,
            double f1,
            double rocAuc,
            double prAuc,
            String sha256,
            ModelState state,
            String reason) {}

    /// Every model of a pipeline, the newest first.
    public List<Row> rows(String pipeline) {
        return book.read(sql -> sql.selectFrom(MODEL)
                .where(MODEL.PIPELINE.eq(pipeline))
                .orderBy(MODEL.MADE_UTC.desc(), MODEL.VERSION.desc())
                .fetch(ModelStore::row));
    }

    private static Row row(ModelRecord row) {
        return new Row(
                row.getVersion(),
                row.getRunId(),
                Instants.instant(row.getMadeUtc()),
                row.getTrainingDigest(),
                row.getTrainingRows(),
                row.getPrecision(),
                row.getRecall(),
                row.getF1(),
                row.getRocAuc(),
                row.getPrAuc(),
                row.getSha256(),
                ModelState.valueOf(row.getState()),
                row.getReason());
    }
}
