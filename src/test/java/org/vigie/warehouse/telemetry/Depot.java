package org.vigie.warehouse.telemetry;

import static org.vigie.warehouse.telemetry.tables.Tables.FACT_TELEMETRY_FEATURES;
import static org.vigie.warehouse.telemetry.tables.Tables.RUN_LEARNING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import org.vigie.warehouse.RunLedger;

/// A real telemetry warehouse in a folder, loaded night after night.
final class Depot {
    static final Fence OPEN = () -> {};

    private static final Instant NOW = Instant.parse("2026-02-21T01:19:00Z");
    private static final Duration BUSY = Duration.ofSeconds(10);

    private final Database file;
    private long fence;

    Depot(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file = TelemetryWarehouse.database(folder.resolve("t.sqlite"), BUSY);
        file.create();
    }

    /// What a night did.
    record Night(
            long added, long changed, long unchanged, long recomputed, List<Rejection> rejections, String digest) {}

    /// A row of the fact table: the reading, its means, and the run it belongs to.
    record Kept(ReadingFact reading, double vibrationMean, double pressureMean, long fence) {}

    /// Loads readings as one batch, or as several, and commits.
    @SafeVarargs
    final Night load(List<ReadingFact>... batches) {
        fence++;
        var rejections = new ArrayList<Rejection>();
        try (var load = warehouse().begin(flow(), OPEN)) {
            long line = 2;
            for (var batch : batches) {
                var rows = new ArrayList<Numbered<ReadingFact>>();
                for (var reading : batch) {
                    rows.add(new Numbered<>(line++, reading));
                }
                load.add(rows, rejections::add);
            }
            load.refreshRollingMeans();
            load.verify();
            load.commit(flow(), Optional.empty(), true);
            return new Night(
                    load.added(),
                    load.changed(),
                    load.unchanged(),
                    load.meansRecomputed(),
                    rejections,
                    load.contentDigest());
        }
    }

    /// The transaction that judges the nights so far.
    LearningPublication judging() {
        return warehouse().beginLearning(new Notebook(), OPEN);
    }

    void judge(Verdict verdict) {
        try (var judging = judging()) {
            judging.judge(verdict, "run-" + fence);
            judging.commit();
        }
    }

    TelemetryWarehouse warehouse() {
        return new TelemetryWarehouse(file.file(), BUSY, () -> NOW);
    }

    RunLedger ledger() {
        return TelemetryWarehouse.ledger(file.file(), BUSY);
    }

    Database file() {
        return file;
    }

    /// All rows, as the table has them, by locomotive and time.
    List<Kept> rows() {
        try (var session = file.openReadOnly()) {
            return session.sql()
                    .selectFrom(FACT_TELEMETRY_FEATURES)
                    .orderBy(FACT_TELEMETRY_FEATURES.LOCO_ID, FACT_TELEMETRY_FEATURES.TIMESTAMP)
                    .fetch(row -> {
                        var known = TelemetryWarehouse.row(row);
                        return new Kept(known.reading(), known.vibrationMean(), known.pressureMean(), row.getFence());
                    });
        }
    }

    /// The verdict of each night, oldest first.
    List<String> verdicts() {
        try (var session = file.openReadOnly()) {
            return session.sql()
                    .select(RUN_LEARNING.VERDICT)
                    .from(RUN_LEARNING)
                    .orderBy(RUN_LEARNING.FENCE)
                    .fetch(RUN_LEARNING.VERDICT);
        }
    }

    /// The digest as somebody computes it who has nothing but the table.
    String digestOfTheTable() {
        var digest = new ContentDigest();
        rows().forEach(row ->
                digest.add(new FeatureRow(row.reading(), row.vibrationMean(), row.pressureMean()).hash()));
        return digest.hex();
    }

    private Flow flow() {
        var slot = LocalDate.of(2026, 2, 21);
        var ticket = new Ticket("run-" + fence, "telemetry", slot, LocalDateTime.of(2026, 2, 21, 2, 0), fence, NOW);
        var none = new Gates(Optional.empty(), Optional.empty(), Optional.empty());
        return new Flow(ticket, Map.of(), Map.of(), none, new Notebook());
    }
}
