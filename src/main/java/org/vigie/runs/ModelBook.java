package org.vigie.runs;

import static org.vigie.ledger.tables.Tables.MODEL;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// The operations book's page of models. It follows the registry's cards and the warehouse, which
/// names the one that serves; what is off the shelf is remembered here.
public final class ModelBook {
    private final Session book;

    public ModelBook(Session book) {
        this.book = book;
    }

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
}
