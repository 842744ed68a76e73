package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.simulator.ApiFault;
import org.vigie.simulator.ApiFault.Plain;
import org.vigie.simulator.SensorFault;
import org.vigie.simulator.Sensors;
import org.vigie.simulator.SensorsApi;
import org.vigie.simulator.SensorsDrop;

/// Sensors that fail in every way, by address and by file, in front of a night that was published
/// and taught a model.
class BadSensorsStory {
    private static final LocalDate NIGHT = LocalDate.parse("2026-05-01");
    private static final String SENSOR_API = "sensor-api-unreachable";
    private static final String CORRUPTED = "corrupted-file";

    @TempDir
    static Path folder;

    private static SensorsApi api;
    private static Installation installation;

    @BeforeAll
    static void publish() {
        api = SensorsApi.open(Sensors.of(42), () -> NIGHT, 20, 0);
        installation = Installation.at(folder.resolve("home"));
        byAddress();
        run().endsWith(0);
    }

    @AfterAll
    static void close() {
        api.close();
    }

    @AfterEach
    void heal() {
        api.heal();
        byAddress();
    }

    record Case(String fault, ApiFault answer, int exitCode, String cause, String threat, String problem) {
        @Override
        public String toString() {
            return fault;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case("S01", Plain.OFFLINE, 20, "SOURCE_UNAVAILABLE", SENSOR_API, "API_UNREACHABLE"),
                new Case("S02", Plain.SILENT, 20, "SOURCE_UNAVAILABLE", SENSOR_API, "API_TOO_SLOW"),
                new Case("S03", Plain.ERROR_PAGE, 21, "SOURCE_INVALID", CORRUPTED, "NOT_JSON"),
                new Case("S04", Plain.TRUNCATED, 20, "SOURCE_UNAVAILABLE", SENSOR_API, "API_UNREACHABLE"),
                new Case("S06", Plain.DEEP, 21, "SOURCE_INVALID", CORRUPTED, "JSON_UNSOUND"),
                new Case("S07", Plain.DUPLICATE_KEYS, 21, "SOURCE_INVALID", CORRUPTED, "JSON_UNSOUND"),
                new Case(
                        "S08",
                        new ApiFault.Redirect(URI.create("http://127.0.0.1:9/")),
                        20,
                        "SOURCE_UNAVAILABLE",
                        SENSOR_API,
                        "API_REDIRECTED"),
                new Case("S10", Plain.EMPTY, 22, "GATE_REFUSED", CORRUPTED, "TOO_FEW_ROWS"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void given_a_failing_api_when_the_night_runs_then_nothing_changes_and_nothing_is_learned(Case bad) {
        api.suffer(SensorFault.of(bad.answer()));

        seen(bad.exitCode(), bad.cause(), bad.threat(), bad.problem());
    }

    @Test
    void given_two_refusals_and_then_an_answer_when_the_night_runs_then_it_succeeds_at_the_third_try() {
        api.suffer(SensorFault.of(new ApiFault.Unavailable(2)));
        long before = api.requests();

        var told = run().endsWith(0);

        assertThat(api.requests() - before).isEqualTo(3);
        assertThat(told.json().path("rows_unchanged").asInt()).isEqualTo(24 * 5 * 20);
        Invariants.holdIn(installation);
    }

    /// @param problem of a file that has this form
    record Form(String fault, UnaryOperator<String> spoiled, int exitCode, String cause, String problem) {
        @Override
        public String toString() {
            return fault;
        }
    }

    static Stream<Form> forms() {
        return Stream.of(
                new Form("F01 cut", s -> s.substring(0, s.length() * 6 / 10), 21, "SOURCE_INVALID", "FILE_TRUNCATED"),
                new Form("F05 missing", s -> s.replace("vibration", "vib"), 21, "SOURCE_INVALID", "COLUMNS_MISSING"),
                new Form(
                        "F05 twice",
                        s -> s.replace("flow_rate,pressure", "pressure,pressure"),
                        21,
                        "SOURCE_INVALID",
                        "COLUMNS_TWICE"),
                new Form(
                        "M05 a new sensor",
                        s -> s.replaceAll("(?m)$", ",1").replaceFirst(",1", ",oil"),
                        21,
                        "SOURCE_INVALID",
                        "COLUMNS_UNKNOWN"),
                new Form("F11 nothing", _ -> "", 22, "GATE_REFUSED", "TOO_FEW_ROWS"),
                new Form(
                        "F11 header only",
                        s -> s.lines().findFirst().orElseThrow() + "\n",
                        22,
                        "GATE_REFUSED",
                        "TOO_FEW_ROWS"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void given_a_spoiled_file_when_the_night_runs_then_nothing_changes_and_nothing_is_learned(Form form)
            throws IOException {
        byFile(form.spoiled().apply(readings()));

        seen(form.exitCode(), form.cause(), CORRUPTED, form.problem());
    }

    @Test
    void given_no_file_when_the_night_runs_then_the_sensors_are_not_reachable() throws IOException {
        byFile("");
        Files.delete(installation.home().resolve("inbox/sensors.csv"));

        seen(20, "SOURCE_UNAVAILABLE", SENSOR_API, "FILE_MISSING");
    }

    @Test
    void given_another_order_of_columns_when_the_night_runs_then_each_is_found_by_its_name() throws IOException {
        var before = WarehouseDump.ofReadings(installation.industrial());
        byFile(readings().replaceAll("(?m)^(.*?),(.*?),(.*?),(.*?),(.*?),(.*?),(.*)$", "$7,$6,$5,$4,$3,$2,$1"));

        var told = run().endsWith(0);

        assertThat(told.json().path("rows_unchanged").asInt()).isEqualTo(24 * 5 * 20);
        assertThat(WarehouseDump.ofReadings(installation.industrial())).isEqualTo(before);
    }

    @Test
    void given_numbers_that_are_none_when_the_night_runs_then_each_is_set_aside_and_none_learned() throws IOException {
        var lines = readings().lines().toList();
        var bad = List.of("NaN", "Infinity", "1e999", "0x1p3", "");
        var spoiled = new StringBuilder();
        for (int line = 0; line < lines.size(); line++) {
            var cells = lines.get(line).split(",", -1);
            if (line > 0 && line <= bad.size()) {
                cells[4] = bad.get(line - 1);
            }
            spoiled.append(String.join(",", cells)).append('\n');
        }
        byFile(spoiled.toString());

        var told = run().endsWith(0);

        assertThat(Table.read(
                        installation.book(),
                        "select field from v_quarantine where run_id = '" + told.field("run_id") + "'"))
                .hasSize(bad.size())
                .allSatisfy(row -> assertThat(row).containsEntry("field", "vibration"));
        assertThat(Table.read(
                        installation.industrial(), "select distinct typeof(vibration) t from fact_telemetry_features"))
                .hasSize(1);
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_lock_that_is_never_released_when_the_night_runs_then_the_locked_base_is_named() throws Exception {
        installation.configure(settings -> {
            Installation.limits(settings).put("warehouseBusy", "PT1S");
            address(settings);
        });
        try (var _ = HoldsTheLock.on(installation.industrial(), List.of("begin immediate"))) {
            var told = run();

            told.endsWith(30).showsNoStackTrace();
        }
        assertThat(installation.lastRun())
                .containsEntry("cause", "WAREHOUSE_BUSY")
                .containsEntry("threat", "sqlite-locked");
        Invariants.holdIn(installation);
    }

    private static void seen(int exitCode, String cause, String threat, String problem) {
        var before = WarehouseDump.of(installation.industrial());
        var model = Models.of(installation);

        var told = run();

        told.endsWith(exitCode).showsNoStackTrace();
        assertThat(installation.lastRun())
                .containsEntry("run_id", told.field("run_id"))
                .containsEntry("problem", problem)
                .containsEntry("cause", cause)
                .containsEntry("threat", threat);
        assertThat(told.field("message")).isNotBlank();
        assertThat(told.field("hint")).isNotBlank();
        assertThat(WarehouseDump.of(installation.industrial())).isEqualTo(before);
        assertThat(Models.of(installation)).isEqualTo(model);
        assertThat(Table.read(
                        installation.book(),
                        "select * from step where kind = 'learn' and run_id = '" + told.field("run_id") + "'"))
                .as("steps of learning (M01)")
                .isEmpty();
        Invariants.holdIn(installation);
    }

    private static String readings() throws IOException {
        var file = folder.resolve("good.csv");
        new SensorsDrop(Sensors.of(42), file).drop(NIGHT, 20, SensorFault.NONE);
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static void byFile(String readings) {
        installation.configure(_ -> {});
        installation.dropSensors(readings);
    }

    private static void byAddress() {
        installation.configure(BadSensorsStory::address);
    }

    private static void address(ObjectNode settings) {
        Installation.limits(settings).put("callDeadline", Duration.ofSeconds(4).toString());
        Installation.telemetry(settings)
                .withObject("/sources")
                .putObject("sensors")
                .put("format", "json")
                .putArray("urls")
                .add(api.address().toString());
    }

    private static Told run() {
        return LearningStory.run(installation, NIGHT);
    }
}
