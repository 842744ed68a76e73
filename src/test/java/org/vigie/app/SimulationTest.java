package org.vigie.app;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.cli.FrontDoor.Ports;
import org.vigie.cli.FrontDoor.SimulateOrder;
import org.vigie.cli.FrontDoor.SimulatorVoice;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.simulator.Faults;
import org.vigie.simulator.Sensors;
import org.vigie.simulator.World;

@Timeout(60)
class SimulationTest {
    private static final InstantSource MORNING = InstantSource.fixed(Instant.parse("2026-02-21T05:00:00Z"));
    private static final LocalDate NIGHT = LocalDate.of(2026, 2, 19);

    private final List<Long> rows = new CopyOnWriteArrayList<>();
    private final List<String> addresses = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private Front front;
    private Instance instance;

    @BeforeEach
    void settle() {
        front = new Front(MORNING, Map.of(), "Linux", folder);
        instance = front.create(folder.resolve("home"), FirstSettings.standard());
    }

    @Test
    void given_a_night_when_both_worlds_drop_then_both_files_have_the_day_before() throws Exception {
        simulate(Optional.empty(), 1, List.of());

        assertThat(file("erp_daily_transactions.csv"))
                .content()
                .contains("TRX-260218-")
                .doesNotContain("TRX-260219-");
        assertThat(file("sensors.csv"))
                .content()
                .contains("2026-02-18 23:00:00,")
                .doesNotContain("2026-02-19 ");
        assertThat(rows).hasSize(2).endsWith(120L);
    }

    @Test
    void given_one_pipeline_when_its_world_drops_then_the_other_inbox_stays_empty() throws Exception {
        simulate(Optional.of("telemetry"), 3, List.of("sensors=one-class"));

        assertThat(file("erp_daily_transactions.csv")).doesNotExist();
        assertThat(Files.readAllLines(file("sensors.csv")).stream().skip(1))
                .hasSize(360)
                .allMatch(row -> row.endsWith(",0"));
        assertThat(rows).containsExactly(360L);
    }

    @Test
    void given_a_pipeline_that_is_not_there_when_simulated_then_it_is_told() {
        assertThatThrownBy(() -> simulate(Optional.of("ferry"), 1, List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(Code.UNKNOWN_PIPELINE));
        assertThat(file("sensors.csv")).doesNotExist();
    }

    @Test
    void given_sensors_behind_an_address_when_a_drop_is_asked_for_then_the_setting_is_named() throws IOException {
        readSensorsFrom("http://127.0.0.1:8086/sensors");

        assertThatThrownBy(() -> simulate(Optional.of("telemetry"), 1, List.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("pipelines.telemetry.sources.sensors.file");
    }

    @Test
    void given_both_worlds_when_served_then_each_answers_at_its_own_port_until_interrupted() throws Exception {
        var served = Thread.ofVirtual().start(() -> serve(served(List.of())));
        await().until(() -> addresses.size() == 2);

        var machines = get(addresses.getFirst());
        var readings = get(addresses.getLast());
        served.interrupt();
        served.join();

        assertThat(addresses.getFirst()).endsWith("/machines");
        assertThat(addresses.getLast()).endsWith("/sensors");
        assertThat(new ObjectMapper().readTree(machines)).hasSize(20);
        assertThat(new ObjectMapper().readTree(readings)).hasSize(120);
        assertThat(readings).contains("\"2026-02-20 23:00:00\"");
        assertThatThrownBy(() -> get(addresses.getLast())).isInstanceOf(ConnectException.class);
    }

    @Test
    void given_unreachable_sensors_when_served_then_the_freight_still_answers() throws Exception {
        var faults = List.of("sensors=unreachable");
        var served = Thread.ofVirtual().start(() -> serve(served(faults)));
        await().until(() -> addresses.size() == 2);

        assertThatThrownBy(() -> get(addresses.getLast())).isInstanceOf(ConnectException.class);
        assertThat(get(addresses.getFirst())).contains("MCH-020");
        served.interrupt();
        served.join();
    }

    @Test
    void given_a_new_installation_when_files_for_tonight_are_wanted_then_the_sensors_bring_sixty_days()
            throws IOException {
        var made = front.init(folder.resolve("home"), true);

        assertThat(made).contains(file("erp_daily_transactions.csv"), file("sensors.csv"));
        assertThat(Files.readAllLines(file("sensors.csv"))).hasSize(1 + 60 * 120);
    }

    private void simulate(Optional<String> pipeline, int days, List<String> faults) throws InterruptedException {
        var order = order(pipeline, Optional.of(NIGHT), days, faults, false);
        front.simulate(instance.home(), order, new Notes());
    }

    private static SimulateOrder served(List<String> faults) {
        return order(Optional.empty(), Optional.empty(), 1, faults, true);
    }

    private static SimulateOrder order(
            Optional<String> pipeline, Optional<LocalDate> drop, int days, List<String> faults, boolean serve) {
        return new SimulateOrder(
                pipeline, World.of(42), Sensors.of(42), days, Faults.parse(faults), drop, serve, new Ports(0, 0));
    }

    private void serve(SimulateOrder order) {
        try {
            front.simulate(instance.home(), order, new Notes());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void readSensorsFrom(String address) throws IOException {
        var settings = Files.readString(instance.settingsFile());
        Files.writeString(
                instance.settingsFile(),
                settings.replaceAll(
                        "\"sensors\": \\{[^}]*}",
                        "\"sensors\": { \"urls\": [\"" + address + "\"], \"format\": \"json\" }"));
    }

    private Path file(String name) {
        return instance.inputs().resolve("inbox").resolve(name);
    }

    private static String get(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), ofString())
                    .body();
        }
    }

    private final class Notes implements SimulatorVoice {
        @Override
        public void dropped(Path file, long count) {
            rows.add(count);
        }

        @Override
        public void serving(String address) {
            addresses.add(address);
        }
    }
}
