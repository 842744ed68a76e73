package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.simulator.ErpDrop;
import org.vigie.simulator.World;

/// What a backup is worth when the disk fails, the process dies, the name is hostile. How often is
/// set by `-Dstories.kills` and `-Dstories.accidents`, how many rows by `-Dstories.rows`.
class BackupStory {
    private static final int KILLS = Integer.getInteger("stories.kills", 2);
    private static final int ACCIDENTS = Integer.getInteger("stories.accidents", 1);
    private static final int ROWS = Integer.getInteger("stories.rows", 20_000);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path template;

    @TempDir
    Path folder;

    private static Installation published;
    private Installation installation;

    /// With many rows, so that a copy takes a while.
    @BeforeAll
    static void publish() throws IOException {
        published = Installation.at(template.resolve("home")).withSample();
        new ErpDrop(World.of(1).withRowsPerDay(ROWS), published.inbox()).drop(LocalDate.parse(Installation.NIGHT));
        published.run().endsWith(0);
    }

    @BeforeEach
    void copy() throws IOException {
        installation = published.copiedTo(folder.resolve("home"));
        Files.createDirectories(installation.home().resolve("backups"));
    }

    @Test
    void given_a_run_that_published_when_it_has_ended_then_its_proven_backup_is_there() {
        var run = installation.lastRun().get("run_id");

        var backups = backups("state = 'PROVEN'");

        assertThat(backups).hasSize(1);
        assertThat(backups.getFirst()).containsEntry("run_id", run).containsEntry("occasion", "AFTER_RUN");
        assertThat(WarehouseDump.of(file(backups.getFirst()))).isEqualTo(WarehouseDump.of(installation.warehouse()));
    }

    @Test
    void given_no_folder_for_backups_when_a_night_runs_then_the_night_is_good_and_the_failure_is_told() {
        installation = Installation.at(folder.resolve("first night")).withSample();
        deleteBackups();

        var told = installation.run();

        told.endsWith(0).showsNoStackTrace();
        assertThat(told.err()).contains("dossier des sauvegardes");
        var refused =
                installation.vigie("backup", "create", "freight", "--json").endsWith(50);
        assertThat(refused.field("cause")).isEqualTo("BACKUP_FAILED");
        refused.speaksToAPerson();
        assertThat(installation.home().resolve("backups")).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void given_a_disk_that_takes_no_more_when_a_backup_is_taken_then_it_fails_and_the_older_ones_stay()
            throws IOException {
        var before = names();
        var limit = "--fsize=" + Files.size(installation.warehouse()) / 2;
        var command = List.of("prlimit", limit, Installation.launcher().toString());
        assumeTrue(Files.exists(Path.of("/usr/bin/prlimit")), "needs prlimit");
        var words = new ArrayList<>(command);
        words.addAll(List.of(
                "backup",
                "create",
                "freight",
                "--json",
                "--home",
                installation.home().toString()));

        var told = Installation.launch(words, Map.of(), installation.home()).told();

        told.endsWith(50).speaksToAPerson();
        assertThat(told.field("cause")).isEqualTo("BACKUP_FAILED");
        assertThat(names()).isEqualTo(before);
        installation.vigie("backup", "verify").endsWith(0);
        Invariants.holdIn(installation);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void given_a_full_or_frozen_disk_when_a_backup_is_taken_then_it_fails_and_the_older_ones_stay() throws IOException {
        var place = installation.home().resolve("backups");
        try (var disk = Mounted.moved(place, 64L << 20)) {
            var before = names();
            var filler = disk.fillBut(1 << 20);

            installation
                    .vigie("backup", "create", "freight", "--json")
                    .endsWith(50)
                    .speaksToAPerson();
            Files.delete(filler);
            disk.becomesReadOnly();
            installation
                    .vigie("backup", "create", "freight", "--json")
                    .endsWith(50)
                    .speaksToAPerson();

            assertThat(names()).isEqualTo(before);
            installation.vigie("backup", "verify").endsWith(0);
            disk.becomesWritable();
            installation.vigie("backup", "create", "freight").endsWith(0);
            Invariants.holdIn(installation);
        }
    }

    @Test
    void given_a_backup_when_it_is_killed_at_any_instant_then_nothing_half_made_has_a_name() {
        var random = new SplittableRandom(Long.getLong("stories.seed", 20261122));
        long usual = installation
                .vigie("backup", "create", "freight")
                .endsWith(0)
                .took()
                .toMillis();

        for (int round = 0; round < KILLS; round++) {
            var backup = installation.start("backup", "create", "freight");
            var maker = maker(backup);
            pause(Duration.ofMillis(random.nextLong(Math.max(1, usual / 2))));
            maker.destroyForcibly();
            backup.told();

            installation.vigie("backup", "verify").endsWith(0);

            assertThat(names())
                    .hasSize(2 * backups("state in ('VERIFIED', 'PROVEN')").size());
            Invariants.holdIn(installation);
        }
    }

    /// The dossiers' accident: a load that is killed in its middle, in the mode that SQLite has by
    /// default. The file's copy is then torn; the file itself heals when it is opened.
    @Test
    void given_a_load_that_was_killed_with_its_journal_hot_when_a_backup_is_taken_then_it_holds_what_was_committed()
            throws IOException {
        var before = WarehouseDump.of(installation.warehouse());
        for (int accident = 0; accident < ACCIDENTS; accident++) {
            installation = published.copiedTo(folder.resolve("accident" + accident));
            killALoad(50 + 50 * accident / ACCIDENTS);

            installation.vigie("backup", "create", "freight").endsWith(0);

            assertThat(WarehouseDump.of(file(backups("state = 'VERIFIED'").getFirst())))
                    .isEqualTo(before);
            Invariants.holdIn(installation);
        }
    }

    /// @param share of the rows that it had changed, in percent
    private void killALoad(int share) throws IOException {
        try (var load = HoldsTheLock.on(
                installation.warehouse(),
                List.of(
                        "pragma journal_mode = delete",
                        "pragma cache_size = 10",
                        "begin immediate",
                        "update fact_transactions set volume_transferred = 0 where abs(random()) %% 100 < %d"
                                .formatted(share)))) {
            ProcessHandle.of(load.pid()).orElseThrow().destroyForcibly();
            await().atMost(PATIENCE)
                    .until(() -> ProcessHandle.of(load.pid())
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
            assertThat(Path.of(installation.warehouse() + "-journal")).isNotEmptyFile();
        }
    }

    @Test
    void given_hostile_names_when_they_are_used_then_they_are_taken_literally() {
        for (var name : List.of("x'; DROP TABLE run;--.db", "../../etc/passwd", "?mode=memory", "%00", "#")) {
            installation.vigie("restore", name, "--yes").endsWith(2).showsNoStackTrace();
        }
        var odd = installation.copiedTo(folder.resolve("x'; DROP TABLE run;--?mode=memory#%41é"));

        odd.vigie("backup", "create", "freight").endsWith(0);
        odd.vigie("restore", "last", "--yes").endsWith(0);

        Invariants.holdIn(odd);
        Invariants.holdIn(installation);
    }

    /// Somebody cleans the locks away: what was committed and not yet taken in is lost.
    @Test
    void given_a_wal_that_was_deleted_when_the_doctor_looks_then_no_night_is_missing_unnoticed() throws IOException {
        var wal = Path.of(installation.warehouse() + "-wal");
        try (var reader =
                HoldsTheLock.on(installation.warehouse(), List.of("begin", "select count(*) from fact_transactions"))) {
            installation.drop(Sample.transactions().replace("32.06395700265843", "7.5"));
            installation.run().endsWith(0);
            assertThat(wal).isNotEmptyFile();
            ProcessHandle.of(reader.pid()).orElseThrow().destroyForcibly();
            await().atMost(PATIENCE)
                    .until(() -> ProcessHandle.of(reader.pid())
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
            Files.delete(wal);
            Files.deleteIfExists(Path.of(installation.warehouse() + "-shm"));
        }

        var told = installation.vigie("doctor");

        told.showsNoStackTrace();
        assertThat(told.out()).contains(installation.lastRun().get("run_id"));
        told.endsWith(32);
        installation
                .vigie("restore", "last", "--yes", "--reason", "verrous effacés")
                .endsWith(0);
        Invariants.holdIn(installation);
    }

    private List<Map<String, String>> backups(String which) {
        return Table.read(installation.book(), "select * from v_backup where " + which + " order by made_utc desc");
    }

    private Path file(Map<String, String> backup) {
        return installation.home().resolve("backups").resolve(backup.get("file"));
    }

    private List<String> names() {
        return Invariants.files(installation.home().resolve("backups")).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private void deleteBackups() {
        var backups = installation.home().resolve("backups");
        try {
            for (var file : Invariants.files(backups)) {
                Files.delete(file);
            }
            Files.delete(backups);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As the operations book knows it: the launcher, a script, has children of its own.
    private ProcessHandle maker(Started backup) {
        var question = "select coalesce(max(maker_pid), 0) from backup where state = 'MAKING'";
        var pid = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> Table.count(installation.book(), question),
                        found -> found > 0 || !backup.process().isAlive());
        return pid > 0
                ? ProcessHandle.of(pid).orElseGet(backup.process()::toHandle)
                : backup.process().toHandle();
    }

    private static void pause(Duration time) {
        await().pollDelay(time)
                .pollInterval(Duration.ofMillis(5))
                .timeout(time.plus(PATIENCE))
                .until(() -> true);
    }
}
