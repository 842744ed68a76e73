package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real sample behind the dossier DPA, from the files to the figures that people know.
class RealSampleStory {
    private static final double RELATIVE = 1e-9;
    private static final String FACTS = "select count(*) from fact_transactions";
    private static final String STATS = "select * from aggr_daily_site_stats order by 1, 2";

    @TempDir
    static Path template;

    @TempDir
    Path folder;

    private static Installation published;
    private static Told firstRun;

    @BeforeAll
    static void publish() {
        published = Installation.at(template.resolve("home")).withSample();
        firstRun = published.run().endsWith(0);
    }

    private Installation copy() {
        return published.copiedTo(folder.resolve("home"));
    }

    @Test
    void given_the_real_sample_when_its_night_runs_then_every_station_day_is_the_reference() {
        var stats = Table.read(published.warehouse(), STATS);

        assertThat(firstRun.json().path("facts").asInt()).isEqualTo(500);
        assertThat(firstRun.json().path("alerts").asInt()).isEqualTo(21);
        assertThat(firstRun.json().path("station_days").asInt()).isEqualTo(30);
        assertThat(firstRun.json().path("total_volume").asDouble())
                .isCloseTo(26926.0569850499, within(26926 * RELATIVE));
        assertThat(stats).hasSize(30);
        for (var expected : Sample.expectedStats()) {
            var found = statsOf(stats, expected[0], expected[1]);
            var volume = Double.parseDouble(expected[2]);
            assertThat(Double.parseDouble(found.get("total_volume"))).isCloseTo(volume, within(volume * RELATIVE));
            assertThat(found).containsEntry("total_alerts", expected[3]);
            assertThat(found).containsEntry("active_machines", expected[4]);
        }
        Invariants.holdIn(published);
    }

    @Test
    void given_a_published_night_when_it_runs_again_then_nothing_changes_and_the_ledger_has_both() {
        var installation = copy();
        var before = WarehouseDump.ofBusinessTables(installation.warehouse());

        var second = installation.run().endsWith(0);

        assertThat(WarehouseDump.ofBusinessTables(installation.warehouse())).isEqualTo(before);
        assertThat(second.field("content_digest")).isEqualTo(firstRun.field("content_digest"));
        assertThat(second.json().path("rows_unchanged").asInt()).isEqualTo(500);
        assertThat(Table.read(installation.warehouse(), "select run_id from v_run_ledger"))
                .extracting(row -> row.get("run_id"))
                .containsExactlyInAnyOrder(firstRun.field("run_id"), second.field("run_id"));
        Invariants.holdIn(installation);
    }

    @Test
    void given_the_sample_when_the_rise_of_alerts_is_asked_then_it_is_that_of_the_files() {
        var expected = StationDays.of(Sample.machines(), Sample.transactions());

        var told = published.vigie("query", "alert-rise", "--json").endsWith(0);

        assertThat(expected.rises()).isNotEmpty();
        assertThat(told.json().valueStream())
                .extracting(row -> StationDays.rise(
                        row.path("day").asText(),
                        row.path("site_location").asText(),
                        row.path("alerts_before").asLong(),
                        row.path("alerts").asLong()))
                .containsExactlyElementsOf(expected.rises());
        assertThat(told.json().valueStream()).allSatisfy(row -> {
            double before = row.path("alerts_before").asDouble();
            assertThat(row.has("rise_percent")).isEqualTo(before > 0);
            assertThat(row.path("rise_percent").asDouble())
                    .isCloseTo(
                            before == 0 ? 0 : 100 * (row.path("alerts").asDouble() - before) / before,
                            within(RELATIVE));
        });
    }

    @Test
    void given_the_sample_when_the_reliability_is_asked_then_it_is_that_of_the_files() {
        var expected = StationDays.of(Sample.machines(), Sample.transactions());

        var told = published.vigie("query", "reliability", "--json").endsWith(0);

        assertThat(told.json()).hasSize(expected.byStation().size());
        for (var row : told.json()) {
            var station = row.path("site_location").asText();
            assertThat(row.path("rank").asLong()).isEqualTo(expected.rankOf(station));
            assertThat(row.path("total_alerts").asLong()).isEqualTo(expected.alertsOf(station));
            assertThat(row.path("total_volume").asDouble())
                    .isCloseTo(expected.volumeOf(station), within(expected.volumeOf(station) * RELATIVE));
        }
    }

    @Test
    void given_an_unchanged_night_when_it_is_rehearsed_then_nothing_would_change_and_nothing_did()
            throws IOException, NoSuchAlgorithmException {
        var installation = copy();
        var before = fingerprints(installation);

        var told = installation.run("--dry-run").endsWith(0);

        assertThat(told.json().path("dry_run").asBoolean()).isTrue();
        assertThat(told.json().path("station_days_changed")).isEmpty();
        assertThat(fingerprints(installation)).isEqualTo(before);
        assertThat(Table.count(installation.book(), "select count(*) from v_run"))
                .isOne();
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_corrected_file_when_it_is_rehearsed_then_the_station_days_of_the_difference_are_told()
            throws IOException, NoSuchAlgorithmException {
        var installation = copy();
        installation.drop(withVolume("TRX-0", "132.0"));
        var before = fingerprints(installation);

        var told = installation.run("--dry-run").endsWith(0);

        var changes = told.json().path("station_days_changed");
        assertThat(changes).hasSize(1);
        var change = changes.get(0);
        assertThat(change.path("after").path("day").asText()).isEqualTo("2026-02-15");
        assertThat(change.path("after").path("site_location").asText()).isEqualTo("Douala");
        assertThat(change.path("after").path("total_volume").asDouble()
                        - change.path("before").path("total_volume").asDouble())
                .isCloseTo(132.0 - 32.06395700265843, within(1e-6));
        assertThat(fingerprints(installation)).isEqualTo(before);
    }

    @Test
    void given_sources_that_are_gone_when_a_run_is_replayed_then_it_reads_the_same_inputs() throws IOException {
        var installation = copy();
        Files.delete(installation.inbox());
        Files.delete(installation.machines());

        var told = installation.run("--replay", "last").endsWith(0);

        var rehearsed = installation.run("--replay", "last", "--dry-run").endsWith(0);
        assertThat(rehearsed.json().path("station_days_changed")).isEmpty();
        assertThat(told.field("content_digest")).isEqualTo(firstRun.field("content_digest"));
        assertThat(told.field("replay_of")).isEqualTo(firstRun.field("run_id"));
        assertThat(Table.count(installation.warehouse(), "select count(distinct input_sha256) from v_run_ledger"))
                .isOne();
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_transaction_that_moved_to_another_day_when_it_runs_then_both_days_are_right() {
        var installation = copy();
        // the day that it left has no other change: it is touched for this one alone
        var corrected = Sample.transactions().replace("TRX-1,MCH-005,2026-02-15", "TRX-1,MCH-005,2026-02-17");
        installation.drop(corrected);

        var told = installation.run().endsWith(0);

        assertThat(told.json().path("rows_changed").asInt()).isOne();
        assertThat(Table.count(installation.warehouse(), FACTS)).isEqualTo(500);
        var expected = StationDays.of(Sample.machines(), corrected);
        var stats = Table.read(installation.warehouse(), STATS);
        assertThat(stats).hasSize(expected.count());
        expected.byStation()
                .forEach((station, days) ->
                        days.forEach((day, figures) -> assertSame(statsOf(stats, day, station), figures)));
        Invariants.holdIn(installation);
    }

    @Test
    void given_rows_that_come_twice_when_the_night_runs_then_the_later_ones_are_set_aside() {
        var installation = copy();
        installation.drop(Sample.transactions()
                + "TRX-0,MCH-015,2026-02-15 13:15:17,99.5,OK\n"
                + "TRX-7,MCH-015,2026-02-15 13:15:17,98.5,OK\n");

        var told = installation.run().endsWith(0);

        assertThat(told.json().path("rows_quarantined").asInt()).isEqualTo(2);
        assertThat(Table.read(installation.book(), "select line, field, value from v_quarantine"))
                .containsExactlyInAnyOrder(
                        Map.of("line", "502", "field", "transaction_id", "value", "TRX-0"),
                        Map.of("line", "503", "field", "transaction_id", "value", "TRX-7"));
        assertThat(told.field("content_digest")).isEqualTo(firstRun.field("content_digest"));
        Invariants.holdIn(installation);
    }

    private static String withVolume(String transaction, String volume) {
        return Sample.transactions().replaceFirst("(?m)^(" + transaction + ",[^,]*,[^,]*,)[^,]*", "$1" + volume);
    }

    private static Map<String, String> statsOf(List<Map<String, String>> stats, String day, String station) {
        return stats.stream()
                .filter(row -> row.get("day").equals(day))
                .filter(row -> row.get("site_location").equals(station))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no statistics of " + station + " " + day));
    }

    private static void assertSame(Map<String, String> found, StationDays.StationDay expected) {
        assertThat(Double.parseDouble(found.get("total_volume")))
                .isCloseTo(expected.volume(), within(expected.volume() * RELATIVE));
        assertThat(found)
                .containsEntry("total_alerts", "" + expected.alerts())
                .containsEntry("active_machines", "" + expected.machines());
    }

    /// Every file of the installation with its hash. Left out: the operations book, and the memory
    /// that readers of a warehouse share.
    private static Map<String, String> fingerprints(Installation installation)
            throws IOException, NoSuchAlgorithmException {
        var prints = new TreeMap<String, String>();
        for (var file : Invariants.files(installation.home())) {
            var name = installation.home().relativize(file).toString();
            if (!name.startsWith("ops.sqlite") && !name.endsWith("-shm")) {
                var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                prints.put(name, HexFormat.of().formatHex(hash));
            }
        }
        return prints;
    }
}
