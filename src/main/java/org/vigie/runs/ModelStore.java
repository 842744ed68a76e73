package org.vigie.runs;

import static org.vigie.ledger.tables.Tables.MODEL;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vigie.ledger.tables.tables.records.ModelRecord;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// The operations book's page of models. It follows the registry's cards and the warehouse, which
/// names the one that serves; what is off the shelf is remembered here.
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

    /// Writes down what is new, and who serves.
    ///
    /// @param serving empty when none does
    public void follow(Collection<ModelNote> models, Optional<String> serving) {
        book.writing(sql -> {
            for (var model : models) {
                sql.insertInto(MODEL)
                        .set(MODEL.VERSION, model.version())
                        .set(MODEL.PIPELINE, model.pipeline())
                        .set(MODEL.RUN_ID, model.run())
                        .set(MODEL.MADE_UTC, Instants.text(model.made()))
                        .set(MODEL.TRAINING_DIGEST, model.trainingDigest())
                        .set(MODEL.TRAINING_ROWS, model.trainingRows())
                        .set(MODEL.SCHEMA_HASH, model.schemaHash())
                        .set(MODEL.SEED, model.seed())
                        .set(MODEL.SHA256, model.sha256())
                        .set(MODEL.PRECISION, model.precision())
                        .set(MODEL.RECALL, model.recall())
                        .set(MODEL.F1, model.f1())
                        .set(MODEL.ROC_AUC, model.rocAuc())
                        .set(MODEL.PR_AUC, model.prAuc())
                        .set(MODEL.STATE, model.promoted() ? ModelState.FORMER.name() : ModelState.REFUSED.name())
                        .set(MODEL.REASON, model.reason())
                        .onConflict(MODEL.VERSION)
                        .doNothing()
                        .execute();
            }
            sql.update(MODEL)
                    .set(MODEL.STATE, ModelState.FORMER.name())
                    .where(MODEL.STATE.eq(ModelState.CHAMPION.name()))
                    .execute();
            sql.update(MODEL)
                    .set(MODEL.STATE, ModelState.CHAMPION.name())
                    .where(MODEL.VERSION.in(serving.map(List::of).orElse(List.of())))
                    .execute();
        });
    }

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
