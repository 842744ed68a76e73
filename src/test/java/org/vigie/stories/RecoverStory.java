package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.simulator.ErpDrop;
import org.vigie.simulator.World;

/// A broken night, recovered by one command: four that come to a verified night, one that cannot and
/// changes nothing, and a recovery that is itself killed. How often is set by `-Dstories.kills`.
class RecoverStory {
    private static final int KILLS = Integer.getInteger("stories.kills", 2);
    private static final int ROWS = 200_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    static Path template;

    @TempDir
    Path folder;

    private static Installation published;
    private Installation installation;

    /// Another night, so that there are data and a backup to go back to.
    @BeforeAll
    static void publish() {
        published = Installation.at(template.resolve("home")).withSample();
        published.vigie("run", "freight", "--slot", "2026-02-22").endsWith(0);
    }

    @BeforeEach
    void copy() {
        installation = published.copiedTo(folder.resolve("home"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void given_a_run_that_stands_still_when_it_is_recovered_then_it_is_seen_dead_and_the_night_is_verified()
            throws IOException, InterruptedException {
        installation.configure(settings -> Installation.limits(settings)
                .put("suspectAfter", "PT3S")
                .put("stuckAfter", "PT6S")
                .put("killGrace", "PT2S"));
        dropLoad();
        var stuck = installation.startRun();
        var worker = workerOfTheRun();
        awaitLoading();
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> standsStill(worker));

        var told = recover();

        recovered(told, "STUCK_RUN");
        assertThat(kinds(told, "STOP")).contains("JUDGED", "STOP_ACT", "STOP_CONFIRMED");
        assertThat(worker.isAlive()).isFalse();
        assertThat(stuck.told().exitCode()).isIn(82, 83);
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_dead_run_and_a_hot_journal_when_it_is_recovered_then_the_journal_is_rolled_back_first()
            throws IOException {
        var before = WarehouseDump.of(installation.warehouse());
        dropLoad();
        var run = installation.startRun();
        var worker = workerOfTheRun();
        awaitLoading();
        run.process().destroyForcibly();
        worker.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !worker.isAlive() && !run.process().isAlive());
        leaveHotJournal();

        var plan = installation.vigie("recover", "freight", "--slot", Installation.NIGHT, "--dry-run", "--json");
        var told = recover();

        assertThat(plan.endsWith(0).json().at("/warehouse/state").asText()).isEqualTo("UNRECOVERED");
        recovered(told, "DEAD_RUN");
        assertThat(kinds(told, "OPEN")).contains("JOURNAL_LEFT", "JOURNAL_RECOVERED", "GOOD_DATA", "RUN_ENDED");
        assertThat(Table.read(installation.book(), "select state from v_run where slot = '" + Installation.NIGHT + "'"))
                .contains(Map.of("state", "LOST"));
        assertThat(before).isNotEmpty();
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_lock_that_is_let_go_when_it_is_recovered_then_it_is_waited_for() throws IOException {
        Started recovery;
        try (var _ = HoldsTheLock.on(installation.warehouse(), List.of("begin immediate"))) {
            installation.configure(settings -> Installation.limits(settings).put("warehouseBusy", "PT2S"));
            installation.run().endsWith(30);
            installation.configure(settings -> Installation.limits(settings).put("warehouseBusy", "PT3M"));
            recovery = startRecover();
            await().atMost(PATIENCE)
                    .until(() -> Table.count(
                                    installation.book(),
                                    "select count(*) from recovery_evidence where step = 'OPEN' and kind = 'LOCK_HELD'")
                            == 1);
        }

        var told = recovery.told();

        recovered(told, "WAREHOUSE_HELD");
        assertThat(told.field("threat")).isEqualTo("sql-deadlock");
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_damaged_warehouse_with_a_good_backup_when_it_is_recovered_then_the_backup_is_back_and_verified()
            throws IOException {
        damage(installation.warehouse());
        installation.run().endsWith(32);

        var told = recover();

        recovered(told, "WAREHOUSE_DAMAGED");
        assertThat(kinds(told, "OPEN")).contains("PROBLEM", "RESTORED", "WAREHOUSE_SOUND", "GOOD_DATA");
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_lock_that_is_never_let_go_when_it_is_recovered_then_it_stops_with_the_holder_and_nothing_is_changed()
            throws IOException {
        installation.configure(settings -> Installation.limits(settings).put("warehouseBusy", "PT3S"));
        var before = WarehouseDump.of(installation.warehouse());
        try (var other = HoldsTheLock.on(installation.warehouse(), List.of("begin immediate"))) {
            installation.run().endsWith(30);
            var runs = Table.read(installation.book(), "select * from v_run");

            var told = recover().endsWith(30).showsNoStackTrace();

            assertThat(told.field("problem")).isEqualTo("WAREHOUSE_LOCKED");
            assertThat(told.field("message")).contains("pid " + other.pid());
            assertThat(told.field("state")).isEqualTo("FAILED");
            assertThat(states(told)).containsEntry("OPEN", "FAILED").doesNotContainKeys("BACK_UP", "RELAUNCH");
            assertThat(Table.read(installation.book(), "select * from v_run")).isEqualTo(runs);
            reported(told);
        }

        assertThat(Table.count(installation.book(), "select count(*) from drain"))
                .isZero();
        assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
        Invariants.holdIn(installation);
        installation.run().endsWith(0);
    }

    @Test
    void given_no_confirmation_when_a_recovery_is_asked_then_the_plan_is_told_and_nothing_is_done() {
        installation.drop("broken");
        installation.run().endsWith(21);
        var book = Table.read(installation.book(), "select * from v_run");

        var told = installation.vigie("recover", "freight", "--slot", Installation.NIGHT, "--reason", "essai");

        told.endsWith(41).speaksToAPerson();
        assertThat(told.out()).contains("Relancer la nuit", "Pourquoi", "structure de fichier corrompue");
        assertThat(Table.read(installation.book(), "select * from v_recovery")).isEmpty();
        assertThat(Table.read(installation.book(), "select * from v_run")).isEqualTo(book);
        recoverWithout("--reason").endsWith(2);
    }

    @Test
    void given_a_good_night_when_it_is_recovered_then_there_is_nothing_to_do() {
        installation.run().endsWith(0);

        var told = recover();

        told.endsWith(40);
        assertThat(told.field("problem")).isEqualTo("NOTHING_TO_RECOVER");
        assertThat(Table.read(installation.book(), "select * from v_recovery")).isEmpty();
    }

    @Test
    void given_a_recovery_killed_at_any_instant_when_it_is_asked_again_then_it_ends_with_a_verified_night()
            throws IOException {
        var random = new SplittableRandom(Long.getLong("stories.seed", 20260221));
        var whole = failedNight().recoverFully();
        for (int round = 1; round <= KILLS; round++) {
            failedNight();
            var recovery = startRecover();
            waitFor(Duration.ofMillis(random.nextLong(whole.toMillis())));
            recovery.process().destroyForcibly();
            await().atMost(PATIENCE).until(() -> !recovery.process().isAlive());

            var told = recover();

            assertThat(told.exitCode()).as("%s", told).isIn(0, 40);
            assertThat(Table.count(installation.book(), "select count(*) from recovery where state <> 'SUCCEEDED'"))
                    .isZero();
            assertThat(Table.count(installation.book(), "select count(*) from drain"))
                    .isZero();
            Invariants.holdIn(installation);
        }
    }

    private RecoverStory failedNight() throws IOException {
        installation =
                published.copiedTo(Files.createTempDirectory(folder, "round").resolve("home"));
        Files.delete(installation.inbox());
        installation.run().endsWith(20);
        installation.drop(Sample.transactions());
        return this;
    }

    private Duration recoverFully() {
        return recover().endsWith(0).took();
    }

    private Told recover() {
        return startRecover().told();
    }

    private Started startRecover() {
        return installation.start(
                "recover", "freight", "--slot", Installation.NIGHT, "--yes", "--reason", "nuit en panne", "--json");
    }

    private Told recoverWithout(String option) {
        var words = new ArrayList<>(List.of("recover", "freight", "--slot", Installation.NIGHT, "--yes"));
        assertThat(words).doesNotContain(option);
        return installation.vigie(words.toArray(String[]::new));
    }

    /// Ends with a verified night, measures and a report.
    private void recovered(Told told, String trouble) throws IOException {
        told.endsWith(0).showsNoStackTrace();
        assertThat(told.field("state")).isEqualTo("SUCCEEDED");
        assertThat(told.field("trouble")).isEqualTo(trouble);
        assertThat(told.json().path("rto_seconds").asLong(-1)).isNotNegative();
        assertThat(told.json().path("rpo_seconds").isNumber()).isTrue();
        assertThat(kinds(told, "VERIFY")).contains("CONDITION_HOLDS", "DATA_FRESH");
        assertThat(kinds(told, "BACK_UP")).contains("BACKED_UP", "BACKUP_PROVEN");
        assertThat(Table.count(
                        installation.warehouse(),
                        "select count(*) from v_run_ledger l where l.run_id like 'freight-" + Installation.NIGHT
                                + "-%'"))
                .isEqualTo(1);
        assertThat(Table.count(installation.book(), "select count(*) from drain"))
                .isZero();
        reported(told);
    }

    private static void reported(Told told) throws IOException {
        var files = new ArrayList<Path>();
        told.json().path("report").forEach(file -> files.add(Path.of(file.asText())));
        assertThat(files).hasSize(2);
        assertThat(Files.readString(files.getFirst())).contains(told.field("recovery_id"), "nuit en panne");
        assertThat(Files.readAllBytes(files.getLast())).startsWith("%PDF-".getBytes());
    }

    private static List<String> kinds(Told told, String step) {
        var kinds = new ArrayList<String>();
        for (JsonNode seen : told.json().path("evidence")) {
            if (seen.path("step").asText().equals(step)) {
                kinds.add(seen.path("kind").asText());
            }
        }
        return kinds;
    }

    private static Map<String, String> states(Told told) {
        var states = new LinkedHashMap<String, String>();
        told.json()
                .path("steps")
                .forEach(step -> states.put(
                        step.path("step").asText(), step.path("state").asText()));
        return states;
    }

    /// A program in the old journal mode dies in the middle of its transaction.
    private void leaveHotJournal() throws IOException {
        var other = HoldsTheLock.on(
                installation.warehouse(),
                List.of(
                        "pragma journal_mode = delete",
                        "pragma cache_size = 2",
                        "begin immediate",
                        "update fact_transactions set volume_transferred = volume_transferred + 1",
                        "delete from aggr_daily_site_stats"));
        var process = ProcessHandle.of(other.pid()).orElseThrow();
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        assertThat(Path.of(installation.warehouse() + "-journal")).isNotEmptyFile();
    }

    private static void damage(Path warehouse) throws IOException {
        try (var file = new RandomAccessFile(warehouse.toFile(), "rw")) {
            var noise = new byte[(int) file.length() / 3];
            new Random(1).nextBytes(noise);
            file.seek(file.length() / 3);
            file.write(noise);
        }
    }

    private void dropLoad() throws IOException {
        new ErpDrop(World.of(1).withRowsPerDay(ROWS), installation.inbox()).drop(LocalDate.parse(Installation.NIGHT));
    }

    private ProcessHandle workerOfTheRun() {
        var alive = "select coalesce(max(pid), 0) from v_run where state in ('STARTING', 'RUNNING')";
        var pid = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Table.count(installation.book(), alive), found -> found > 0);
        return ProcessHandle.of(pid).orElseThrow();
    }

    private void awaitLoading() {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Table.count(
                                installation.book(),
                                "select count(*) from run where state = 'RUNNING'"
                                        + " and step = 'PUBLISH' and rows_in > 0")
                        == 1);
    }

    /// Not in the middle of writing to the operations book: nobody could write there then.
    private boolean standsStill(ProcessHandle worker) throws IOException, InterruptedException {
        signal("-STOP", worker);
        try (var book = DriverManager.getConnection(Table.address(installation.book()));
                var statement = book.createStatement()) {
            statement.execute("pragma busy_timeout = 500");
            statement.execute("begin immediate");
            statement.execute("rollback");
            return true;
        } catch (SQLException _) {
            signal("-CONT", worker);
            return false;
        }
    }

    private static void signal(String signal, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    private static void waitFor(Duration time) {
        await().pollDelay(time)
                .pollInterval(Duration.ofMillis(10))
                .timeout(time.plus(PATIENCE))
                .until(() -> true);
    }
}
