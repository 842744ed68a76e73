package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Four reasons why a night does not end, each told for what it is. The command that waits for the
/// run is on duty.
@EnabledOnOs(OS.LINUX)
class WatchStory {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private Installation installation;
    private Consumer<ObjectNode> limits = _ -> {};

    @BeforeEach
    void make() {
        installation = Installation.at(folder.resolve("home")).withSample();
    }

    @Test
    void given_three_fast_nights_when_the_api_is_slow_then_the_run_is_slow_and_waits_for_its_source()
            throws IOException {
        shorten("PT1S", "PT60S");
        for (int i = 0; i < 3; i++) {
            installation.run().endsWith(0);
        }
        try (var api = HeldApi.open()) {
            var run = startWith(api);
            awaitJudgement("SLOW");

            var watch = show().path("watch");

            assertThat(watch.path("judgement").asText()).isEqualTo("SLOW");
            assertThat(watch.path("sign").asText()).isEqualTo("AWAITING_SOURCE");
            assertThat(watch.path("message").asText())
                    .startsWith("Attend la réponse de la source. Dure plus que d’habitude");
            assertThat(watch.path("usual_seconds").asDouble()).isPositive();
            assertThat(watch.has("left_seconds")).isFalse();
            assertThat(watch.has("hint")).isFalse();
            assertThat(watch.path("attended").asBoolean()).isTrue();
            api.answer();
            run.told().endsWith(0);
        }
        nothingIsLeft();
    }

    @Test
    void given_another_program_that_writes_when_a_run_waits_for_it_then_the_program_is_named() throws IOException {
        shorten("PT4S", "PT10S");
        Started run;
        try (var other = HoldsTheLock.on(installation.warehouse(), List.of("begin immediate"))) {
            run = installation.startRun();
            awaitJudgement("WAITING_FOR_LOCK");

            var watch = show().path("watch");
            var said = installation.vigie("status", "--lang", "en").endsWith(0).showsNoStackTrace();

            var named = "java (pid " + other.pid() + ")";
            assertThat(watch.path("sign").asText()).isEqualTo("LOCK_HELD");
            assertThat(watch.path("message").asText()).startsWith("Attend l’entrepôt, tenu par " + named + ", de ");
            assertThat(watch.path("hint").asText()).contains("Laisser ce programme finir");
            assertThat(watch.path("holder").path("pid").asLong()).isEqualTo(other.pid());
            assertThat(watch.path("holder").path("user").asText()).isEqualTo(System.getProperty("user.name"));
            assertThat(watch.path("holder").path("since_utc").asText()).isNotEmpty();
            assertThat(said.out()).contains("waiting for a lock", named, "→ Let that program finish");
        }
        run.told().endsWith(0);
        nothingIsLeft();
    }

    @Test
    void given_a_file_that_does_not_open_when_the_heart_goes_on_beating_then_the_work_is_blocked()
            throws IOException, InterruptedException {
        shorten("PT2S", "PT6S");
        Started run;
        try (var lease = Lease.on(installation.inbox())) {
            assumeTrue(lease.isHeld(), "this file system gives no leases");
            run = installation.startRun();
            awaitJudgement("STUCK");

            var watch = show().path("watch");

            assertThat(watch.path("sign").asText()).isEqualTo("WORK_BLOCKED");
            assertThat(watch.path("message").asText())
                    .startsWith("Le processus vit, mais son travail est bloqué")
                    .contains("Rien n’avance depuis");
            assertThat(watch.path("hint").asText()).contains("vigie kill ", "vigie log ");
        }
        run.told().endsWith(0);
        nothingIsLeft();
        toldOnce();
    }

    @Test
    void given_a_worker_that_is_stopped_by_a_signal_when_watched_then_it_is_frozen_and_goes_on_when_let()
            throws IOException, InterruptedException {
        shorten("PT4S", "PT8S");
        try (var api = HeldApi.open()) {
            var run = startWith(api);
            awaitJudgement("NORMAL");
            var worker = worker();
            signal("STOP", worker);
            try {
                awaitJudgement("SUSPECT");
                assertThat(watched()).containsEntry("sign", "FROZEN");
                awaitJudgement("STUCK");

                var watch = show().path("watch");

                assertThat(watch.path("sign").asText()).isEqualTo("FROZEN");
                assertThat(watch.path("message").asText()).startsWith("Le processus est suspendu par le système");
                assertThat(watch.path("hint").asText()).contains("la laisser repartir", "vigie kill ");
            } finally {
                signal("CONT", worker);
            }
            awaitJudgement("NORMAL");
            api.answer();
            run.told().endsWith(0);
        }
        nothingIsLeft();
        toldOnce();
    }

    private void shorten(String suspectAfter, String stuckAfter) {
        limits = settings -> Installation.limits(settings)
                .put("callDeadline", "PT3M")
                .put("warehouseBusy", "PT3M")
                .put("heartbeat", "PT0.3S")
                .put("lookEvery", "PT0.5S")
                .put("suspectAfter", suspectAfter)
                .put("stuckAfter", stuckAfter);
        installation.configure(limits);
    }

    private Started startWith(HeldApi api) {
        installation.configure(limits.andThen(
                settings -> Installation.callFrom(settings, api.server().address())));
        return installation.startRun();
    }

    private JsonNode show() {
        return installation
                .vigie("show", "last", "--json")
                .endsWith(0)
                .showsNoStackTrace()
                .json();
    }

    private void awaitJudgement(String judgement) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> watched().getOrDefault("judgement", ""), judgement::equals);
    }

    private Map<String, String> watched() {
        return Table.read(installation.book(), "select * from watch").stream()
                .findFirst()
                .orElse(Map.of());
    }

    private long worker() {
        var running = "select coalesce(max(pid), 0) from v_run where state = 'RUNNING'";
        return await().atMost(PATIENCE).until(() -> Table.count(installation.book(), running), pid -> pid > 0);
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        assertThat(kill.waitFor()).isZero();
    }

    private void nothingIsLeft() {
        Invariants.holdIn(installation);
        assertThat(watched()).isEmpty();
        assertThat(Table.read(installation.book(), "select * from post")).isEmpty();
    }

    private void toldOnce() {
        assertThat(Table.read(installation.book(), "select kind, run_id from v_alert"))
                .containsExactly(Map.of(
                        "kind", "RUN_STUCK", "run_id", installation.lastRun().get("run_id")));
    }

    /// An API that begins to answer, and goes on when it is let.
    private record HeldApi(LocalServer server, CountDownLatch held) implements AutoCloseable {
        static HeldApi open() throws IOException {
            var held = new CountDownLatch(1);
            var server = LocalServer.streaming("application/json", out -> {
                var machines = Sample.machines().getBytes(StandardCharsets.UTF_8);
                out.write(machines, 0, 10);
                out.flush();
                awaitUninterrupted(held);
                out.write(machines, 10, machines.length - 10);
            });
            return new HeldApi(server, held);
        }

        void answer() {
            held.countDown();
        }

        @Override
        public void close() {
            held.countDown();
            server.close();
        }

        private static void awaitUninterrupted(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// A program that keeps everybody else from opening a file, as long as the system lets it: the
    /// others wait inside the system, without a word.
    private record Lease(Process process, boolean isHeld) implements AutoCloseable {
        private static final String TAKE = """
            import fcntl, signal, sys
            signal.signal(signal.SIGIO, signal.SIG_IGN)
            with open(sys.argv[1], 'r+') as held:
                fcntl.fcntl(held, fcntl.F_SETLEASE, fcntl.F_WRLCK)
                print('+', flush=True)
                sys.stdin.read()
            """;

        static Lease on(Path file) throws IOException {
            var process = new ProcessBuilder("python3", "-c", TAKE, file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Lease(process, process.getInputStream().read() == '+');
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.onExit().join();
        }
    }
}
