package org.vigie.warehouse.freight;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.sum;
import static org.vigie.warehouse.freight.tables.Tables.FACT_TRANSACTIONS;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Sums the facts a second time: what was written is not proved by the code that wrote it.
final class AggregatesProof {
    /// Of a sum of tonnes, in whatever order it was made.
    private static final double ROUNDING = 1e-6;

    private static final Field<String> DAY =
            DSL.field("substr({0}, 1, 10)", SQLDataType.VARCHAR, FACT_TRANSACTIONS.DATE);

    private AggregatesProof() {}

    /// How many station-days are not those of the facts, are missing, or are too many.
    static long wrongOf(List<DailyStationStats> told, DSLContext sql) {
        var again = new HashMap<String, DailyStationStats>();
        fromFacts(sql).forEach(stats -> again.put(place(stats), stats));
        long wrong = told.stream()
                .filter(stats -> !isProved(stats, again.remove(place(stats))))
                .count();
        return wrong + again.size();
    }

    private static boolean isProved(DailyStationStats told, @Nullable DailyStationStats again) {
        return again != null
                && Math.abs(told.volume() - again.volume()) <= ROUNDING * Math.max(1, Math.abs(again.volume()))
                && told.alerts() == again.alerts()
                && told.machines() == again.machines();
    }

    private static String place(DailyStationStats stats) {
        return stats.day() + " " + stats.station();
    }

    private static List<DailyStationStats> fromFacts(DSLContext sql) {
        var f = FACT_TRANSACTIONS;
        return sql.select(
                        DAY,
                        f.SITE_LOCATION,
                        sum(f.VOLUME_TRANSFERRED).coerce(SQLDataType.DOUBLE),
                        sum(f.CRITICAL_ALERT).coerce(SQLDataType.BIGINT),
                        countDistinct(f.MACHINE_ID).coerce(SQLDataType.BIGINT))
                .from(f)
                .where(f.SITE_LOCATION.isNotNull())
                .groupBy(DAY, f.SITE_LOCATION)
                .fetch(row -> new DailyStationStats(
                        LocalDate.parse(row.value1()), row.value2(), row.value3(), row.value4(), row.value5()));
    }
}
