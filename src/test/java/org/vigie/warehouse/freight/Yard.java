package org.vigie.warehouse.freight;

import static org.vigie.warehouse.freight.tables.Tables.AGGR_DAILY_SITE_STATS;
import static org.vigie.warehouse.freight.tables.Tables.FACT_TRANSACTIONS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.etl.Fence;
import org.vigie.etl.Flow;
import org.vigie.etl.Gates;
import org.vigie.etl.Notebook;
import org.vigie.etl.Numbered;
import org.vigie.etl.Rejection;
import org.vigie.etl.Ticket;
import org.vigie.sqlite.Database;
import org.vigie.warehouse.ContentDigest;
import org.vigie.warehouse.Publication;
import org.vigie.warehouse.freight.TransactionFact.Located;

/// A real freight warehouse in a folder, loaded night after night.
final class Yard {
    private static final Instant NOW = Instant.parse("2026-02-21T01:19:00Z");
    private static final Fence OPEN = () -> {};

    private final Database file;
    private long fence;

    Yard(Path folder) {
        file = FreightWarehouse.database(folder.resolve("w.sqlite"), Duration.ofSeconds(10));
        file.create();
    }

    /// What a night did.
    record Night(
            long added, long changed, long unchanged, long withoutStation, List<Rejection> rejections, String digest) {}

    /// Loads facts as one batch, or as several, and commits.
    @SafeVarargs
    final Night load(List<TransactionFact>... batches) {
        var rejections = new ArrayList<Rejection>();
        try (var load = begin()) {
            long line = 2;
            for (var batch : batches) {
                var rows = new ArrayList<Numbered<TransactionFact>>();
                for (var fact : batch) {
                    rows.add(new Numbered<>(line++, fact));
                }
                load.add(rows, rejections::add);
            }
            load.refreshDailyStats();
            load.verify();
            load.commit(flow(), Optional.empty());
            return new Night(
                    load.added(),
                    load.changed(),
                    load.unchanged(),
                    load.withoutStation(),
                    rejections,
                    load.contentDigest());
        }
    }

    FreightLoad begin() {
        return FreightLoad.in(publication());
    }

    /// The transaction of the next night.
    Publication publication() {
        fence++;
        var flow = flow();
        return Publication.begin(file, flow.ticket(), flow.journal(), OPEN, () -> NOW);
    }

    Database file() {
        return file;
    }

    FreightWarehouse warehouse() {
        return new FreightWarehouse(file.file(), Duration.ofSeconds(10), () -> NOW);
    }

    /// All facts, as the table has them.
    List<TransactionFact> facts() {
        try (var session = file.openReadOnly()) {
            return session.sql()
                    .selectFrom(FACT_TRANSACTIONS)
                    .orderBy(FACT_TRANSACTIONS.TRANSACTION_ID)
                    .fetch(row -> TransactionFact.of(
                            row.getTransactionId(),
                            row.getMachineId(),
                            row.getDate(),
                            row.getVolumeTransferred(),
                            row.getStatusCode(),
                            Optional.ofNullable(row.getSiteLocation())
                                    .map(site -> new Located(site, row.getInstallationYear())),
                            row.getCriticalAlert() == 1));
        }
    }

    /// The digest as somebody computes it who has nothing but the table.
    String digestOfTheTable() {
        var digest = new ContentDigest();
        facts().forEach(fact -> digest.add(fact.hash()));
        return digest.hex();
    }

    /// The statistics as SQL's own group by has them: day, station, volume, alerts, machines.
    List<DailyStationStats> statsOfTheFacts() {
        try (var session = file.openReadOnly()) {
            return session.sql()
                    .resultQuery("""
                        select substr(date, 1, 10) as day, site_location,
                               sum(volume_transferred), sum(critical_alert),
                               count(distinct machine_id)
                        from fact_transactions where site_location is not null
                        group by 1, 2 order by 1, 2
                        """)
                    .coerce(
                            AGGR_DAILY_SITE_STATS.DAY,
                            AGGR_DAILY_SITE_STATS.SITE_LOCATION,
                            AGGR_DAILY_SITE_STATS.TOTAL_VOLUME,
                            AGGR_DAILY_SITE_STATS.TOTAL_ALERTS,
                            AGGR_DAILY_SITE_STATS.ACTIVE_MACHINES)
                    .fetch(row -> new DailyStationStats(
                            LocalDate.parse(row.value1()), row.value2(), row.value3(), row.value4(), row.value5()));
        }
    }

    private Flow flow() {
        var slot = LocalDate.of(2026, 2, 21);
        var ticket = new Ticket("run-" + fence, "freight", slot, LocalDateTime.of(2026, 2, 21, 2, 0), fence, NOW);
        var none = new Gates(Optional.empty(), Optional.empty(), Optional.empty());
        return new Flow(ticket, Map.of(), Map.of(), none, new Notebook());
    }
}
