package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A night that is run again: seen before it happens, published, taken back. How often taking it back
/// is killed is set by `-Dstories.kills`.
class RerunStory {
    private static final int KILLS = Integer.getInteger("stories.kills", 2);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String IN_THE_FILE = "32.06395700265843";
    private static final double VOLUME = 32.06395700265843;

    @TempDir
    static Path template;

    @TempDir
    Path folder;

    private static Installation published;
    private static String first;
    private Installation installation;

    @BeforeAll
    static void publish() {
        published = Installation.at(template.resolve("home")).withSample();
        published.run().endsWith(0);
        first = published.lastRun().get("run_id");
    }

    @BeforeEach
    void copy() {
        installation = published.copiedTo(folder.resolve("home"));
    }

    @Test
    void given_an_unchanged_night_when_its_replay_is_rehearsed_then_the_difference_is_empty() {
        var before = WarehouseDump.of(installation.warehouse());

        var told = installation
                .vigie("run", "freight", "--replay", first, "--dry-run", "--json")
                .endsWith(0);
        var spoken = installation.vigie("run", "freight", "--replay", first, "--dry-run");

        assertThat(rows(told))
                .containsEntry("fact_transactions", List.of(0, 0, 0))
                .containsEntry("aggr_daily_site_stats", List.of(0, 0, 0));
        assertThat(told.json().path("station_days_changed")).isEmpty();
        assertThat(spoken.out()).contains("Aucune ligne de l’entrepôt ne changerait.");
        assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_corrected_file_when_it_is_rehearsed_then_rows_and_stations_are_told_and_then_so_published() {
        installation.drop(corrected());

        var told = installation.run("--dry-run").endsWith(0);

        assertThat(rows(told))
                .containsEntry("fact_transactions", List.of(0, 1, 0))
                .containsEntry("aggr_daily_site_stats", List.of(0, 1, 0));
        var station = told.json().path("station_days_changed").path(0);
        assertThat(station.at("/before/total_volume").asDouble()
                        - station.at("/after/total_volume").asDouble())
                .isCloseTo(VOLUME - 7.5, offset(1e-6));
        assertThat(volume()).isEqualTo(VOLUME);
        installation.run().endsWith(0);
        assertThat(volume()).isEqualTo(7.5);
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_rerun_when_it_is_undone_then_the_warehouse_is_the_one_from_before() {
        var before = WarehouseDump.of(installation.warehouse());
        var rerun = rerun();

        var plan = installation.vigie("undo", rerun, "--dry-run", "--json").endsWith(0);
        installation
                .vigie("undo", rerun, "--reason", "fichier faux")
                .endsWith(41)
                .speaksToAPerson();
        installation.vigie("undo", rerun, "--yes").endsWith(2);
        assertThat(volume()).isEqualTo(7.5);
        var told = installation
                .vigie("undo", rerun, "--yes", "--reason", "fichier faux", "--json")
                .endsWith(0);

        assertThat(plan.json().path("nights_lost").path(0).asText()).isEqualTo(rerun);
        assertThat(told.field("undoes")).isEqualTo(rerun);
        assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
        assertThat(Table.read(installation.book(), "select run_id from v_rolled_back"))
                .containsExactly(Map.of("run_id", rerun));
        assertThat(Table.value(installation.book(), "select reason from v_restore"))
                .isEqualTo("fichier faux");
        Invariants.holdIn(installation);
        refused(rerun, "NOTHING_PUBLISHED");
        installation.run().endsWith(0);
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_later_publication_when_a_rerun_is_undone_then_it_is_refused_by_name() {
        var rerun = rerun();
        installation.vigie("run", "freight", "--slot", "2026-02-22").endsWith(0);
        var later = installation.lastRun().get("run_id");
        var before = WarehouseDump.of(installation.warehouse());

        var told = refused(rerun, later);
        refused(first, later);

        assertThat(told.field("problem")).isEqualTo("UNDO_REFUSED");
        assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
        assertThat(Table.read(installation.book(), "select * from v_restore")).isEmpty();
    }

    @Test
    void given_a_run_at_work_when_a_rerun_is_undone_then_it_is_refused() throws IOException {
        var rerun = rerun();
        installation.configure(settings -> Installation.limits(settings).put("warehouseBusy", "PT2M"));
        Started run;
        try (var other = HoldsTheLock.on(installation.warehouse(), List.of("begin immediate"))) {
            run = installation.startRun();
            await().atMost(PATIENCE).until(() -> run.errSoFar().contains("attente de l’entrepôt"));

            installation
                    .vigie("undo", rerun, "--yes", "--reason", "fichier faux")
                    .endsWith(40);

            assertThat(other.pid()).isPositive();
        }
        run.told().endsWith(0);
        assertThat(volume()).isEqualTo(7.5);
        Invariants.holdIn(installation);
    }

    @Test
    void given_backups_that_are_pruned_when_a_rerun_is_undone_within_the_day_then_its_backup_is_still_there() {
        installation.configure(settings -> settings.withObject("/backup/keep")
                .put("all", "PT0.001S")
                .put("days", 1)
                .put("weeks", 0)
                .put("months", 0)
                .put("years", 0));
        var rerun = rerun();
        installation.vigie("backup", "create", "freight").endsWith(0);

        installation.vigie("backup", "prune", "--yes").endsWith(0);

        assertThat(Table.count(installation.book(), "select count(*) from v_backup where state = 'GONE'"))
                .isPositive();
        undo(rerun).endsWith(0);
        assertThat(volume()).isEqualTo(VOLUME);
    }

    @Test
    void given_an_undo_killed_at_any_instant_when_it_is_asked_again_then_the_warehouse_is_the_one_from_before() {
        var random = new SplittableRandom(Long.getLong("stories.seed", 20260221));
        var before = WarehouseDump.of(installation.warehouse());
        var rerun = rerun();
        var after = WarehouseDump.of(installation.warehouse());
        var rerunDone = installation;
        installation = rerunDone.copiedTo(folder.resolve("measured"));
        var whole = undo(rerun).endsWith(0).took();
        for (int round = 1; round <= KILLS; round++) {
            installation = rerunDone.copiedTo(folder.resolve("round" + round));
            var undoing = installation.start("undo", rerun, "--yes", "--reason", "fichier faux");
            waitFor(Duration.ofMillis(random.nextLong(whole.toMillis())));
            undoing.process().destroyForcibly();
            await().atMost(PATIENCE).until(() -> !undoing.process().isAlive());

            installation.vigie("status");
            assertThat(WarehouseDump.of(installation.warehouse())).isIn(before, after);
            Invariants.holdIn(installation);
            var told = undo(rerun);

            assertThat(told.exitCode()).as("%s", told).isIn(0, 51);
            assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
            Invariants.holdIn(installation);
        }
    }

    private static String corrected() {
        return Sample.transactions().replace(IN_THE_FILE, "7.5");
    }

    /// The same night again, with a corrected file.
    private String rerun() {
        installation.drop(corrected());
        installation.run("--reason", "fichier corrigé").endsWith(0);
        assertThat(volume()).isEqualTo(7.5);
        return installation.lastRun().get("run_id");
    }

    private Told undo(String run) {
        return installation.vigie("undo", run, "--yes", "--reason", "fichier faux");
    }

    private Told refused(String run, String naming) {
        var told = installation
                .vigie("undo", run, "--yes", "--reason", "fichier faux", "--json")
                .endsWith(51)
                .showsNoStackTrace();
        assertThat(told.out()).contains(naming);
        return told;
    }

    /// Added, changed, removed by table.
    private static Map<String, List<Integer>> rows(Told told) {
        var rows = new LinkedHashMap<String, List<Integer>>();
        for (JsonNode row : told.json().path("rows")) {
            rows.put(
                    row.path("table").asText(),
                    List.of(
                            row.path("added").asInt(-1),
                            row.path("changed").asInt(-1),
                            row.path("removed").asInt(-1)));
        }
        return rows;
    }

    private double volume() {
        return Double.parseDouble(Table.value(
                installation.warehouse(),
                "select volume_transferred from fact_transactions where transaction_id = 'TRX-0'"));
    }

    private static void waitFor(Duration time) {
        await().pollDelay(time)
                .pollInterval(Duration.ofMillis(10))
                .timeout(time.plus(PATIENCE))
                .until(() -> true);
    }
}
