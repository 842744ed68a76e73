package org.vigie.pipelines.telemetry;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.vigie.etl.Fence;
import org.vigie.etl.Flow;
import org.vigie.etl.Gates;
import org.vigie.etl.MemorySource;
import org.vigie.etl.Notation;
import org.vigie.etl.Notebook;
import org.vigie.etl.Ticket;
import org.vigie.etl.learn.LearnLimits;
import org.vigie.etl.learn.ModelRegistry;
import org.vigie.warehouse.telemetry.TelemetryWarehouse;

/// A warehouse and a registry, where telemetry nights are run as in life.
public final class LearningDepot {
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 1);

    private static final LearnLimits LIMITS = new LearnLimits(10, 42, 0.02, 0.75, 0.005, 0.20, 0.35);
    private static final Duration BUSY = Duration.ofSeconds(10);
    private static final int ROWS = 200_000;

    private final Path file;
    private final Path models;
    private final Random random = new Random(7);
    private Instant now = Instant.parse("2026-02-01T01:00:00Z");
    private long fence;

    private LearningDepot(Path file, Path models) {
        this.file = file;
        this.models = models;
    }

    static LearningDepot in(Path folder) {
        var file = folder.resolve("industrial.sqlite");
        TelemetryWarehouse.database(file, BUSY).create();
        return new LearningDepot(file, folder.resolve("models"));
    }

    /// The warehouse and the registry of an installation.
    public static LearningDepot of(Path home) {
        return new LearningDepot(home.resolve("warehouse/industrial_dwh.sqlite"), home.resolve("models"));
    }

    /// Twenty days of history, learned in the first night.
    public void learnTheHistory() {
        run(FIRST, 20);
    }

    public void learnTheNightAfter(int days) {
        run(FIRST.plusDays(days), 1);
    }

    private void run(LocalDate slot, int days) {
        fence++;
        now = slot.atTime(1, 0).toInstant(ZoneOffset.UTC);
        var ticket = new Ticket("telemetry-" + slot + "-aaaa", "telemetry", slot, slot.atTime(2, 0), fence, now);
        var source = new MemorySource("sensors", readings(slot, days));
        var gates = new Gates(Optional.empty(), Optional.empty(), Optional.empty());
        var flow = new Flow(ticket, Map.of("sensors", source), Map.of(), gates, new Notebook());
        Fence open = () -> {};
        var learning = new ForestLearning(warehouse(), registry(), LIMITS, ROWS, open, clock());
        new TelemetryPipeline(warehouse(), open, learning).run(flow);
    }

    TelemetryWarehouse warehouse() {
        return new TelemetryWarehouse(file, BUSY, clock());
    }

    ModelRegistry registry() {
        return new ModelRegistry(models);
    }

    ModelShelf shelf(Fence nobodyRuns) {
        return new ModelShelf(warehouse(), registry(), nobodyRuns, clock());
    }

    Path file() {
        return file;
    }

    public Path forest(String version) {
        return models.resolve(version).resolve("forest-0.ubj");
    }

    private InstantSource clock() {
        return () -> now;
    }

    private List<String> readings(LocalDate slot, int days) {
        var lines = new ArrayList<String>();
        for (int hour = -24 * days; hour < 0; hour++) {
            var at = Notation.plain(slot.atStartOfDay().plusHours(hour));
            for (int loco = 1; loco <= 5; loco++) {
                boolean failing = random.nextInt(20) == 0;
                double degrees = 45 + 5 * random.nextGaussian() + (failing ? 20 : 0);
                lines.add(String.join(
                        "|",
                        at,
                        "LOCO_00" + loco,
                        Double.toString(500 + 50 * random.nextGaussian()),
                        Double.toString((5 + 0.5 * random.nextGaussian()) * (failing ? 0.6 : 1)),
                        Double.toString((2 + 0.3 * random.nextGaussian()) * (failing ? 2.5 : 1)),
                        Double.toString(degrees),
                        failing ? "1" : "0"));
            }
        }
        return lines;
    }
}
