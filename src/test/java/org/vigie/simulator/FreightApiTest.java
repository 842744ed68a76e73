package org.vigie.simulator;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigie.problem.Problem;
import org.vigie.problem.ProblemException;
import org.vigie.simulator.ApiFault.Drip;
import org.vigie.simulator.ApiFault.Plain;
import org.vigie.simulator.ApiFault.Redirect;
import org.vigie.simulator.ApiFault.Slow;
import org.vigie.simulator.ApiFault.Unavailable;

@Timeout(30)
class FreightApiTest {
    private static final World WORLD = World.of(42);

    private final HttpClient client = HttpClient.newHttpClient();
    private FreightApi api;

    @BeforeEach
    void open() {
        api = FreightApi.open(WORLD, 0);
    }

    @AfterEach
    void close() {
        api.close();
        client.shutdownNow();
    }

    @Test
    void given_a_good_day_when_asked_then_it_tells_the_twenty_machines() throws Exception {
        var answer = get(api.address());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        var machines = json(answer);
        assertThat(machines).hasSize(20);
        assertThat(machines.get(7).toString()).isEqualTo("""
            {"machine_id":"MCH-008","site_location":"Ngaoundéré","installation_year":2021}\
            """);
        assertThat(machines.findValuesAsText("site_location"))
                .containsOnly("Douala", "Yaoundé", "Ngaoundéré", "Bélabo", "Edéa");
        assertThat(machines.findValues("installation_year"))
                .allMatch(year -> year.asInt() >= 2010 && year.asInt() <= 2022);
    }

    @Test
    void given_requests_when_counted_then_only_those_for_the_machines_count() throws Exception {
        get(api.address());
        get(api.address());

        var health = get(api.address().resolve("/health"));
        var nowhere = get(api.address().resolve("/fault?name=offline"));

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(api.requests()).isEqualTo(2);
        assertThat(api.newestHead()).contains("GET /machines HTTP/1.1");
    }

    @Test
    void given_a_client_when_it_posts_then_it_is_refused_and_nothing_changes() throws Exception {
        var post = HttpRequest.newBuilder(api.address()).POST(HttpRequest.BodyPublishers.noBody());

        var answer = client.send(post.build(), ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(api.fault()).isEqualTo(Plain.NONE);
    }

    @Test
    void given_offline_when_healed_then_it_refused_before_and_answers_on_the_same_port_after() throws Exception {
        var address = api.address();
        get(address);

        for (int outage = 0; outage < 20; outage++) {
            api.suffer(Plain.OFFLINE);
            assertThatThrownBy(() -> get(address)).isInstanceOf(ConnectException.class);
            api.heal();
            assertThat(get(address).statusCode()).isEqualTo(200);
        }

        assertThat(api.address()).isEqualTo(address);
        assertThat(api.requests()).isEqualTo(21);
    }

    @Test
    void given_a_waiting_client_when_the_api_goes_offline_then_its_line_is_cut() throws Exception {
        api.suffer(Plain.SILENT);
        try (var line = asking()) {
            await().until(() -> api.requests() == 1);

            api.suffer(Plain.OFFLINE);

            assertThat(readAll(line)).isEmpty();
        }
    }

    @Test
    void given_slow_when_asked_then_the_answer_is_good_and_late() throws Exception {
        api.suffer(new Slow(Duration.ofMillis(300)));
        var start = System.nanoTime();

        var answer = get(api.address());

        assertThat(json(answer)).hasSize(20);
        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(300));
    }

    @Test
    void given_silent_when_asked_then_not_a_byte_comes() throws Exception {
        api.suffer(Plain.SILENT);

        try (var line = asking()) {
            line.setSoTimeout(300);

            assertThatThrownBy(() -> line.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(api.requests()).isOne();
        }
    }

    @Test
    void given_drip_when_asked_then_the_head_comes_at_once_and_the_body_never_ends() throws Exception {
        api.suffer(new Drip(Duration.ofMillis(20)));

        try (var line = asking()) {
            var head = Request.read(line.getInputStream());
            var start = System.nanoTime();
            var drops = line.getInputStream().readNBytes(11);

            assertThat(head.lines().getFirst()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(new String(drops, UTF_8)).startsWith("[\n  {\"mach");
            assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(9 * 20));
        }
    }

    @Test
    void given_an_error_page_when_asked_then_it_is_html_with_status_200() throws Exception {
        api.suffer(Plain.ERROR_PAGE);

        var answer = get(api.address());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(answer.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void given_unavailable_when_asked_then_it_is_503_until_healed() throws Exception {
        api.suffer(new Unavailable(Unavailable.FOR_EVER));

        assertThat(statuses(4)).containsExactly(503, 503, 503, 503);
        api.heal();
        assertThat(statuses(1)).containsExactly(200);
    }

    @Test
    void given_unavailable_twice_when_asked_then_the_third_answer_is_good() throws Exception {
        api.suffer(new Unavailable(2));

        var statuses = statuses(4);

        assertThat(statuses).containsExactly(503, 503, 200, 200);
    }

    @Test
    void given_empty_when_asked_then_the_answer_is_an_empty_array() throws Exception {
        api.suffer(Plain.EMPTY);

        assertThat(get(api.address()).body()).isEqualTo("[]");
    }

    @Test
    void given_truncated_when_asked_then_the_line_ends_before_the_announced_length() throws Exception {
        api.suffer(Plain.TRUNCATED);

        assertThatThrownBy(() -> get(api.address())).isInstanceOf(IOException.class);
        try (var line = asking()) {
            var announced = contentLength(Request.read(line.getInputStream()));
            var received = line.getInputStream().readAllBytes().length;
            assertThat(received).isEqualTo(announced * 6 / 10).isPositive();
        }
    }

    @Test
    void given_deep_when_asked_then_the_answer_is_a_hundred_thousand_open_arrays() throws Exception {
        api.suffer(Plain.DEEP);

        assertThat(get(api.address()).body()).isEqualTo("[".repeat(100_000));
    }

    @Test
    void given_duplicate_keys_when_asked_then_one_machine_has_two_stations() throws Exception {
        api.suffer(Plain.DUPLICATE_KEYS);

        var body = get(api.address()).body();

        assertThat(body.split("\"site_location\"", -1)).hasSize(22);
        assertThat(body.split("\"machine_id\"", -1)).hasSize(21);
        assertThat(new ObjectMapper().readTree(body)).hasSize(20);
    }

    @Test
    void given_redirect_when_asked_then_the_client_is_sent_to_the_other_address() throws Exception {
        try (var other = FreightApi.open(WORLD, 0)) {
            api.suffer(new Redirect(other.address()));

            var answer = get(api.address());

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValue(other.address().toString());
            assertThat(other.requests()).isZero();
        }
    }

    @Test
    void given_unknown_machines_when_asked_then_a_quarter_is_not_in_the_reference() throws Exception {
        api.suffer(Plain.UNKNOWN_MACHINES);

        var known = new HashSet<>(json(get(api.address())).findValuesAsText("machine_id"));

        assertThat(known).hasSize(15).doesNotContain("MCH-004", "MCH-020").contains("MCH-001");
    }

    @Test
    void given_a_taken_port_when_opened_then_it_is_a_problem_that_names_the_address() {
        assertThatThrownBy(() -> FreightApi.open(WORLD, api.port()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem())
                                .isEqualTo(Problem.of(Problem.Code.ADDRESS_TAKEN, "127.0.0.1:" + api.port())));
    }

    @Test
    void given_a_slow_answer_when_the_api_is_closed_then_nobody_waits_and_nobody_listens() throws Exception {
        api.suffer(new Slow(Duration.ofHours(1)));
        try (var line = asking()) {
            await().until(() -> api.requests() == 1);

            api.close();

            assertThat(readAll(line)).isEmpty();
        }
        assertThatThrownBy(() -> get(api.address())).isInstanceOf(ConnectException.class);
        assertThatThrownBy(api::heal).isInstanceOf(IllegalStateException.class);
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), ofString());
    }

    private List<Integer> statuses(int requests) throws IOException, InterruptedException {
        var statuses = new ArrayList<Integer>();
        for (int request = 0; request < requests; request++) {
            statuses.add(get(api.address()).statusCode());
        }
        return statuses;
    }

    private Socket asking() throws IOException {
        var line = new Socket("127.0.0.1", api.port());
        line.getOutputStream().write("GET /machines HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
        return line;
    }

    /// A cut line may end softly or hard, as the operating system likes.
    private static byte[] readAll(Socket line) {
        try {
            return line.getInputStream().readAllBytes();
        } catch (IOException _) {
            return new byte[0];
        }
    }

    private static int contentLength(Request head) {
        return head.lines().stream()
                .filter(header -> header.startsWith("Content-Length: "))
                .mapToInt(header -> Integer.parseInt(header.substring(16)))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
