package org.vigie.warehouse.freight;

import static org.vigie.warehouse.freight.tables.Tables.AGGR_DAILY_SITE_STATS;
import static org.vigie.warehouse.freight.tables.Tables.FACT_TRANSACTIONS;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.vigie.etl.Fence;
import org.vigie.etl.Flow;
import org.vigie.sqlite.Database;
import org.vigie.sqlite.Role;
import org.vigie.sqlite.Schema;
import org.vigie.sqlite.Session;
import org.vigie.warehouse.ContentDigest;
import org.vigie.warehouse.Publication;
import org.vigie.warehouse.freight.TransactionFact.Located;
import org.vigie.warehouse.freight.tables.tables.records.AggrDailySiteStatsRecord;

/// The freight warehouse: loaded by a run, read by everybody else.
public final class FreightWarehouse {
    private static final int VIGW = 0x56494757;
    private static final Schema SCHEMA = new Schema(
            Role.WAREHOUSE,
            VIGW,
            2,
            List.of("org/vigie/warehouse/migrations/ledger", "org/vigie/warehouse/migrations/freight"));

    private final Database file;
    private final InstantSource clock;

    public FreightWarehouse(Path file, Duration busy, InstantSource clock) {
        this.file = database(file, busy);
        this.clock = clock;
    }

    public static Database database(Path file, Duration busy) {
        return new Database(file, SCHEMA, busy);
    }

    /// Looks at the file before anything is fetched, so that a night does not fail at its last step
    /// for what could be seen at its first.
    ///
    /// @throws org.vigie.problem.ProblemException when it is missing, damaged, foreign, newer, or
    ///   not writable
    public void inspect() {
        file.inspect();
    }

    /// Opens the run's transaction; see [Publication#begin].
    public FreightLoad begin(Flow flow, Fence fence) {
        return FreightLoad.in(Publication.begin(file, flow.ticket(), flow.journal(), fence, clock));
    }

    /// The newest day that has statistics.
    public Optional<LocalDate> newestDay() {
        try (var session = file.openReadOnly()) {
            return session.read(sql -> Optional.ofNullable(sql.select(DSL.max(AGGR_DAILY_SITE_STATS.DAY))
                            .from(AGGR_DAILY_SITE_STATS)
                            .fetchSingle()
                            .value1())
                    .map(LocalDate::parse));
        }
    }

    /// The figures of each station on one day; no row for a station without data.
    public List<DailyStationStats> stationsOn(LocalDate day) {
        try (var session = file.openReadOnly()) {
            return session.read(sql -> sql.selectFrom(AGGR_DAILY_SITE_STATS)
                    .where(AGGR_DAILY_SITE_STATS.DAY.eq(day.toString()))
                    .orderBy(AGGR_DAILY_SITE_STATS.SITE_LOCATION)
                    .fetch(FreightWarehouse::stats));
        }
    }

    /// Each station that has ever sent data, with its newest figures up to a day.
    public List<DailyStationStats> newestOfEachStation(LocalDate upTo) {
        var newest = AGGR_DAILY_SITE_STATS.as("newest");
        try (var session = file.openReadOnly()) {
            return session.read(sql -> sql.selectFrom(AGGR_DAILY_SITE_STATS)
                    .where(AGGR_DAILY_SITE_STATS.DAY.eq(DSL.select(DSL.max(newest.DAY))
                            .from(newest)
                            .where(newest.SITE_LOCATION.eq(AGGR_DAILY_SITE_STATS.SITE_LOCATION))
                            .and(newest.DAY.le(upTo.toString()))))
                    .orderBy(AGGR_DAILY_SITE_STATS.SITE_LOCATION)
                    .fetch(FreightWarehouse::stats));
        }
    }

    /// All statistics, by day and station.
    public List<DailyStationStats> stats() {
        try (var session = file.openReadOnly()) {
            return session.read(sql -> sql.selectFrom(AGGR_DAILY_SITE_STATS)
                    .orderBy(AGGR_DAILY_SITE_STATS.DAY, AGGR_DAILY_SITE_STATS.SITE_LOCATION)
                    .fetch(FreightWarehouse::stats));
        }
    }

    /// How many station-days are not what the facts sum up to. Reads the whole table.
    public long wrongStationDays() {
        try (var session = file.openReadOnly()) {
            return session.readTogether(sql -> AggregatesProof.wrongOf(
                    sql.selectFrom(AGGR_DAILY_SITE_STATS).fetch(FreightWarehouse::stats), sql));
        }
    }

    /// How many facts there are.
    public long facts() {
        try (var session = file.openReadOnly()) {
            return session.read(sql -> (long) sql.fetchCount(FACT_TRANSACTIONS));
        }
    }

    /// How many transactions one day has, with or without a station.
    public long transactionsOn(LocalDate day) {
        try (var session = file.openReadOnly()) {
            return session.read(sql -> (long) sql.fetchCount(
                    FACT_TRANSACTIONS,
                    FACT_TRANSACTIONS.DATE.ge(day.toString()),
                    FACT_TRANSACTIONS.DATE.lt(day.plusDays(1).toString())));
        }
    }

    /// The stations whose alerts rose against the day before (dossier DPA, first analysis: LAG).
    public List<AlertRise> alertRises() {
        try (var session = file.openReadOnly()) {
            return session.read(Analyses::alertRises);
        }
    }

    /// The stations by reliability (dossier DPA, second analysis: DENSE_RANK on the total of
    /// alerts, ascending).
    public List<ReliabilityRank> reliability() {
        try (var session = file.openReadOnly()) {
            return session.read(Analyses::reliability);
        }
    }

    /// The digest of all facts, computed anew. Reads the whole table.
    ///
    /// @param each called for each row
    public static String contentDigest(Session session, Runnable each) {
        var f = FACT_TRANSACTIONS;
        var question = session.read(sql -> sql.select(
                        f.TRANSACTION_ID,
                        f.MACHINE_ID,
                        f.DATE,
                        f.VOLUME_TRANSFERRED,
                        f.STATUS_CODE,
                        f.SITE_LOCATION,
                        f.INSTALLATION_YEAR,
                        f.CRITICAL_ALERT)
                .from(f)
                .getSQL());
        return session.told(() -> {
            var digest = new ContentDigest();
            try (var statement = session.connection().createStatement();
                    var row = statement.executeQuery(question)) {
                while (row.next()) {
                    digest.add(fact(row).hash());
                    each.run();
                }
            }
            return digest.hex();
        });
    }

    private static TransactionFact fact(ResultSet row) throws SQLException {
        var site = Optional.ofNullable(row.getString(6));
        long year = row.getLong(7);
        return TransactionFact.of(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getDouble(4),
                row.getString(5),
                site.map(known -> new Located(known, year)),
                row.getInt(8) == 1);
    }

    private static DailyStationStats stats(AggrDailySiteStatsRecord row) {
        return new DailyStationStats(
                LocalDate.parse(row.getDay()),
                row.getSiteLocation(),
                row.getTotalVolume(),
                row.getTotalAlerts(),
                row.getActiveMachines());
    }
}
