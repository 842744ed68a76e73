package org.vigie.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.cli.CommandDoor;
import org.vigie.cli.FrontDoor.DemoVisit;
import org.vigie.cli.House;
import org.vigie.fleet.Learning;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.language.Texts;
import org.vigie.runs.Run;
import org.vigie.runs.RunFilter;
import org.vigie.runs.RunPage.Gate;
import org.vigie.runs.RunState;
import org.vigie.simulator.FreightApi;
import org.vigie.simulator.Sensors;
import org.vigie.simulator.World;
import org.vigie.warehouse.telemetry.Champion;

/// Thirteen nights that were really lived, and what is told of them the morning after.
class PastNightsTest {
    private static final InstantSource MORNING = InstantSource.fixed(Instant.parse("2026-02-21T05:00:00Z"));
    private static final LocalDate LAST = LocalDate.of(2026, 2, 21);
    private static final LocalDate FAHRENHEIT = LAST.minusDays(4);

    @TempDir
    private static Path folder;

    private static Instance instance;

    @BeforeAll
    static void live() {
        var world = World.of(42);
        try (var api = FreightApi.open(world, 0)) {
            var settings = new FirstSettings("fr", api.address().toString(), "inbox/erp.csv");
            instance = front().create(folder.resolve("home"), settings);
            new PastNights(instance, api, DemoInbox.of(instance, world, Sensors.of(42))).live(LAST, 14, new NoVisit());
        }
    }

    @Test
    void given_fourteen_nights_when_they_are_lived_then_the_readings_have_no_gap_and_the_bad_night_failed() {
        var nights = telemetryNights();

        assertThat(nights).hasSize(12);
        assertThat(nights.stream().filter(run -> run.state() == RunState.FAILED))
                .singleElement()
                .satisfies(run -> assertThat(run.slot()).isEqualTo(LAST.minusDays(9)));
        assertThat(new Workshop(instance, _ -> {}, MORNING).facts("telemetry")).isEqualTo((60 + 12) * 120L);
    }

    @Test
    void given_a_night_in_fahrenheit_when_it_was_lived_then_it_is_partial_by_the_gate_range_and_taught_nothing() {
        var partial = telemetryNights().stream().filter(run -> run.state() == RunState.PARTIAL);

        var run = partial.toList();
        assertThat(run).singleElement().satisfies(each -> {
            assertThat(each.slot()).isEqualTo(FAHRENHEIT);
            assertThat(each.exitCode()).contains(60);
        });
        assertThat(gates(run.getFirst()).stream().filter(gate -> !gate.held()).findFirst())
                .hasValueSatisfying(
                        gate -> assertThat(gate.name() + " " + gate.source()).isEqualTo("range temperature"));
        assertThat(champions()).extracting(Champion::model).noneMatch(model -> model.contains(FAHRENHEIT.toString()));
    }

    @Test
    void given_a_refused_night_when_the_next_one_is_normal_then_it_succeeds_with_no_manual_step_and_its_model_serves() {
        var next = telemetryNights().stream()
                .filter(run -> run.slot().equals(FAHRENHEIT.plusDays(1)))
                .toList();

        assertThat(next).singleElement().satisfies(run -> {
            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(champions())
                    .extracting(Champion::runId)
                    .contains(Optional.of(run.id().value()));
        });
        assertThat(servingNight()).isEqualTo(LAST.minusDays(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | Locomotive | Dernier relevé | 19/02/2026 23:00  | Scores du modèle de la nuit du vendredi 20 février 2026
        en | Locomotive | Newest reading | 19 Feb 2026 23:00 | Scored by the model of the night of Friday 20 February 2026
        """)
    void given_lived_nights_when_the_status_is_asked_then_it_tells_the_locomotives_and_their_judge(
            String language, String column, String newest, String day, String judge) {
        var told = status(language);

        assertThat(told.replace('\u00a0', ' '))
                .contains(column, newest, judge, "LOCO_001", "LOCO_005")
                .contains(day.strip());
    }

    @Test
    void given_lived_nights_when_the_status_is_asked_in_json_then_locomotives_figures_and_model_are_there()
            throws IOException {
        var telemetry = new ObjectMapper().readTree(status("fr", "--json")).at("/pipelines/1");

        assertThat(telemetry.at("/pipeline").asText()).isEqualTo("telemetry");
        assertThat(telemetry.findValue("locomotives").size()).isEqualTo(5);
        assertThat(telemetry.findValues("risk"))
                .hasSize(5)
                .noneMatch(risk -> risk.asText().equals("UNKNOWN"));
        assertThat(telemetry.findValue("newest_reading").asText()).startsWith("2026-02-19T");
        assertThat(telemetry.findValue("model").at("/state").asText()).isEqualTo("SERVING");
        assertThat(telemetry.findValue("model").at("/night").asText()).isEqualTo("2026-02-20");
        assertThat(telemetry.findValue("learning_off").asBoolean()).isFalse();
    }

    private static List<Run> telemetryNights() {
        try (var house = OpenHouse.of(instance, MORNING)) {
            return house.history().latest(new RunFilter(Optional.of("telemetry"), Set.of(), Optional.empty(), ""), 100);
        }
    }

    private static List<Gate> gates(Run run) {
        try (var house = OpenHouse.of(instance, MORNING)) {
            return house.history().page(run.id()).gates();
        }
    }

    private static LocalDate servingNight() {
        try (var house = OpenHouse.of(instance, MORNING)) {
            var learning = house.fleet().orElseThrow().now().learning();
            return ((Learning.Serving) learning).model().night();
        }
    }

    private static List<Champion> champions() {
        return new Workshop(instance, _ -> {}, MORNING).telemetry().champions();
    }

    private static String status(String language, String... options) {
        var out = new ByteArrayOutputStream();
        var words = new ArrayList<>(List.of("status", "--home", instance.home().toString()));
        words.addAll(List.of(options));
        var err = new ByteArrayOutputStream();
        var door = new CommandDoor(
                front(),
                Texts.in(language),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false);
        assertThat(door.open(words.toArray(String[]::new))).as("%s", err).isZero();
        return out.toString(UTF_8);
    }

    private static Front front() {
        return new Front(MORNING, Map.of(), "Linux", folder);
    }

    private static final class NoVisit implements DemoVisit {
        @Override
        public void night(LocalDate night, int done, int all) {}

        @Override
        public void ready(House house, Path home) {}
    }
}
