package org.vigie.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.cli.FrontDoor.DemoVisit;
import org.vigie.instance.Instance;
import org.vigie.instance.Settings;
import org.vigie.instance.Settings.LearnSettings;
import org.vigie.instance.Settings.PipelineSettings;
import org.vigie.pipelines.freight.FreightPipeline;
import org.vigie.pipelines.telemetry.TelemetryPipeline;
import org.vigie.runs.Origin;
import org.vigie.runs.RunOrder;
import org.vigie.simulator.ApiFault;
import org.vigie.simulator.Faults;
import org.vigie.simulator.FileFault;
import org.vigie.simulator.FreightApi;
import org.vigie.simulator.ReadingFault;
import org.vigie.simulator.SensorFault;

/// The nights before the last one of a demo, carried out one after the other by this very process.
final class PastNights {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(4);

    /// What went wrong in some past nights, counted back from the last one.
    private static final Map<Integer, Faults> STORY = Map.of(
            3, freight(ApiFault.Plain.NONE, new FileFault.BadRows(0.04)),
            4, telemetry(SensorFault.of(ReadingFault.Plain.FAHRENHEIT)),
            8, freight(ApiFault.Plain.OFFLINE, FileFault.Plain.NONE),
            9, telemetry(SensorFault.UNREACHABLE),
            13, telemetry(SensorFault.of(new ReadingFault.Incomplete(4))),
            15, freight(ApiFault.Plain.NONE, new FileFault.BadRows(0.35)),
            19, freight(ApiFault.Plain.UNKNOWN_MACHINES, FileFault.Plain.NONE),
            23, freight(ApiFault.Plain.NONE, FileFault.Plain.TRUNCATED));

    /// Freight nights that somebody ran again in the morning, once the world was healed.
    private static final List<Integer> RERUN = List.of(15, 23);

    /// Nobody started anything.
    private static final int MISSED = 11;

    /// Older nights publish only: thirty trainings would take longer than a visitor waits. The
    /// oldest of the learning nights learns from all that was published before it.
    private static final int OLDEST_LEARNING = 5;

    private static final LocalTime MORNING = LocalTime.of(6, 40);

    private final Instance instance;
    private final FreightApi api;
    private final DemoInbox inbox;

    PastNights(Instance instance, FreightApi api, DemoInbox inbox) {
        this.instance = instance;
        this.api = api;
        this.inbox = inbox;
    }

    void live(LocalDate last, int nights, DemoVisit visit) {
        for (int ago = nights - 1; ago > 0; ago--) {
            var night = last.minusDays(ago);
            visit.night(night, nights - ago, nights);
            if (ago == MISSED) {
                inbox.miss();
            } else {
                runBoth(night, ago);
            }
        }
    }

    private void runBoth(LocalDate night, int ago) {
        var faults = STORY.getOrDefault(ago, Faults.NONE);
        drop(night, faults);
        inbox.dropReadings(night, faults.sensors());
        order(night, ago, FreightPipeline.NAME);
        order(night, ago, TelemetryPipeline.NAME);
        api.heal();
        if (RERUN.contains(ago)) {
            drop(night, Faults.NONE);
            order(night, MORNING, FreightPipeline.NAME, instance, Origin.CONSOLE, "fichier corrigé par l’ERP");
        }
    }

    private void drop(LocalDate night, Faults faults) {
        api.suffer(faults.machines());
        inbox.dropTransactions(night, faults.transactions());
    }

    private void order(LocalDate night, int ago, String pipeline) {
        var learning = ago <= OLDEST_LEARNING ? instance : withoutLearning();
        var slot = instance.settings().pipeline(pipeline).slot();
        order(night, slot, pipeline, learning, Origin.SCHEDULE, "nuit planifiée");
    }

    private static void order(
            LocalDate night, LocalTime hour, String pipeline, Instance instance, Origin origin, String reason) {
        var clock = from(night, hour, instance.settings().zone());
        try (var house = OpenHouse.workingItself(instance, clock)) {
            var actor = origin == Origin.SCHEDULE ? "planificateur" : "a.mbarga";
            house.desk().order(new RunOrder(pipeline, night, actor, origin, reason, Optional.empty()));
        }
    }

    private Instance withoutLearning() {
        var settings = instance.settings();
        var pipelines = new HashMap<>(settings.pipelines());
        pipelines.computeIfPresent(TelemetryPipeline.NAME, (_, telemetry) -> withoutLearning(telemetry));
        return new Instance(
                instance.home(),
                instance.inputs(),
                new Settings(
                        settings.language(),
                        settings.zone(),
                        pipelines,
                        settings.schedule(),
                        settings.backup(),
                        settings.limits()));
    }

    private static PipelineSettings withoutLearning(PipelineSettings telemetry) {
        return new PipelineSettings(
                telemetry.name(),
                telemetry.warehouse(),
                telemetry.slot(),
                telemetry.due(),
                telemetry.sources(),
                telemetry.gates(),
                telemetry.learn().map(LearnSettings::switchedOff));
    }

    /// A clock that starts in that night and goes on as real time does.
    private static InstantSource from(LocalDate night, LocalTime hour, ZoneId zone) {
        Instant start = night.atTime(hour).atZone(zone).toInstant().plus(FIRST_LOOK);
        long began = System.nanoTime();
        return () -> start.plusNanos(System.nanoTime() - began);
    }

    private static Faults freight(ApiFault machines, FileFault transactions) {
        return new Faults(machines, transactions);
    }

    private static Faults telemetry(SensorFault sensors) {
        return new Faults(ApiFault.Plain.NONE, FileFault.Plain.NONE, sensors);
    }
}
