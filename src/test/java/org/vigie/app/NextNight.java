package org.vigie.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.vigie.instance.Instance;
import org.vigie.instance.Instances;
import org.vigie.instance.SettingsReader;
import org.vigie.pipelines.freight.FreightPipeline;
import org.vigie.pipelines.telemetry.TelemetryPipeline;
import org.vigie.runs.Origin;
import org.vigie.runs.Run;
import org.vigie.runs.RunOrder;
import org.vigie.simulator.ErpDrop;
import org.vigie.simulator.FileFault;
import org.vigie.simulator.FreightApi;
import org.vigie.simulator.ReadingFault;
import org.vigie.simulator.SensorFault;
import org.vigie.simulator.Sensors;
import org.vigie.simulator.SensorsDrop;
import org.vigie.simulator.World;

/// Carries out the night after a demo's last one, under the clock of that night, so that there is a
/// refused night to be looked at: `java … org.vigie.app.NextNight <home of the demo> <night>`.
///
/// Its sensors send degrees Fahrenheit: the telemetry is published and teaches nothing.
record NextNight(Instance instance, LocalDate night) {
    private static final SensorFault FAHRENHEIT = SensorFault.of(ReadingFault.Plain.FAHRENHEIT);

    public static void main(String[] arguments) throws Exception {
        var instance = new Instances(new SettingsReader(Workshop.PIPELINES)).open(Path.of(arguments[0]));
        var night = new NextNight(instance, LocalDate.parse(arguments[1]));
        System.err.println(
                night.freight().state() + " " + night.telemetry(FAHRENHEIT).state());
    }

    Run freight() throws Exception {
        var settings = instance.settings().pipeline(FreightPipeline.NAME);
        var port = settings.sources().values().stream()
                .flatMap(source -> source.urls().stream())
                .findFirst()
                .orElseThrow()
                .getPort();
        try (var _ = FreightApi.open(World.of(42), port)) {
            var _ = new ErpDrop(
                            World.of(42), Simulation.transactionsFile(instance).orElseThrow())
                    .drop(night, 1, FileFault.Plain.NONE);
            return order(FreightPipeline.NAME);
        }
    }

    Run telemetry(SensorFault fault) throws Exception {
        var _ = new SensorsDrop(Sensors.of(42), Simulation.sensorsFile(instance).orElseThrow()).drop(night, 1, fault);
        return order(TelemetryPipeline.NAME);
    }

    private Run order(String pipeline) throws Exception {
        try (var house = OpenHouse.workingItself(instance, from(LocalTime.of(2, 0, 4)))) {
            var order =
                    new RunOrder(pipeline, night, "planificateur", Origin.SCHEDULE, "nuit planifiée", Optional.empty());
            return house.desk().await(house.desk().order(order), _ -> {});
        }
    }

    /// A clock that starts at that hour of the night and goes on as real time does.
    InstantSource from(LocalTime hour) {
        Instant start = night.atTime(hour).atZone(instance.settings().zone()).toInstant();
        long began = System.nanoTime();
        return () -> start.plus(Duration.ofNanos(System.nanoTime() - began));
    }
}
