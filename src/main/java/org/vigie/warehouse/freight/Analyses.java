package org.vigie.warehouse.freight;

import static org.jooq.impl.DSL.denseRank;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.vigie.warehouse.freight.tables.Tables.AGGR_DAILY_SITE_STATS;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;

/// The two analyses that the dossier DPA asks of the warehouse.
final class Analyses {
    private static final double PERCENT = 100;

    private Analyses() {}

    static List<AlertRise> alertRises(DSLContext sql) {
        var stats = AGGR_DAILY_SITE_STATS;
        var byStation = sql.select(
                        stats.DAY,
                        stats.SITE_LOCATION,
                        stats.TOTAL_ALERTS,
                        lag(stats.TOTAL_ALERTS)
                                .over()
                                .partitionBy(stats.SITE_LOCATION)
                                .orderBy(stats.DAY)
                                .as("alerts_before"),
                        lag(stats.DAY)
                                .over()
                                .partitionBy(stats.SITE_LOCATION)
                                .orderBy(stats.DAY)
                                .as("day_before"))
                .from(stats);
        var day = field(name("day"), SQLDataType.VARCHAR);
        var station = field(name("site_location"), SQLDataType.VARCHAR);
        var dayBefore = field(name("day_before"), SQLDataType.VARCHAR);
        var before = field(name("alerts_before"), SQLDataType.BIGINT);
        var alerts = field(name("total_alerts"), SQLDataType.BIGINT);
        return sql.with("days")
                .as(byStation)
                .select(day, station, dayBefore, before, alerts)
                .from(table(name("days")))
                .where(before.lt(alerts))
                .orderBy(day, station)
                .fetch(row -> new AlertRise(
                        LocalDate.parse(row.value1()),
                        row.value2(),
                        LocalDate.parse(row.value3()),
                        row.value4(),
                        row.value5(),
                        rise(row.value4(), row.value5())));
    }

    static List<ReliabilityRank> reliability(DSLContext sql) {
        var stats = AGGR_DAILY_SITE_STATS;
        var alerts = sum(stats.TOTAL_ALERTS).coerce(SQLDataType.BIGINT);
        var volume = sum(stats.TOTAL_VOLUME).coerce(SQLDataType.DOUBLE);
        var rank = denseRank().over().orderBy(alerts).coerce(SQLDataType.BIGINT);
        return sql.select(rank, stats.SITE_LOCATION, alerts, volume)
                .from(stats)
                .groupBy(stats.SITE_LOCATION)
                .orderBy(alerts, volume.desc(), stats.SITE_LOCATION)
                .fetch(row -> new ReliabilityRank(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private static Optional<Double> rise(long before, long after) {
        return before == 0 ? Optional.empty() : Optional.of(PERCENT * (after - before) / before);
    }
}
