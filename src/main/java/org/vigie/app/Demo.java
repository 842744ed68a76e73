package org.vigie.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.cli.FrontDoor.DemoOrder;
import org.vigie.cli.FrontDoor.DemoVisit;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.pipelines.freight.FreightPipeline;
import org.vigie.readiness.MorningReport;
import org.vigie.runs.Origin;
import org.vigie.runs.RunOrder;
import org.vigie.simulator.ApiFault;
import org.vigie.simulator.ErpDrop;
import org.vigie.simulator.Faults;
import org.vigie.simulator.FileFault;
import org.vigie.simulator.FreightApi;
import org.vigie.simulator.World;

/// A throw-away installation with a past: every night was really run, in a simulated world, under
/// the clock of that night. The last night is run by a real child process.
final class Demo {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(4);

    /// What went wrong in some past nights, counted back from the last one.
    private static final Map<Integer, Faults> STORY = Map.of(
            3, new Faults(ApiFault.Plain.NONE, new FileFault.BadRows(0.04)),
            8, new Faults(ApiFault.Plain.OFFLINE, FileFault.Plain.NONE),
            15, new Faults(ApiFault.Plain.NONE, new FileFault.BadRows(0.35)),
            19, new Faults(ApiFault.Plain.UNKNOWN_MACHINES, FileFault.Plain.NONE),
            23, new Faults(ApiFault.Plain.NONE, FileFault.Plain.TRUNCATED));

    /// Nights that somebody ran again in the morning, once the world was healed.
    private static final List<Integer> RERUN = List.of(15, 23);

    private static final int MISSED = 11;
    private static final LocalTime MORNING = LocalTime.of(6, 40);

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
            var drop = new ErpDrop(world, Simulation.transactionsFile(instance).orElseThrow());
            var last = MorningReport.night(
                    instance.settings().pipeline(FreightPipeline.NAME), instance.settings(), clock.instant());
            live(instance, api, drop, last, order.nights(), visit);
            try (var house = OpenHouse.of(instance, clock)) {
                runLastNight(house, drop, last);
                visit.night(last, order.nights(), order.nights());
                visit.ready(house, home);
            }
        } finally {
            if (order.home().isEmpty()) {
                Trees.delete(home);
            }
        }
    }

    private void live(Instance instance, FreightApi api, ErpDrop drop, LocalDate last, int nights, DemoVisit visit) {
        for (int ago = nights - 1; ago > 0; ago--) {
            var night = last.minusDays(ago);
            visit.night(night, nights - ago, nights);
            if (ago == MISSED) {
                continue;
            }
            var faults = STORY.getOrDefault(ago, Faults.NONE);
            var slot = instance.settings().pipeline(FreightPipeline.NAME).slot();
            run(instance, api, drop, night, slot, faults, Origin.SCHEDULE, "nuit planifiée");
            if (RERUN.contains(ago)) {
                run(instance, api, drop, night, MORNING, Faults.NONE, Origin.CONSOLE, "fichier corrigé par l’ERP");
            }
        }
    }

    private void run(
            Instance instance,
            FreightApi api,
            ErpDrop drop,
            LocalDate night,
            LocalTime hour,
            Faults faults,
            Origin origin,
            String reason) {
        api.suffer(faults.machines());
        drop(drop, night, faults.transactions());
        try (var house = OpenHouse.workingItself(
                instance, from(night, hour, instance.settings().zone()))) {
            var actor = origin == Origin.SCHEDULE ? "planificateur" : "a.mbarga";
            house.desk().order(new RunOrder(FreightPipeline.NAME, night, actor, origin, reason, Optional.empty()));
        }
        api.heal();
    }

    private static void runLastNight(OpenHouse house, ErpDrop drop, LocalDate night) {
        drop(drop, night, FileFault.Plain.NONE);
        try {
            var order = new RunOrder(
                    FreightPipeline.NAME, night, "planificateur", Origin.DEMO, "nuit planifiée", Optional.empty());
            var _ = house.desk().await(house.desk().order(order), _ -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void drop(ErpDrop drop, LocalDate night, FileFault fault) {
        try {
            var _ = drop.drop(night, 1, fault);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A clock that starts in that night and goes on as real time does.
    private static InstantSource from(LocalDate night, LocalTime hour, ZoneId zone) {
        Instant start = night.atTime(hour).atZone(zone).toInstant().plus(FIRST_LOOK);
        long began = System.nanoTime();
        return () -> start.plusNanos(System.nanoTime() - began);
    }

    private static Path throwAway() {
        try {
            return Files.createTempDirectory("vigie-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
