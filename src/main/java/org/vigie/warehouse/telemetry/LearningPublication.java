package org.vigie.warehouse.telemetry;

import static org.vigie.warehouse.telemetry.tables.Tables.AI_TELEMETRY_PREDICTIONS;
import static org.vigie.warehouse.telemetry.tables.Tables.CHAMPION;
import static org.vigie.warehouse.telemetry.tables.Tables.RUN_LEARNING;

import java.sql.PreparedStatement;
import java.time.InstantSource;
import java.util.List;
import org.jooq.DSLContext;
import org.vigie.etl.Fence;
import org.vigie.etl.Journal;
import org.vigie.etl.Journal.Activity;
import org.vigie.sqlite.Database;
import org.vigie.sqlite.Instants;
import org.vigie.warehouse.FencedTransaction;

/// The second transaction of a night, after its readings are published: predictions, the model that
/// serves and the verdicts together, or the verdicts alone. Closed without a commit, it leaves every
/// table as it was.
public final class LearningPublication implements AutoCloseable {
    private final FencedTransaction transaction;
    private final Journal journal;
    private final InstantSource clock;
    private final PreparedStatement upsert;

    private LearningPublication(
            FencedTransaction transaction, Journal journal, InstantSource clock, PreparedStatement upsert) {
        this.transaction = transaction;
        this.journal = journal;
        this.clock = clock;
        this.upsert = upsert;
    }

    static LearningPublication begin(Database warehouse, Journal journal, Fence fence, InstantSource clock) {
        var transaction = FencedTransaction.begin(warehouse, journal, fence);
        try {
            var session = transaction.session();
            var upsert = session.told(() -> session.connection().prepareStatement(upsertSql(session.sql())));
            return new LearningPublication(transaction, journal, clock, upsert);
        } catch (RuntimeException e) {
            transaction.close();
            throw e;
        }
    }

    /// Writes scores, over older ones of the same readings. Called as often as there are batches.
    public void predict(String model, List<Prediction> predictions) {
        transaction.session().told(() -> {
            for (var prediction : predictions) {
                upsert.setString(1, prediction.timestamp());
                upsert.setString(2, prediction.loco());
                upsert.setDouble(3, prediction.flow());
                upsert.setDouble(4, prediction.pressure());
                upsert.setDouble(5, prediction.vibration());
                upsert.setDouble(6, prediction.temperature());
                upsert.setDouble(7, prediction.riskPercent());
                upsert.setLong(8, prediction.failure() ? 1 : 0);
                upsert.setString(9, model);
                upsert.setString(10, prediction.basis().word());
                upsert.executeUpdate();
            }
            return true;
        });
    }

    /// From the commit on, this model serves; its predictions are written here too.
    ///
    public void enthrone(Champion champion) {
        transaction
                .session()
                .read(sql -> sql.insertInto(CHAMPION)
                        .set(CHAMPION.MODEL, champion.model())
                        .set(CHAMPION.SHA256, champion.sha256())
                        .set(CHAMPION.RUN_ID, champion.runId().orElse(null))
                        .set(CHAMPION.ACT, champion.act().word())
                        .set(CHAMPION.ACTOR, champion.actor())
                        .set(CHAMPION.REASON, champion.reason())
                        .set(CHAMPION.AT_UTC, Instants.text(champion.at()))
                        .execute());
    }

    /// Judges all readings that nobody has judged yet.
    ///
    /// @param judge the run that says so
    public void judge(Verdict verdict, String judge) {
        transaction
                .session()
                .read(sql -> sql.update(RUN_LEARNING)
                        .set(RUN_LEARNING.VERDICT, verdict.word())
                        .set(RUN_LEARNING.JUDGED_BY, judge)
                        .set(RUN_LEARNING.JUDGED_AT_UTC, Instants.text(clock.instant()))
                        .where(RUN_LEARNING.VERDICT.eq(Verdict.DUE.word()))
                        .execute());
    }

    /// @throws org.vigie.problem.ProblemException RUN_FENCED when a younger run took over; then
    ///   nothing is written
    public void commit() {
        journal.activity(Activity.COMMITTING);
        transaction.commit();
        journal.activity(Activity.WORKING);
    }

    @Override
    public void close() {
        try {
            transaction.session().told(() -> {
                upsert.close();
                return true;
            });
        } finally {
            transaction.close();
        }
    }

    private static String upsertSql(DSLContext sql) {
        var p = AI_TELEMETRY_PREDICTIONS;
        return sql.insertInto(
                        p,
                        p.TIMESTAMP,
                        p.LOCO_ID,
                        p.FLOW_RATE,
                        p.PRESSURE,
                        p.VIBRATION,
                        p.TEMPERATURE,
                        p.AI_RISK_SCORE_PERCENT,
                        p.AI_PREDICTED_FAILURE,
                        p.MODEL,
                        p.BASIS)
                .values("", "", 0.0, 0.0, 0.0, 0.0, 0.0, 0L, "", "")
                .onConflict(p.LOCO_ID, p.TIMESTAMP)
                .doUpdate()
                .setAllToExcluded()
                .getSQL();
    }
}
