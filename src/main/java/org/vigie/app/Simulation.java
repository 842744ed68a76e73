package org.vigie.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.vigie.cli.FrontDoor.SimulateOrder;
import org.vigie.cli.FrontDoor.SimulatorVoice;
import org.vigie.instance.Instance;
import org.vigie.pipelines.freight.FreightPipeline;
import org.vigie.pipelines.telemetry.TelemetryPipeline;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.SystemWords;
import org.vigie.readiness.MorningReport;
import org.vigie.simulator.ErpDrop;
import org.vigie.simulator.FreightApi;
import org.vigie.simulator.SensorsApi;
import org.vigie.simulator.SensorsDrop;

/// The simulated world of an installation: what is dropped into its inbox, and what is served to it.
/// A world without telemetry has no sensors.
final class Simulation {
    /// A first night brings the past of the sensors: one day has too few failures to learn from.
    static final int DAYS_OF_THE_FIRST_NIGHT = 60;

    private static final String TRANSACTIONS = "transactions";
    private static final String SENSORS = "sensors";

    private final Instance instance;
    private final InstantSource clock;
    private final SimulateOrder order;
    private final SimulatorVoice voice;

    Simulation(Instance instance, InstantSource clock, SimulateOrder order, SimulatorVoice voice) {
        this.instance = instance;
        this.clock = clock;
        this.order = order;
        this.voice = voice;
    }

    static Optional<Path> transactionsFile(Instance instance) {
        return file(instance, FreightPipeline.NAME, TRANSACTIONS);
    }

    static Optional<Path> sensorsFile(Instance instance) {
        return file(instance, TelemetryPipeline.NAME, SENSORS);
    }

    /// Returns when the process is interrupted, or at once when nothing is to be served.
    void run() throws InterruptedException {
        order.pipeline().ifPresent(name -> instance.settings().pipeline(name));
        order.drop().ifPresent(this::drop);
        if (order.serve()) {
            serveMachines();
        }
    }

    /// A pipeline whose source is an address gets no file, unless a file is all that is asked for.
    void drop(LocalDate night) {
        var asked = order.pipeline().map(List::of).orElse(List.of(FreightPipeline.NAME, TelemetryPipeline.NAME));
        if (asked.stream().allMatch(pipeline -> file(pipeline).isEmpty())) {
            var setting = "pipelines." + asked.getFirst() + ".sources." + source(asked.getFirst()) + ".file";
            throw new ProblemException(Code.SETTING_MISSING, "vigie.json", setting);
        }
        if (isWanted(FreightPipeline.NAME)) {
            transactionsFile(instance).ifPresent(file -> dropTransactions(file, night));
        }
        if (isWanted(TelemetryPipeline.NAME)) {
            sensorsFile(instance).ifPresent(file -> dropReadings(file, night));
        }
    }

    private Optional<Path> file(String pipeline) {
        return file(instance, pipeline, source(pipeline));
    }

    private static String source(String pipeline) {
        return pipeline.equals(TelemetryPipeline.NAME) ? SENSORS : TRANSACTIONS;
    }

    private void dropTransactions(Path file, LocalDate night) {
        try {
            var dropped = new ErpDrop(order.world(), file)
                    .drop(night, order.days(), order.faults().transactions());
            voice.dropped(dropped.file(), dropped.rows());
        } catch (IOException e) {
            throw new ProblemException(Code.HOME_NOT_WRITABLE, file, SystemWords.of(e));
        }
    }

    private void dropReadings(Path file, LocalDate night) {
        try {
            var dropped = new SensorsDrop(order.sensors(), file)
                    .drop(night, order.days(), order.faults().sensors());
            voice.dropped(dropped.file(), dropped.rows());
        } catch (IOException e) {
            throw new ProblemException(Code.HOME_NOT_WRITABLE, file, SystemWords.of(e));
        }
    }

    private void serveMachines() throws InterruptedException {
        if (!isWanted(FreightPipeline.NAME)) {
            serveReadings();
            return;
        }
        try (var api = FreightApi.open(order.world(), order.ports().freight())) {
            api.suffer(order.faults().machines());
            voice.serving(api.address().toString());
            serveReadings();
        }
    }

    private void serveReadings() throws InterruptedException {
        if (!isWanted(TelemetryPipeline.NAME)) {
            untilInterrupted();
            return;
        }
        try (var api = SensorsApi.open(
                order.sensors(), this::night, order.days(), order.ports().sensors())) {
            api.suffer(order.faults().sensors());
            voice.serving(api.address().toString());
            untilInterrupted();
        }
    }

    private static void untilInterrupted() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /// The one that was ordered; else the newest, also when the simulator is left on for weeks.
    private LocalDate night() {
        var settings = instance.settings();
        return order.drop()
                .orElseGet(() ->
                        MorningReport.night(settings.pipeline(TelemetryPipeline.NAME), settings, clock.instant()));
    }

    private boolean isWanted(String pipeline) {
        return instance.settings().pipelines().containsKey(pipeline)
                && order.pipeline().orElse(pipeline).equals(pipeline);
    }

    private static Optional<Path> file(Instance instance, String pipeline, String source) {
        return Stream.ofNullable(instance.settings().pipelines().get(pipeline))
                .flatMap(known -> Stream.ofNullable(known.sources().get(source)))
                .flatMap(known -> known.file().stream())
                .map(file -> instance.inputs().resolve(file))
                .findFirst();
    }
}
