package org.vigie.warehouse.telemetry;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.sum;
import static org.vigie.warehouse.telemetry.tables.Tables.FACT_TELEMETRY_FEATURES;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/// What stands in the warehouse: the figures by which people know that it is the right table.
///
/// @param vibrationMeans the sum of all rolling means of the vibration, mm/s
/// @param pressureMeans the sum of all rolling means of the pressure, bar
public record Totals(long readings, long failures, long locomotives, double vibrationMeans, double pressureMeans) {
    static Totals of(DSLContext sql) {
        var totals = sql.select(
                        count(),
                        coalesce(sum(FACT_TELEMETRY_FEATURES.FAILURE).coerce(SQLDataType.BIGINT), 0L),
                        countDistinct(FACT_TELEMETRY_FEATURES.LOCO_ID),
                        total(FACT_TELEMETRY_FEATURES.VIBRATION_ROLLING_MEAN),
                        total(FACT_TELEMETRY_FEATURES.PRESSURE_ROLLING_MEAN))
                .from(FACT_TELEMETRY_FEATURES)
                .fetchSingle();
        return new Totals(totals.value1(), totals.value2(), totals.value3(), totals.value4(), totals.value5());
    }

    private static Field<Double> total(Field<Double> column) {
        return coalesce(sum(column).coerce(SQLDataType.DOUBLE), 0.0);
    }
}
