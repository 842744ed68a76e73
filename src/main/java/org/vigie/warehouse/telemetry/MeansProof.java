package org.vigie.warehouse.telemetry;

import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;
import static org.vigie.warehouse.telemetry.tables.Tables.FACT_TELEMETRY_FEATURES;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Makes a locomotive's newest rolling means a second time, by SQL's own windows: what was written
/// is not proved by the code that wrote it.
final class MeansProof {
    /// The look is bounded: a locomotive may have millions of readings.
    private static final int NEWEST = 300;

    private static final double ROUNDING = 1e-9;
    private static final String TAIL = "tail";
    private static final Field<Integer> PLACE = DSL.field(name("place"), SQLDataType.INTEGER);
    private static final Field<Integer> ROWS = DSL.field(name("row_count"), SQLDataType.INTEGER);
    private static final Field<Double> VIBRATION = number("vibration_again");
    private static final Field<Double> PRESSURE = number("pressure_again");

    private MeansProof() {}

    /// How many of its newest rows have means that are not those of their last three readings.
    static long wrongOf(String loco, DSLContext sql) {
        var f = FACT_TELEMETRY_FEATURES;
        var tail = select(f.TIMESTAMP, f.VIBRATION, f.PRESSURE, f.VIBRATION_ROLLING_MEAN, f.PRESSURE_ROLLING_MEAN)
                .from(f)
                .where(f.LOCO_ID.eq(loco))
                .orderBy(f.TIMESTAMP.desc())
                .limit(inline(NEWEST))
                .asTable(name(TAIL));
        var byTime = DSL.orderBy(number("timestamp"));
        var again = select(
                        rowNumber().over(byTime).as(PLACE),
                        count().over().as(ROWS),
                        threeOf("vibration").as(VIBRATION),
                        threeOf("pressure").as(PRESSURE),
                        number("vibration_rolling_mean"),
                        number("pressure_rolling_mean"))
                .from(tail)
                .asTable(name("again"));
        var divisor =
                when(PLACE.eq(1), inline(1.0)).when(PLACE.eq(2), inline(2.0)).otherwise(inline(3.0));
        // The readings before the tail's first row are not in it, unless it is the whole.
        var known = PLACE.gt(2).or(ROWS.lt(NEWEST));
        return sql.fetchCount(select(PLACE)
                .from(again)
                .where(known)
                .and(abs(VIBRATION.div(divisor).minus(number("vibration_rolling_mean")))
                        .gt(ROUNDING)
                        .or(abs(PRESSURE.div(divisor).minus(number("pressure_rolling_mean")))
                                .gt(ROUNDING))));
    }

    private static Field<Double> threeOf(String column) {
        var value = number(column);
        var byTime = DSL.orderBy(number("timestamp"));
        return lag(value, 2, inline(0.0))
                .over(byTime)
                .plus(lag(value, 1, inline(0.0)).over(byTime))
                .plus(value);
    }

    private static Field<Double> number(String column) {
        return DSL.field(name(column), SQLDataType.DOUBLE);
    }
}
