package org.vigie.warehouse.freight;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.sum;
import static org.vigie.warehouse.freight.tables.Tables.AGGR_DAILY_SITE_STATS;
import static org.vigie.warehouse.freight.tables.Tables.FACT_TRANSACTIONS;

import java.util.List;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Writes `aggr_daily_site_stats`. Transactions whose machine is unknown have no station and stay
/// out of it (domain).
final class DailyStatsTable {
    private static final Field<String> DAY =
            DSL.field("substr({0}, 1, 10)", SQLDataType.VARCHAR, FACT_TRANSACTIONS.DATE);
    private static final int DAYS_AT_ONCE = 1000;

    private DailyStatsTable() {}

    /// Sums days again from the facts that stand in the table: one look at the table for a thousand
    /// days.
    static void writeFromFacts(DSLContext sql, SortedSet<String> days) {
        var list = List.copyOf(days);
        for (int from = 0; from < list.size(); from += DAYS_AT_ONCE) {
            writeFromFacts(sql, list.subList(from, Math.min(list.size(), from + DAYS_AT_ONCE)));
        }
    }

    private static void writeFromFacts(DSLContext sql, List<String> days) {
        sql.deleteFrom(AGGR_DAILY_SITE_STATS)
                .where(AGGR_DAILY_SITE_STATS.DAY.in(days))
                .execute();
        sql.insertInto(AGGR_DAILY_SITE_STATS)
                .select(sql.select(
                                DAY,
                                FACT_TRANSACTIONS.SITE_LOCATION,
                                sum(FACT_TRANSACTIONS.VOLUME_TRANSFERRED).coerce(SQLDataType.DOUBLE),
                                sum(FACT_TRANSACTIONS.CRITICAL_ALERT).coerce(SQLDataType.BIGINT),
                                countDistinct(FACT_TRANSACTIONS.MACHINE_ID).coerce(SQLDataType.BIGINT))
                        .from(FACT_TRANSACTIONS)
                        .where(DAY.in(days), FACT_TRANSACTIONS.SITE_LOCATION.isNotNull())
                        .groupBy(DAY, FACT_TRANSACTIONS.SITE_LOCATION))
                .execute();
    }

    /// Writes the sums of the days that are wanted.
    static void write(DSLContext sql, DailySums sums, Predicate<String> wanted) {
        var insert = sql.batch(sql.insertInto(AGGR_DAILY_SITE_STATS).values("", "", 0.0, 0L, 0L));
        int rows = 0;
        for (var day : sums.byDayAndStation().entrySet()) {
            if (wanted.test(day.getKey())) {
                for (var station : day.getValue().entrySet()) {
                    var found = station.getValue();
                    insert = insert.bind(
                            day.getKey(), station.getKey(), found.volume(), found.alerts(), found.machines());
                    rows++;
                }
            }
        }
        if (rows > 0) {
            insert.execute();
        }
    }
}
