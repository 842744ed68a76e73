package org.vigie.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.continuity.backup.Depot;
import org.vigie.etl.Fence;
import org.vigie.etl.Pipeline;
import org.vigie.etl.Source;
import org.vigie.etl.learn.LearnLimits;
import org.vigie.etl.learn.ModelRegistry;
import org.vigie.etl.source.CallLimits;
import org.vigie.etl.source.CsvNotation;
import org.vigie.etl.source.Format;
import org.vigie.etl.source.Pause;
import org.vigie.etl.source.Snapshots;
import org.vigie.etl.source.Sources;
import org.vigie.fleet.Fleet;
import org.vigie.fleet.RegistryModels;
import org.vigie.instance.Instance;
import org.vigie.instance.Settings.LearnSettings;
import org.vigie.instance.Settings.SourceSettings;
import org.vigie.pipelines.freight.FreightPipeline;
import org.vigie.pipelines.telemetry.ForestLearning;
import org.vigie.pipelines.telemetry.Learning;
import org.vigie.pipelines.telemetry.TelemetryPipeline;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.RunHistory;
import org.vigie.runs.worker.NightWork;
import org.vigie.sqlite.Database;
import org.vigie.warehouse.RowChanges.Compared;
import org.vigie.warehouse.RunLedger;
import org.vigie.warehouse.freight.FreightWarehouse;
import org.vigie.warehouse.telemetry.TelemetryReadings;
import org.vigie.warehouse.telemetry.TelemetryWarehouse;

/// What a night is made of, put together from the settings.
final class Workshop implements NightWork.Workshop {
    /// Those that this program knows.
    static final Set<String> PIPELINES = Set.of(FreightPipeline.NAME, TelemetryPipeline.NAME);

    private static final Duration READING_BUSY = Duration.ofSeconds(5);

    private final Instance instance;
    private final Pause pause;
    private final InstantSource clock;

    Workshop(Instance instance, Pause pause, InstantSource clock) {
        this.instance = instance;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public Pipeline pipeline(String name, Fence fence) {
        return switch (name) {
            case FreightPipeline.NAME -> new FreightPipeline(freight(name), fence);
            case TelemetryPipeline.NAME -> new TelemetryPipeline(telemetry(), fence, learning(fence));
            default -> throw unknown(name);
        };
    }

    FreightWarehouse freight(String pipeline) {
        return new FreightWarehouse(instance.warehouse(pipeline), patience(), clock);
    }

    TelemetryWarehouse telemetry() {
        return new TelemetryWarehouse(instance.warehouse(TelemetryPipeline.NAME), patience(), clock);
    }

    Fleet fleet(RunHistory history) {
        var readings = new TelemetryReadings(instance.warehouse(Fleet.PIPELINE), READING_BUSY);
        return new Fleet(
                readings,
                history,
                new RegistryModels(models()),
                instance.settings().zone());
    }

    @Override
    public RunLedger ledger(String pipeline) {
        var file = instance.warehouse(pipeline);
        return switch (pipeline) {
            case FreightPipeline.NAME -> new RunLedger(FreightWarehouse.database(file, READING_BUSY));
            case TelemetryPipeline.NAME -> TelemetryWarehouse.ledger(file, READING_BUSY);
            default -> throw unknown(pipeline);
        };
    }

    /// The warehouse of a pipeline as a file, to make it, to copy it, to look at its soundness.
    static Database warehouse(Instance instance, String pipeline) {
        return warehouse(instance, pipeline, instance.settings().limits().warehouseBusy());
    }

    /// @param busy how long a write waits for another writer
    static Database warehouse(Instance instance, String pipeline, Duration busy) {
        var file = instance.warehouse(pipeline);
        return switch (pipeline) {
            case FreightPipeline.NAME -> FreightWarehouse.database(file, busy);
            case TelemetryPipeline.NAME -> TelemetryWarehouse.database(file, busy);
            default -> throw unknown(pipeline);
        };
    }

    /// Each pipeline's warehouse, as far as its backups must know it.
    Map<String, Depot> depots() {
        return instance.settings().pipelines().keySet().stream()
                .collect(Collectors.toMap(Function.identity(), this::depot));
    }

    private Depot depot(String pipeline) {
        var file = instance.warehouse(pipeline);
        return switch (pipeline) {
            case FreightPipeline.NAME ->
                new Depot(
                        pipeline,
                        file,
                        copy -> FreightWarehouse.database(copy, patience()),
                        "fact_transactions",
                        FreightWarehouse::contentDigest,
                        _ -> Optional.empty());
            case TelemetryPipeline.NAME ->
                new Depot(
                        pipeline,
                        file,
                        copy -> TelemetryWarehouse.database(copy, patience()),
                        "fact_telemetry_features",
                        TelemetryWarehouse::contentDigest,
                        TelemetryWarehouse::serving);
            default -> throw unknown(pipeline);
        };
    }

    /// What people read in a pipeline's warehouse.
    static List<Compared> tables(String pipeline) {
        return switch (pipeline) {
            case FreightPipeline.NAME ->
                List.of(new Compared("fact_transactions", List.of()), new Compared("aggr_daily_site_stats", List.of()));
            case TelemetryPipeline.NAME ->
                List.of(
                        new Compared("fact_telemetry_features", List.of("fence")),
                        new Compared("ai_telemetry_predictions", List.of("model", "basis")));
            default -> throw unknown(pipeline);
        };
    }

    /// How many facts a pipeline's warehouse has.
    long facts(String pipeline) {
        return switch (pipeline) {
            case FreightPipeline.NAME -> freight(pipeline).facts();
            case TelemetryPipeline.NAME -> telemetry().readings();
            default -> throw unknown(pipeline);
        };
    }

    private Learning learning(Fence fence) {
        return instance.settings()
                .pipeline(TelemetryPipeline.NAME)
                .learn()
                .filter(LearnSettings::enabled)
                .<Learning>map(
                        learn -> new ForestLearning(telemetry(), models(), limits(learn), learn.rows(), fence, clock))
                .orElse(Learning.OFF);
    }

    private static LearnLimits limits(LearnSettings learn) {
        return new LearnLimits(
                learn.trees(),
                learn.seed(),
                learn.margin(),
                learn.minRocAuc(),
                learn.leastFailures(),
                learn.mostFailures(),
                learn.mostDrift());
    }

    ModelRegistry models() {
        return new ModelRegistry(instance.models());
    }

    private Duration patience() {
        return instance.settings().limits().warehouseBusy();
    }

    private static ProblemException unknown(String pipeline) {
        return new ProblemException(
                Code.UNKNOWN_PIPELINE, pipeline, PIPELINES.stream().sorted().collect(Collectors.joining(", ")));
    }

    @Override
    public Map<String, Source> sources(String pipeline) {
        return instance.settings().pipeline(pipeline).sources().values().stream()
                .collect(Collectors.toMap(SourceSettings::name, this::source));
    }

    Snapshots snapshots() {
        return new Snapshots(instance.snapshots(), instance.home());
    }

    private Source source(SourceSettings source) {
        var limits = instance.settings().limits();
        var calls = new CallLimits(
                limits.callDeadline(), limits.attempts(), limits.retryPause(), limits.maxBytes(), limits.maxApiBytes());
        var sources = new Sources(snapshots(), calls, pause, clock);
        var format = switch (source.format()) {
            case JSON -> Format.JSON;
            case CSV -> Format.CSV;
        };
        var csv = source.csv();
        var notation =
                new CsvNotation(csv.charset(), csv.separator(), csv.decimal(), csv.dates(), csv.ignoreUnknownColumns());
        return source.file()
                .map(file -> sources.file(source.name(), instance.inputs().resolve(file), format, notation))
                .orElseGet(() -> sources.addresses(source.name(), source.urls(), format, notation));
    }
}
