package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.cli.FrontDoor.DemoVisit;
import org.vigie.cli.House;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.runs.Run;
import org.vigie.runs.RunFilter;
import org.vigie.runs.RunState;
import org.vigie.simulator.FreightApi;
import org.vigie.simulator.Sensors;
import org.vigie.simulator.World;

class PastNightsTest {
    private static final InstantSource MORNING = InstantSource.fixed(Instant.parse("2026-02-21T05:00:00Z"));
    private static final LocalDate LAST = LocalDate.of(2026, 2, 21);

    @TempDir
    private Path folder;

    @Test
    void given_fourteen_nights_when_they_are_lived_then_the_readings_have_no_gap_and_the_bad_night_failed() {
        var world = World.of(42);
        try (var api = FreightApi.open(world, 0)) {
            var settings = new FirstSettings("fr", api.address().toString(), "inbox/erp.csv");
            var instance = new Front(MORNING, Map.of(), "Linux", folder).create(folder.resolve("home"), settings);

            new PastNights(instance, api, DemoInbox.of(instance, world, Sensors.of(42))).live(LAST, 14, new NoVisit());

            var nights = telemetryNights(instance);
            assertThat(nights).hasSize(12);
            assertThat(nights.stream().filter(run -> run.state() == RunState.FAILED))
                    .singleElement()
                    .satisfies(run -> assertThat(run.slot()).isEqualTo(LAST.minusDays(9)));
            assertThat(readings(instance)).isEqualTo((60 + 12) * 120L);
        }
    }

    private static List<Run> telemetryNights(Instance instance) {
        try (var house = OpenHouse.of(instance, MORNING)) {
            return house.history().latest(new RunFilter(Optional.of("telemetry"), Set.of(), Optional.empty(), ""), 100);
        }
    }

    private static long readings(Instance instance) {
        return new Workshop(instance, _ -> {}, MORNING).facts("telemetry");
    }

    private static final class NoVisit implements DemoVisit {
        @Override
        public void night(LocalDate night, int done, int all) {}

        @Override
        public void ready(House house, Path home) {}
    }
}
