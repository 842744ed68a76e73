package org.vigie.warehouse.telemetry;

import static org.vigie.warehouse.telemetry.tables.Tables.FACT_TELEMETRY_FEATURES;

import org.jooq.DSLContext;
import org.jooq.SelectConditionStep;

/// The SQL of the fact table, made once for each run and bound on the bare connection.
final class FeatureStatements {
    /// Of each row that is inserted or read.
    static final int COLUMNS = 10;

    private static final long ONE = 1;

    private FeatureStatements() {}

    static String insert(DSLContext sql, int rows) {
        var insert = sql.insertInto(
                FACT_TELEMETRY_FEATURES,
                FACT_TELEMETRY_FEATURES.TIMESTAMP,
                FACT_TELEMETRY_FEATURES.LOCO_ID,
                FACT_TELEMETRY_FEATURES.FLOW_RATE,
                FACT_TELEMETRY_FEATURES.PRESSURE,
                FACT_TELEMETRY_FEATURES.VIBRATION,
                FACT_TELEMETRY_FEATURES.TEMPERATURE,
                FACT_TELEMETRY_FEATURES.FAILURE,
                FACT_TELEMETRY_FEATURES.VIBRATION_ROLLING_MEAN,
                FACT_TELEMETRY_FEATURES.PRESSURE_ROLLING_MEAN,
                FACT_TELEMETRY_FEATURES.FENCE);
        for (int row = 0; row < rows; row++) {
            insert = insert.values("", "", 0.0, 0.0, 0.0, 0.0, 0L, 0.0, 0.0, 0L); // each becomes a ?
        }
        return insert.getSQL();
    }

    /// One reading. Bound: locomotive, timestamp.
    static String one(DSLContext sql) {
        return ofLoco(sql).and(FACT_TELEMETRY_FEATURES.TIMESTAMP.eq("")).getSQL();
    }

    /// The two readings before an instant, newest first. Bound: locomotive, timestamp, 2.
    static String before(DSLContext sql) {
        return ofLoco(sql)
                .and(FACT_TELEMETRY_FEATURES.TIMESTAMP.lt(""))
                .orderBy(FACT_TELEMETRY_FEATURES.TIMESTAMP.desc())
                .limit(ONE)
                .getSQL();
    }

    /// Some readings from an instant on, oldest first. Bound: locomotive, timestamp, how many.
    static String after(DSLContext sql) {
        return ofLoco(sql)
                .and(FACT_TELEMETRY_FEATURES.TIMESTAMP.gt(""))
                .orderBy(FACT_TELEMETRY_FEATURES.TIMESTAMP)
                .limit(ONE)
                .getSQL();
    }

    /// Bound: flow, pressure, vibration, temperature, failure, fence, locomotive, timestamp.
    static String correct(DSLContext sql) {
        return sql.update(FACT_TELEMETRY_FEATURES)
                .set(FACT_TELEMETRY_FEATURES.FLOW_RATE, 0.0)
                .set(FACT_TELEMETRY_FEATURES.PRESSURE, 0.0)
                .set(FACT_TELEMETRY_FEATURES.VIBRATION, 0.0)
                .set(FACT_TELEMETRY_FEATURES.TEMPERATURE, 0.0)
                .set(FACT_TELEMETRY_FEATURES.FAILURE, 0L)
                .set(FACT_TELEMETRY_FEATURES.FENCE, 0L)
                .where(FACT_TELEMETRY_FEATURES.LOCO_ID.eq(""), FACT_TELEMETRY_FEATURES.TIMESTAMP.eq(""))
                .getSQL();
    }

    /// Bound: mean of the vibration, of the pressure, locomotive, timestamp.
    static String means(DSLContext sql) {
        return sql.update(FACT_TELEMETRY_FEATURES)
                .set(FACT_TELEMETRY_FEATURES.VIBRATION_ROLLING_MEAN, 0.0)
                .set(FACT_TELEMETRY_FEATURES.PRESSURE_ROLLING_MEAN, 0.0)
                .where(FACT_TELEMETRY_FEATURES.LOCO_ID.eq(""), FACT_TELEMETRY_FEATURES.TIMESTAMP.eq(""))
                .getSQL();
    }

    private static SelectConditionStep<?> ofLoco(DSLContext sql) {
        return sql.select(
                        FACT_TELEMETRY_FEATURES.TIMESTAMP,
                        FACT_TELEMETRY_FEATURES.LOCO_ID,
                        FACT_TELEMETRY_FEATURES.FLOW_RATE,
                        FACT_TELEMETRY_FEATURES.PRESSURE,
                        FACT_TELEMETRY_FEATURES.VIBRATION,
                        FACT_TELEMETRY_FEATURES.TEMPERATURE,
                        FACT_TELEMETRY_FEATURES.FAILURE,
                        FACT_TELEMETRY_FEATURES.VIBRATION_ROLLING_MEAN,
                        FACT_TELEMETRY_FEATURES.PRESSURE_ROLLING_MEAN,
                        FACT_TELEMETRY_FEATURES.FENCE)
                .from(FACT_TELEMETRY_FEATURES)
                .where(FACT_TELEMETRY_FEATURES.LOCO_ID.eq(""));
    }
}
