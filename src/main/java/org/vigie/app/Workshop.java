package org.vigie.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.etl.Fence;
import org.vigie.etl.Pipeline;
import org.vigie.etl.Source;
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
import org.vigie.instance.Settings.SourceSettings;
import org.vigie.pipelines.freight.FreightPipeline;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.RunHistory;
import org.vigie.runs.worker.NightWork;
import org.vigie.warehouse.RunLedger;
import org.vigie.warehouse.freight.FreightWarehouse;
import org.vigie.warehouse.telemetry.TelemetryReadings;

/// What a night is made of, put together from the settings.
final class Workshop implements NightWork.Workshop {
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
        if (!name.equals(FreightPipeline.NAME)) {
            throw new ProblemException(Code.UNKNOWN_PIPELINE, name, FreightPipeline.NAME);
        }
        return new FreightPipeline(freight(name), fence);
    }

    FreightWarehouse freight(String pipeline) {
        var busy = instance.settings().limits().warehouseBusy();
        return new FreightWarehouse(instance.warehouse(pipeline), busy, clock);
    }

    Fleet fleet(RunHistory history) {
        var readings = new TelemetryReadings(instance.warehouse(Fleet.PIPELINE), READING_BUSY);
        return new Fleet(
                readings,
                history,
                new RegistryModels(new ModelRegistry(instance.home().resolve("models"))),
                instance.settings().zone());
    }

    @Override
    public RunLedger ledger(String pipeline) {
        return new RunLedger(FreightWarehouse.database(instance.warehouse(pipeline), READING_BUSY));
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
