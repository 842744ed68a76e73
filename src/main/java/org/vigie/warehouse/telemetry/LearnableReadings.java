package org.vigie.warehouse.telemetry;

import static org.vigie.warehouse.telemetry.tables.Tables.AI_TELEMETRY_PREDICTIONS;
import static org.vigie.warehouse.telemetry.tables.Tables.FACT_TELEMETRY_FEATURES;
import static org.vigie.warehouse.telemetry.tables.Tables.RUN_LEARNING;

import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.vigie.sqlite.Database;
import org.vigie.sqlite.Session;
import org.vigie.warehouse.ContentDigest;
import org.vigie.warehouse.LedgerRow;
import org.vigie.warehouse.RunLedger;

/// What a model may be trained on: the readings that passed every gate, and those that nobody has
/// judged yet. Refused ones are not to be seen from here.
///
/// Each question streams over a fresh read-only connection; nothing is kept in memory.
public final class LearnableReadings {
    private static final Condition DUE = RUN_LEARNING.VERDICT.eq(Verdict.DUE.word());

    private final Database warehouse;
    private final Runnable advancing;

    /// @param advancing told again and again while a question is answered
    LearnableReadings(Database warehouse, Runnable advancing) {
        this.warehouse = warehouse;
        this.advancing = advancing;
    }

    /// The newest readings of all locomotives, newest first; of the same instant, by locomotive.
    public void newest(long most, Consumer<LearnableReading> reader) {
        asking(sql -> stream(
                learnable(sql)
                        .where(RUN_LEARNING.VERDICT.ne(Verdict.REFUSED.word()))
                        .orderBy(FACT_TELEMETRY_FEATURES.TIMESTAMP.desc(), FACT_TELEMETRY_FEATURES.LOCO_ID)
                        .limit(most),
                reader));
    }

    /// Every reading that nobody has judged yet, however old its date, by locomotive and time.
    public void night(Consumer<LearnableReading> reader) {
        asking(sql -> stream(
                learnable(sql).where(DUE).orderBy(FACT_TELEMETRY_FEATURES.LOCO_ID, FACT_TELEMETRY_FEATURES.TIMESTAMP),
                reader));
    }

    /// Every reading that may teach, or waits to be judged, by locomotive and time.
    public void all(Consumer<LearnableReading> reader) {
        asking(sql -> stream(
                learnable(sql)
                        .where(RUN_LEARNING.VERDICT.ne(Verdict.REFUSED.word()))
                        .orderBy(FACT_TELEMETRY_FEATURES.LOCO_ID, FACT_TELEMETRY_FEATURES.TIMESTAMP),
                reader));
    }

    /// The readings that need a score of a new model: those it was trained on, and those of which no
    /// score is there, or one of metrics that were corrected since. By locomotive and time.
    ///
    /// @param oldestTrained the last reading of [#newest] that the model was trained on
    public void toScore(LearnableReading oldestTrained, Consumer<ToScore> reader) {
        var f = FACT_TELEMETRY_FEATURES;
        var trained = f.TIMESTAMP
                .gt(oldestTrained.timestamp())
                .or(f.TIMESTAMP.eq(oldestTrained.timestamp()).and(f.LOCO_ID.le(oldestTrained.loco())));
        asking(sql -> stream(
                learnable(sql)
                        .where(RUN_LEARNING.VERDICT.ne(Verdict.REFUSED.word()))
                        .and(trained.or(DSL.notExists(scoreOf(sql))))
                        .orderBy(f.LOCO_ID, f.TIMESTAMP),
                reading -> reader.accept(new ToScore(reading, isTrained(reading, oldestTrained)))));
    }

    /// Whether every reading comes from a run that the ledger knows, and the table is the one that
    /// the newest run left. Reads the whole table.
    public KnownRuns knownRuns() {
        var ledger = new RunLedger(warehouse);
        var fences = ledger.fences();
        var digest = new ContentDigest();
        var strangers = new long[1];
        asking(sql -> {
            try (var rows = sql.selectFrom(FACT_TELEMETRY_FEATURES).fetchLazy()) {
                for (var row : rows) {
                    digest.add(TelemetryWarehouse.row(row).hash());
                    strangers[0] += fences.contains(row.getFence()) ? 0 : 1;
                }
            }
        });
        var told = ledger.newest().map(LedgerRow::contentDigest).orElseGet(() -> new ContentDigest().hex());
        return new KnownRuns(strangers[0], digest.hex(), told);
    }

    /// @param trained it is one of those that the model was trained on
    public record ToScore(LearnableReading reading, boolean trained) {}

    /// @param strangers readings of no run that the ledger knows
    /// @param digest of the table, computed anew
    /// @param digestTold by the ledger's newest row
    public record KnownRuns(long strangers, String digest, String digestTold) {
        public boolean held() {
            return strangers == 0 && digest.equals(digestTold);
        }
    }

    private void asking(Consumer<DSLContext> question) {
        try (Session session = warehouse.openReadOnly()) {
            session.whileWorking(advancing);
            session.read(sql -> {
                question.accept(sql);
                return Optional.empty();
            });
        }
    }

    private static boolean isTrained(LearnableReading reading, LearnableReading oldestTrained) {
        int age = reading.timestamp().compareTo(oldestTrained.timestamp());
        return age > 0 || (age == 0 && reading.loco().compareTo(oldestTrained.loco()) <= 0);
    }

    private static Select<?> scoreOf(DSLContext sql) {
        var f = FACT_TELEMETRY_FEATURES;
        var p = AI_TELEMETRY_PREDICTIONS;
        return sql.selectOne()
                .from(p)
                .where(p.LOCO_ID.eq(f.LOCO_ID), p.TIMESTAMP.eq(f.TIMESTAMP))
                .and(p.FLOW_RATE.eq(f.FLOW_RATE))
                .and(p.PRESSURE.eq(f.PRESSURE))
                .and(p.VIBRATION.eq(f.VIBRATION))
                .and(p.TEMPERATURE.eq(f.TEMPERATURE));
    }

    private static SelectOnConditionStep<?> learnable(DSLContext sql) {
        return sql.select(
                        FACT_TELEMETRY_FEATURES.LOCO_ID,
                        FACT_TELEMETRY_FEATURES.TIMESTAMP,
                        FACT_TELEMETRY_FEATURES.FLOW_RATE,
                        FACT_TELEMETRY_FEATURES.PRESSURE,
                        FACT_TELEMETRY_FEATURES.VIBRATION,
                        FACT_TELEMETRY_FEATURES.TEMPERATURE,
                        FACT_TELEMETRY_FEATURES.VIBRATION_ROLLING_MEAN,
                        FACT_TELEMETRY_FEATURES.PRESSURE_ROLLING_MEAN,
                        FACT_TELEMETRY_FEATURES.FAILURE,
                        RUN_LEARNING.VERDICT)
                .from(FACT_TELEMETRY_FEATURES)
                .join(RUN_LEARNING)
                .on(RUN_LEARNING.FENCE.eq(FACT_TELEMETRY_FEATURES.FENCE));
    }

    private static void stream(ResultQuery<?> query, Consumer<LearnableReading> reader) {
        try (var rows = query.fetchLazy()) {
            for (var row : rows) {
                reader.accept(reading(row));
            }
        }
    }

    private static LearnableReading reading(Record row) {
        var f = FACT_TELEMETRY_FEATURES;
        return new LearnableReading(
                row.get(f.LOCO_ID),
                row.get(f.TIMESTAMP),
                row.get(f.FLOW_RATE),
                row.get(f.PRESSURE),
                row.get(f.VIBRATION),
                row.get(f.TEMPERATURE),
                row.get(f.VIBRATION_ROLLING_MEAN),
                row.get(f.PRESSURE_ROLLING_MEAN),
                row.get(f.FAILURE) == 1,
                row.get(RUN_LEARNING.VERDICT).equals(Verdict.DUE.word()));
    }
}
