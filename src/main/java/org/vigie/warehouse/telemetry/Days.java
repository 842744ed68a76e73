package org.vigie.warehouse.telemetry;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.vigie.warehouse.telemetry.LocomotiveNames.LOCOMOTIVE;
import static org.vigie.warehouse.telemetry.tables.Tables.FACT_TELEMETRY_FEATURES;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;

/// All locomotives on one day. The key begins with the locomotive: each is sought by itself.
record Days(DSLContext sql) {
    Optional<LocalDate> newest(LocalDate upTo) {
        var readings = FACT_TELEMETRY_FEATURES;
        var names = LocomotiveNames.all();
        var newest = field(select(max(readings.TIMESTAMP))
                .from(readings)
                .where(readings.LOCO_ID.eq(LOCOMOTIVE), readings.TIMESTAMP.lt(SensorClock.startOf(upTo.plusDays(1)))));
        return sql.withRecursive(names).select(newest).from(names).where(LOCOMOTIVE.isNotNull()).fetch(newest).stream()
                .filter(Objects::nonNull)
                .map(text -> SensorClock.at(text).toLocalDate())
                .max(LocalDate::compareTo);
    }

    DayOfReadings figures(LocalDate day) {
        var readings = FACT_TELEMETRY_FEATURES;
        var names = LocomotiveNames.all();
        return sql.withRecursive(names)
                .select(count(readings.LOCO_ID), sum(readings.FAILURE), countDistinct(readings.LOCO_ID))
                .from(names)
                .join(readings)
                .on(
                        readings.LOCO_ID.eq(LOCOMOTIVE),
                        readings.TIMESTAMP.ge(SensorClock.startOf(day)),
                        readings.TIMESTAMP.lt(SensorClock.startOf(day.plusDays(1))))
                .fetchSingle(row -> new DayOfReadings(
                        day,
                        row.value1(),
                        Optional.ofNullable(row.value2())
                                .map(BigDecimal::longValue)
                                .orElse(0L),
                        row.value3()));
    }
}
