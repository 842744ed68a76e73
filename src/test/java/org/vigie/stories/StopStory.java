package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.simulator.ErpDrop;
import org.vigie.simulator.SensorFault;
import org.vigie.simulator.World;

/// A run is stopped, and called stopped when it is seen dead. How many races is set by
/// `-Dstories.races`.
class StopStory {
    private static final int RACES = Integer.getInteger("stories.races", 8);
    private static final int NOBODY = 65534;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private Installation installation;
    private Path pids;

    @BeforeEach
    void make() {
        installation = Installation.at(folder.resolve("home")).withSample();
        pids = folder.resolve("pids");
    }

    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Test
    void given_a_worker_that_is_deaf_and_has_offspring_when_killed_then_all_are_seen_dead() throws IOException {
        installation.run().endsWith(0);
        var before = WarehouseDump.of(installation.warehouse());
        try (var api = GatedApi.answering(Sample.machines())) {
            var run = deafRun(api, "PT2S");
            var family = new ArrayList<>(offspring());
            family.add(worker());
            assertThat(family).hasSize(3).allMatch(StopStory::lives);

            var told = kill("last", "--json").endsWith(0);

            assertThat(family).noneMatch(StopStory::lives);
            assertThat(told.field("stage")).isEqualTo("CONFIRMED");
            assertThat(told.field("state")).isEqualTo("KILLED");
            assertThat(kinds(told))
                    .containsSubsequence(
                            "REQUESTED", "FAMILY", "ASKED", "FORCED", "SEEN_DEAD", "LOCK_FREE", "CONFIRMED");
            assertThat(pidsOf(told, "FORCED")).containsAll(family);
            assertThat(pidsOf(told, "SEEN_DEAD")).containsAll(family);
            assertThat(run.told().endsWith(83).field("cause")).isEqualTo("KILLED_BY_OPERATOR");
        }
        assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
        assertThat(installation.vigie("show", "last").endsWith(0).out()).contains("bloquée");
        Invariants.holdIn(installation);
        installation.configure(_ -> {}).run().endsWith(0);
    }

    @Test
    void given_a_worker_that_listens_when_killed_then_it_rolls_back_and_says_so_in_its_log() throws IOException {
        try (var api = GatedApi.answering(Sample.machines())) {
            var run = waitingRun(api, "PT90S");
            var kill = installation.start("kill", "last", "--reason", "bloquée", "--json");
            awaitState("STOPPING");
            api.open();

            var told = kill.told().endsWith(0);

            assertThat(kinds(told)).contains("ASKED", "SEEN_DEAD", "CONFIRMED").doesNotContain("FORCED", "DENIED");
            run.told().endsWith(83);
            assertThat(installation.vigie("log", "last").out()).contains("stopped on request");
        }
        assertThat(Table.count(installation.warehouse(), "select count(*) from fact_transactions"))
                .isZero();
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_kill_without_a_reason_when_asked_then_it_is_refused() {
        installation.run().endsWith(0);

        installation.vigie("kill", "last").endsWith(2).speaksToAPerson();
        installation.vigie("kill", "last", "--reason", " ").endsWith(2).speaksToAPerson();
        kill("last").endsWith(40).speaksToAPerson();
    }

    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Test
    void given_two_kills_at_once_when_both_end_then_one_stopped_it_and_the_other_is_told() throws IOException {
        try (var api = GatedApi.answering(Sample.machines())) {
            var run = deafRun(api, "PT4S");
            var kills = Stream.of("un", "deux")
                    .map(reason -> installation.start("kill", "last", "--reason", reason, "--json"))
                    .toList();

            assertThat(kills.stream().map(Started::told))
                    .extracting(Told::exitCode)
                    .containsExactlyInAnyOrder(0, 40);
            run.told().endsWith(83);
        }
        assertThat(Table.count(installation.book(), "select count(*) from stop_act where kind = 'REQUESTED'"))
                .isOne();
        Invariants.holdIn(installation);
    }

    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Test
    void given_a_stopper_that_is_killed_when_another_one_comes_then_it_takes_the_stop_over() throws IOException {
        try (var api = GatedApi.answering(Sample.machines())) {
            var run = deafRun(api, "PT60S");
            var family = offspring();
            var first = installation.start("kill", "last", "--reason", "premier", "--json");
            awaitState("STOPPING");
            first.process().destroyForcibly();
            await().atMost(PATIENCE).until(() -> !first.process().isAlive());
            shortenGrace(api);

            var told = kill("last", "--json").endsWith(0);

            assertThat(told.field("stage")).isEqualTo("CONFIRMED");
            assertThat(family).noneMatch(StopStory::lives);
            run.told().endsWith(83);
        }
        Invariants.holdIn(installation);
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void given_a_book_that_names_a_stranger_when_killed_then_the_stranger_lives() throws Exception {
        var stranger = new ProcessBuilder("sleep", "300").start();
        try (var api = GatedApi.answering(Sample.machines())) {
            var run = waitingRun(api, "PT2S");
            var worker = installation.lastRun();
            var birth = Table.value(installation.book(), "select pid_birth from run");
            var start = stranger.info().startInstant().orElseThrow();
            name(stranger.pid(), start.toString(), birthOf(stranger.pid(), birth));

            var told = kill("last", "--json").endsWith(41);

            assertThat(told.field("problem")).isEqualTo("PROCESS_OF_ANOTHER");
            assertThat(stranger.isAlive()).isTrue();
            assertThat(installation.lastRun()).containsEntry("state", "RUNNING");
            name(Long.parseLong(worker.get("pid")), worker.get("pid_start"), birth);
            kill("last").endsWith(0);
            run.told().endsWith(83);
        } finally {
            stranger.destroyForcibly();
        }
        Invariants.holdIn(installation);
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void given_an_account_without_the_right_when_it_kills_then_it_is_denied_and_another_one_can() throws Exception {
        assumeTrue(isRoot() && Files.isExecutable(Path.of("/usr/bin/setpriv")), "only root can be somebody else");
        try (var api = GatedApi.answering(Sample.machines())) {
            var run = deafRun(api, "PT2S");
            var worker = worker();
            openTo(folder, installation.home());

            var told =
                    asNobody("kill", "last", "--reason", "sans droit", "--json").endsWith(41);

            assertThat(told.field("problem")).isEqualTo("STOP_DENIED");
            assertThat(lives(worker)).isTrue();
            assertThat(installation.lastRun()).containsEntry("state", "STOPPING");
            assertThat(installation
                            .vigie("show", "last", "--json")
                            .json()
                            .at("/stop/stage")
                            .asText())
                    .isEqualTo("DENIED");
            kill("last").endsWith(0);
            assertThat(lives(worker)).isFalse();
            run.told().endsWith(83);
        }
        Invariants.holdIn(installation);
    }

    /// The readings stay published; the model that served before serves on.
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Test
    void given_a_run_that_learns_when_it_is_killed_then_it_is_partial_with_83() throws Exception {
        var first = LocalDate.parse("2026-05-01");
        LearningStory.drop(installation, first, 60, SensorFault.NONE);
        installation.configure(s -> Installation.limits(s).put("killGrace", "PT90S"));
        var run = LearningStory.start(installation, first);
        var learning = "select coalesce(max(r.pid), 0) from run r join step s using (run_id)"
                + " where r.state = 'RUNNING' and s.kind = 'learn'";
        var worker = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Table.count(installation.book(), learning), pid -> pid > 0);
        signal("STOP", worker);
        var kill = installation.start("kill", "last", "--reason", "bloquée", "--json");
        awaitState("STOPPING");
        signal("CONT", worker);

        var told = kill.told().endsWith(0);

        assertThat(told.field("state")).isEqualTo("PARTIAL");
        assertThat(told.field("stage")).isEqualTo("CONFIRMED");
        assertThat(kinds(told)).doesNotContain("FORCED");
        assertThat(run.told().endsWith(83).field("cause")).isEqualTo("KILLED_BY_OPERATOR");
        assertThat(Table.count(installation.industrial(), "select count(*) from champion"))
                .isZero();
        Invariants.holdIn(installation);
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    @Test
    void given_a_run_that_ends_when_it_is_killed_at_any_instant_then_there_is_one_truth() throws IOException {
        var random = new SplittableRandom(Long.getLong("stories.seed", 20260221));
        dropLoad(0);
        var whole = installation.run().endsWith(0).took();

        for (int round = 1; round <= RACES; round++) {
            dropLoad(round);
            var before = WarehouseDump.of(installation.warehouse());
            var runs = runs();
            var run = installation.startRun();
            awaitMoreRunsThan(runs);
            waitFor(Duration.ofMillis(random.nextLong(whole.toMillis())));

            var killed = kill("last", "--json");

            var told = run.told();
            var state = told.field("state");
            assertThat(state).isIn("SUCCEEDED", "KILLED");
            boolean published = state.equals("SUCCEEDED");
            told.endsWith(published ? 0 : 83);
            killed.endsWith(published ? 40 : 0);
            if (!published) {
                assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
            }
            assertThat(installation.lastRun()).containsEntry("state", state);
            Invariants.holdIn(installation);
        }
    }

    private Told kill(String run, String... more) {
        var words = new ArrayList<>(List.of("kill", run, "--reason", "bloquée"));
        words.addAll(List.of(more));
        return installation.vigie(words.toArray(String[]::new));
    }

    /// A run whose worker waits for the machines.
    private Started waitingRun(GatedApi api, String grace) {
        configure(api, grace);
        var run = installation.startRun();
        await().atMost(PATIENCE).until(api::wasAsked);
        return run;
    }

    /// One whose worker does not listen either, and has offspring.
    private Started deafRun(GatedApi api, String grace) throws IOException {
        configure(api, grace);
        var words = new ArrayList<>(List.of(Installation.launcher().toString()));
        words.addAll(List.of("run", "freight", "--slot", Installation.NIGHT, "--json"));
        words.addAll(List.of("--home", installation.home().toString()));
        var run = Installation.launch(words, StubbornWorker.environment(folder, pids), installation.home());
        await().atMost(PATIENCE).until(() -> api.wasAsked() && Files.exists(pids));
        return run;
    }

    private void configure(GatedApi api, String grace) {
        installation.configure(settings -> {
            Installation.limits(settings).put("killGrace", grace).put("callDeadline", "PT10M");
            Installation.callFrom(settings, api.address());
        });
    }

    private void shortenGrace(GatedApi api) {
        configure(api, "PT1S");
    }

    private List<Long> offspring() throws IOException {
        return Stream.of(Files.readString(pids).strip().split(" ", -1))
                .map(Long::valueOf)
                .toList();
    }

    private long worker() {
        return Long.parseLong(installation.lastRun().get("pid"));
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> installation.lastRun().get("state").equals(state));
    }

    private long runs() {
        return Table.count(installation.book(), "select count(*) from run");
    }

    private void awaitMoreRunsThan(long runs) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> runs() > runs);
    }

    private void dropLoad(int round) throws IOException {
        new ErpDrop(World.of(round).withRowsPerDay(20_000), installation.inbox())
                .drop(LocalDate.parse(Installation.NIGHT));
    }

    /// The operations book is made to tell something else about its newest run.
    private void name(long pid, String start, String birth) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + installation.book());
                var change = connection.prepareStatement("update run set pid = ?, pid_start = ?, pid_birth = ?")) {
            change.setLong(1, pid);
            change.setString(2, start);
            change.setString(3, birth);
            change.executeUpdate();
        }
    }

    /// `boot:ticks`, the ticks as Linux tells them.
    private static String birthOf(long pid, String ofTheSameBoot) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var ticks = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19];
        return ofTheSameBoot.replaceFirst(":.*", ":" + ticks);
    }

    private Told asNobody(String... words) {
        var command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                Installation.launcher().toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--home", installation.home().toString()));
        return Installation.launch(command, Map.of(), installation.home()).told();
    }

    private static void openTo(Path... folders) throws Exception {
        for (var folder : folders) {
            new ProcessBuilder("chmod", "-R", "a+rwX", folder.toString())
                    .start()
                    .waitFor();
        }
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static List<String> kinds(Told certificate) {
        return certificate.json().path("acts").findValuesAsText("kind");
    }

    private static List<Long> pidsOf(Told certificate, String kind) {
        var pids = new ArrayList<Long>();
        certificate.json().path("acts").forEach(act -> {
            if (act.path("kind").asText().equals(kind)) {
                pids.add(act.path("pid").asLong());
            }
        });
        return pids;
    }

    /// One that waits to be buried is dead.
    private static boolean lives(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !isDefunct(pid);
    }

    private static boolean isDefunct(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException _) {
            return false; // no Linux, or gone meanwhile
        }
    }

    private static void waitFor(Duration time) {
        await().pollDelay(time)
                .pollInterval(Duration.ofMillis(10))
                .timeout(time.plus(PATIENCE))
                .until(() -> true);
    }
}
