package org.vigie.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.cli.FrontDoor.DemoOrder;
import org.vigie.cli.FrontDoor.DemoVisit;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.pipelines.freight.FreightPipeline;
import org.vigie.pipelines.telemetry.TelemetryPipeline;
import org.vigie.readiness.MorningReport;
import org.vigie.runs.Origin;
import org.vigie.runs.RunOrder;
import org.vigie.simulator.FreightApi;
import org.vigie.simulator.Sensors;
import org.vigie.simulator.World;

/// A throw-away installation with a past: every night was really run, in a simulated world, under
/// the clock of that night. The last night is run by real child processes.
final class Demo {
    private final Front front;
    private final InstantSource clock;

    Demo(Front front, InstantSource clock) {
        this.front = front;
        this.clock = clock;
    }

    void visit(DemoOrder order, DemoVisit visit) {
        var home = order.home().orElseGet(Demo::throwAway);
        var lifelike = World.of(order.seed());
        var world = order.rows().map(lifelike::withRowsPerDay).orElse(lifelike);
        try (var api = FreightApi.open(world, 0)) {
            var instance = front.create(
                    home, new FirstSettings("fr", api.address().toString(), "inbox/erp_daily_transactions.csv"));
            var inbox = DemoInbox.of(instance, world, Sensors.of(order.seed()));
            var last = lastNight(instance);
            new PastNights(instance, api, inbox).live(last, order.nights(), visit);
            try (var house = OpenHouse.of(instance, clock)) {
                inbox.dropSoundFiles(last);
                runLastNight(house, last);
                visit.night(last, order.nights(), order.nights());
                visit.ready(house, home);
            }
        } finally {
            if (order.home().isEmpty()) {
                Trees.delete(home);
            }
        }
    }

    private LocalDate lastNight(Instance instance) {
        var freight = instance.settings().pipeline(FreightPipeline.NAME);
        return MorningReport.night(freight, instance.settings(), clock.instant());
    }

    private static void runLastNight(OpenHouse house, LocalDate night) {
        try {
            for (var pipeline : List.of(FreightPipeline.NAME, TelemetryPipeline.NAME)) {
                var order =
                        new RunOrder(pipeline, night, "planificateur", Origin.DEMO, "nuit planifiée", Optional.empty());
                var _ = house.desk().await(house.desk().order(order), _ -> {});
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path throwAway() {
        try {
            return Files.createTempDirectory("vigie-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
