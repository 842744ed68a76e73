package org.vigie.simulator;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.simulator.ReadingFault.Drift;
import org.vigie.simulator.ReadingFault.Incomplete;

@Timeout(30)
class SensorsApiTest {
    private static final LocalDate SLOT = LocalDate.of(2026, 2, 21);
    private static final Sensors SENSORS = Sensors.of(42);

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<LocalDate> slot = new AtomicReference<>(SLOT);
    private SensorsApi api;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        api = SensorsApi.open(SENSORS, slot::get, 2, 0);
    }

    @AfterEach
    void close() {
        api.close();
        client.shutdownNow();
    }

    @Test
    void given_a_good_night_when_asked_then_it_tells_what_the_file_tells() throws Exception {
        var file = folder.resolve("sensors.csv");
        new SensorsDrop(SENSORS, file).drop(SLOT, 2, SensorFault.NONE);

        var told = readings();

        assertThat(told.get(0).fieldNames())
                .toIterable()
                .containsExactly(SensorColumn.header().split(",", -1));
        assertThat(told.get(0).get("pressure").isDouble()).isTrue();
        assertThat(told.get(0).get("failure").isInt()).isTrue();
        assertThat(told.get(0).get("timestamp").asText()).isEqualTo("2026-02-19 00:00:00");
        assertThat(asCsv(told)).isEqualTo(Files.readAllLines(file).subList(1, 241));
    }

    @Test
    void given_the_next_night_when_asked_then_it_tells_the_next_day() throws Exception {
        slot.set(SLOT.plusDays(1));

        assertThat(readings().get(0).get("timestamp").asText()).isEqualTo("2026-02-20 00:00:00");
    }

    @Test
    void given_unreachable_when_healed_then_it_refused_before_and_answers_on_the_same_port_after() throws Exception {
        api.suffer(SensorFault.UNREACHABLE);
        assertThatThrownBy(() -> get(api.address())).isInstanceOf(ConnectException.class);

        api.heal();

        assertThat(readings()).hasSize(240);
        assertThat(api.requests()).isOne();
        assertThat(api.newestHead()).contains("GET /sensors HTTP/1.1");
    }

    @Test
    void given_truncated_when_asked_then_the_line_ends_before_the_announced_length() {
        api.suffer(SensorFault.TRUNCATED);

        assertThatThrownBy(() -> get(api.address())).isInstanceOf(IOException.class);
    }

    @Test
    void given_incomplete_readings_when_asked_then_exactly_so_many_fields_are_null() throws Exception {
        api.suffer(SensorFault.of(new Incomplete(31)));

        var holes = StreamSupport.stream(readings().spliterator(), false)
                .mapToLong(SensorsApiTest::nulls)
                .filter(nulls -> nulls > 0)
                .toArray();

        assertThat(holes).hasSize(Math.toIntExact(Math.round(240 * 0.31))).containsOnly(1);
    }

    @Test
    void given_a_drift_when_asked_then_the_metrics_have_grown() throws Exception {
        var before = readings().get(239).get("pressure").asDouble();
        api.suffer(SensorFault.of(new Drift(10, 1)));

        var after = readings().get(239).get("pressure").asDouble();

        assertThat(after).isEqualTo(before * 1.1);
    }

    @Test
    void given_empty_when_asked_then_the_answer_is_an_empty_array() throws Exception {
        api.suffer(SensorFault.EMPTY);

        assertThat(get(api.address()).body()).isEqualTo("[]");
    }

    @Test
    void given_duplicate_keys_when_asked_then_one_reading_has_two_pressures() throws Exception {
        api.suffer(SensorFault.of(ApiFault.Plain.DUPLICATE_KEYS));

        var body = get(api.address()).body();

        assertThat(body.split("\"pressure\"", -1)).hasSize(242);
        assertThat(new ObjectMapper().readTree(body)).hasSize(240);
    }

    @Test
    void given_unavailable_once_when_asked_twice_then_the_second_answer_is_good() throws Exception {
        api.suffer(SensorFault.of(new ApiFault.Unavailable(1)));

        assertThat(get(api.address()).statusCode()).isEqualTo(503);
        assertThat(readings()).hasSize(240);
    }

    private JsonNode readings() throws IOException, InterruptedException {
        return new ObjectMapper().readTree(get(api.address()).body());
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), ofString());
    }

    private static List<String> asCsv(JsonNode readings) {
        return StreamSupport.stream(readings.spliterator(), false)
                .map(reading -> String.join(
                        ",", reading.valueStream().map(JsonNode::asText).toList()))
                .toList();
    }

    private static long nulls(JsonNode reading) {
        return reading.valueStream().filter(JsonNode::isNull).count();
    }
}
