package org.vigie.etl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.etl.Contract;
import org.vigie.etl.Field;
import org.vigie.etl.Journal.Activity;
import org.vigie.etl.Notebook;
import org.vigie.etl.RawRow;
import org.vigie.etl.Snapshot;
import org.vigie.etl.Source;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;

@Timeout(30)
class HttpSourceTest {
    private static final String MACHINES = "[{\"id\":\"MCH-001\"},{\"id\":\"MCH-002\"}]";
    private static final Contract CONTRACT = Contract.of(Field.text("id"));
    private static final Instant NOW = Instant.parse("2026-02-21T02:00:00Z");

    private final Notebook notebook = new Notebook();
    private final List<Duration> waits = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    Path home;

    private Snapshots snapshots;
    private CallLimits limits = new CallLimits(Duration.ofSeconds(20), 3, Duration.ofSeconds(1), 1, 100_000);

    @BeforeEach
    void snapshots() {
        snapshots = new Snapshots(home.resolve("snapshots"), home);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        for (var each : open) {
            each.close();
        }
        try (var all = Files.walk(home)) {
            assertThat(all.filter(path -> path.toString().endsWith(".partial"))).isEmpty();
        }
    }

    @Test
    void given_a_good_answer_when_fetched_then_its_snapshot_has_the_rows() throws Exception {
        var address = serve(exchange -> answer(exchange, 200, MACHINES));

        var source = source(address);
        var snapshot = source.extract(notebook);

        assertThat(read(source, snapshot))
                .extracting(RawRow::values)
                .containsExactly(List.of("MCH-001"), List.of("MCH-002"));
        assertThat(snapshot.location()).isEqualTo(address.toString());
        assertThat(notebook.notes).containsExactly("try 1 of 3: " + address + " answered 200, 35 bytes");
        assertThat(notebook.activities).containsExactly(Activity.CALLING_SOURCE, Activity.WORKING);
    }

    @Test
    void given_an_address_of_csv_when_fetched_then_its_rows_are_read() throws Exception {
        var address = serve(exchange -> answer(exchange, 200, "id\n7\n"));

        var source = sources().addresses("machines", List.of(address), Format.CSV, CsvNotation.standard());
        var rows = read(source, source.extract(notebook));

        assertThat(rows).containsExactly(new RawRow(2, List.of("7")));
    }

    @Test
    void given_503_twice_when_fetched_then_the_third_try_succeeds_and_all_are_noted() throws Exception {
        var address = serve(exchange -> answer(exchange, calls.get() < 3 ? 503 : 200, MACHINES));

        source(address).extract(notebook);

        assertThat(notebook.notes)
                .containsExactly(
                        "try 1 of 3: " + address + " answered 503",
                        "try 2 of 3: " + address + " answered 503",
                        "try 3 of 3: " + address + " answered 200, 35 bytes");
        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(notebook.activities).contains(Activity.WAITING_BEFORE_RETRY);
    }

    @Test
    void given_a_closed_port_when_fetched_then_it_is_unreachable_after_all_tries() throws Exception {
        var address = URI.create("http://127.0.0.1:" + closedPort() + "/machines");

        var problem = refusal(address);

        assertThat(problem)
                .isEqualTo(Problem.of(Code.API_UNREACHABLE, "machines", address, 3, Reason.CONNECTION_REFUSED));
    }

    @Test
    void given_a_host_that_nobody_knows_when_fetched_then_it_is_unreachable() {
        var problem = refusal(URI.create("http://nowhere.invalid/machines"));

        assertThat(problem.code()).isEqualTo(Code.API_UNREACHABLE);
        assertThat(problem.about()).endsWith("3", Reason.UNKNOWN_HOST.toString());
    }

    @Test
    void given_a_closed_first_address_when_fetched_then_the_second_one_answers() throws Exception {
        var closed = URI.create("http://127.0.0.1:" + closedPort() + "/machines");
        var address = serve(exchange -> answer(exchange, 200, MACHINES));

        var snapshot = source(closed, address).extract(notebook);

        assertThat(snapshot.location()).isEqualTo(address.toString());
        assertThat(waits).isEmpty();
    }

    @Test
    @Timeout(60)
    void given_a_silent_server_when_fetched_then_the_deadline_cuts_it() throws Exception {
        limits = new CallLimits(Duration.ofMillis(600), 3, Duration.ofMillis(1), 1, 100_000);
        var address = raw(_ -> {});

        var problem = refusal(address);

        assertThat(problem.code()).isEqualTo(Code.API_TOO_SLOW);
    }

    @Test
    void given_a_silent_first_address_when_fetched_then_time_is_left_for_the_second() throws Exception {
        limits = new CallLimits(Duration.ofSeconds(4), 1, Duration.ofMillis(1), 1, 100_000);
        var silent = raw(_ -> {});
        var address = serve(exchange -> answer(exchange, 200, MACHINES));

        var snapshot = source(silent, address).extract(notebook);

        assertThat(snapshot.location()).isEqualTo(address.toString());
    }

    @Test
    @Timeout(60)
    void given_a_dripping_body_when_fetched_then_the_deadline_cuts_it_too() throws Exception {
        limits = new CallLimits(Duration.ofMillis(800), 1, Duration.ofMillis(1), 1, 100_000);
        var address = raw(socket -> {
            say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n[");
            while (!socket.isClosed()) {
                say(socket, " ");
                LockSupport.parkNanos(20_000_000);
            }
        });

        var problem = refusal(address);

        assertThat(problem.code()).isEqualTo(Code.API_TOO_SLOW);
        assertThat(copies()).isZero();
    }

    @Test
    void given_a_short_body_when_fetched_then_nothing_is_staged_and_it_is_tried_again() throws Exception {
        var address = raw(socket -> {
            say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n" + "[".repeat(30_000));
            shut(socket);
        });

        var problem = refusal(address);

        assertThat(problem.code()).isEqualTo(Code.API_UNREACHABLE);
        assertThat(problem.about().get(2)).isEqualTo("3");
        assertThat(copies()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"text/html, <html>502</html>", "application/json, <html>502</html>", "text/html; charset=utf-8, oops"})
    void given_an_error_page_with_status_200_when_fetched_then_its_beginning_is_shown(String type, String page)
            throws Exception {
        var address = serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            answer(exchange, 200, page);
        });

        var problem = refusal(address);

        assertThat(problem).isEqualTo(Problem.of(Code.NOT_JSON, "machines", address, page));
        assertThat(calls).hasValue(1);
        assertThat(copies()).isZero();
    }

    @Test
    void given_an_empty_array_when_fetched_then_there_are_no_rows() throws Exception {
        var source = source(serve(exchange -> answer(exchange, 200, "[]")));

        assertThat(read(source, source.extract(notebook))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 204})
    void given_a_refusal_when_fetched_then_it_is_not_asked_again(int status) throws Exception {
        var address = serve(exchange -> answer(exchange, status, ""));

        var problem = refusal(address);

        assertThat(problem).isEqualTo(Problem.of(Code.API_REFUSED, "machines", address, 1, status));
        assertThat(calls).hasValue(1);
    }

    @Test
    void given_a_redirect_to_another_port_when_fetched_then_the_other_server_is_never_contacted() throws Exception {
        var contacts = new AtomicInteger();
        var other = raw(_ -> contacts.incrementAndGet());
        var address = serve(exchange -> redirect(exchange, other + "?key=CANARY"));

        var problem = refusal(address);

        assertThat(problem).isEqualTo(Problem.of(Code.API_REDIRECTED, "machines", address, other));
        assertThat(contacts).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "//example.invalid/x", "https://127.0.0.1/", "http://a b", "gopher:x"})
    void given_a_redirect_elsewhere_when_fetched_then_it_is_refused(String to) throws Exception {
        var address = serve(exchange -> redirect(exchange, to));

        assertThat(refusal(address).code()).isEqualTo(Code.API_REDIRECTED);
    }

    @Test
    void given_a_redirect_on_the_same_host_when_fetched_then_it_is_followed() throws Exception {
        var address = serve(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/machines")) {
                redirect(exchange, "/v2/machines");
            } else {
                answer(exchange, 200, MACHINES);
            }
        });

        assertThat(source(address).extract(notebook).bytes()).isEqualTo(35);
    }

    @Test
    void given_a_circle_of_redirects_when_fetched_then_it_ends() throws Exception {
        var address = serve(exchange -> redirect(exchange, "/machines"));

        assertThat(refusal(address).code()).isEqualTo(Code.API_REDIRECTED);
        assertThat(calls).hasValue(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"86400", "Thu, 31 Dec 2099 23:59:59 GMT"})
    void given_429_that_wants_a_day_when_fetched_then_it_is_given_up_without_a_wait(String wish) throws Exception {
        var address = serve(exchange -> retryAfter(exchange, wish));

        var problem = refusal(address);

        assertThat(problem).isEqualTo(Problem.of(Code.API_REFUSED, "machines", address, 1, 429));
        assertThat(waits).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        5                             | 5
        Fri, 31 Dec 1999 23:59:59 GMT | 1
        Sat, 21 Feb 2026 02:00:06 GMT | 6
        soon                          | 1
        """)
    void given_429_with_a_short_wish_when_fetched_then_it_is_honoured(String wish, int seconds) throws Exception {
        limits = new CallLimits(Duration.ofSeconds(20), 2, Duration.ofSeconds(1), 1, 100_000);
        var address = serve(exchange -> retryAfter(exchange, wish));

        assertThat(refusal(address).code()).isEqualTo(Code.API_REFUSED);

        assertThat(waits).containsExactly(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void given_an_answer_over_the_limit_when_fetched_then_it_is_refused(boolean announced) throws Exception {
        var address = serve(exchange -> {
            exchange.sendResponseHeaders(200, announced ? 200_000 : 0);
            exchange.getResponseBody().write(new byte[200_000]);
        });

        assertThat(refusal(address)).isEqualTo(Problem.of(Code.SOURCE_TOO_LARGE, "machines", address, 100_000));
        assertThat(copies()).isZero();
    }

    @Test
    void given_a_server_without_tls_when_https_is_asked_then_it_is_not_trusted() throws Exception {
        var address = raw(socket -> {
            say(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
            shut(socket);
        });

        var problem = refusal(URI.create(address.toString().replace("http:", "https:")));

        assertThat(problem.code()).isEqualTo(Code.API_NOT_TRUSTED);
    }

    @Test
    void given_secrets_in_the_address_when_it_fails_then_they_are_written_nowhere() throws Exception {
        var port = closedPort();

        var problem = refusal(URI.create("http://me:CANARY1@127.0.0.1:" + port + "/m?key=CANARY2"));

        assertThat(problem.about() + notebook.notes.toString())
                .contains("http://127.0.0.1:" + port + "/m")
                .doesNotContain("CANARY");
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private interface Talk {
        void with(Socket socket) throws IOException;
    }

    private URI serve(Answer answer) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.start();
        open.add(() -> server.stop(0));
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/machines");
    }

    /// A server that says what it likes, byte by byte.
    private URI raw(Talk talk) throws IOException {
        var server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        open.add(threads::shutdownNow);
        open.add(server);
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    var socket = server.accept();
                    open.add(socket);
                    threads.execute(() -> talk(talk, socket));
                } catch (IOException _) {
                    return;
                }
            }
        });
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/machines");
    }

    private static void talk(Talk talk, Socket socket) {
        try {
            talk.with(socket);
        } catch (IOException e) {
            shut(socket);
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void retryAfter(HttpExchange exchange, String wish) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", wish);
        exchange.sendResponseHeaders(429, -1);
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Sources sources() {
        return new Sources(snapshots, limits, waits::add, InstantSource.fixed(NOW));
    }

    private Source source(URI... addresses) {
        return sources().addresses("machines", List.of(addresses), Format.JSON, CsvNotation.standard());
    }

    private Problem refusal(URI address) {
        return catchThrowableOfType(
                        ProblemException.class, () -> source(address).extract(notebook))
                .problem();
    }

    private static List<RawRow> read(Source source, Snapshot snapshot) {
        var read = new ArrayList<RawRow>();
        try (var rows = source.open(snapshot, CONTRACT)) {
            rows.forEachRemaining(read::add);
        }
        return read;
    }

    private long copies() throws IOException {
        try (var all = Files.walk(home)) {
            return all.filter(path -> path.toString().matches(".*\\.(json|csv)"))
                    .count();
        }
    }
}
