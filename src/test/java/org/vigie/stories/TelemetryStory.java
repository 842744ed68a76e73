package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real sample behind the dossier CIDP, from the sensors' file to the rolling means that people
/// know; nothing is learned here.
class TelemetryStory {
    private static final double RELATIVE = 1e-9;
    private static final double VIBRATION = 21506.361882833564;
    private static final double PRESSURE = 49079.03127262711;
    private static final int PARTS = 10;

    @TempDir
    static Path template;

    @TempDir
    Path folder;

    private static Installation published;
    private static Told firstRun;

    @BeforeAll
    static void publish() {
        published = Installation.at(template.resolve("home")).configure(Installation::withoutLearning);
        published.dropSensors(Sample.sensors());
        firstRun = published.runTelemetry().endsWith(0);
    }

    private Installation copy() {
        return published.copiedTo(folder.resolve("home")).configure(Installation::withoutLearning);
    }

    @Test
    void given_the_real_sample_when_its_night_runs_then_its_figures_are_those_that_people_know() {
        var told = firstRun.json();

        assertThat(told.path("readings").asInt()).isEqualTo(10_000);
        assertThat(told.path("failures").asInt()).isEqualTo(500);
        assertThat(told.path("locomotives").asInt()).isEqualTo(5);
        assertThat(told.path("rows_added").asInt()).isEqualTo(10_000);
        assertThat(told.path("sum_vibration_rolling_mean").asDouble())
                .isCloseTo(VIBRATION, within(VIBRATION * RELATIVE));
        assertThat(told.path("sum_pressure_rolling_mean").asDouble()).isCloseTo(PRESSURE, within(PRESSURE * RELATIVE));
        Invariants.holdIn(published);
    }

    @Test
    void given_the_real_sample_when_its_night_runs_then_every_row_of_the_reference_is_there() {
        var found = Table.read(published.industrial(), "select * from fact_telemetry_features").stream()
                .collect(Collectors.toMap(row -> row.get("timestamp") + row.get("loco_id"), row -> row));

        var expected = Sample.expectedFeatures();

        assertThat(expected).hasSize(500);
        for (var row : expected) {
            var there = found.get(row[0] + row[1]);
            assertThat(Double.parseDouble(there.get("vibration_rolling_mean")))
                    .isCloseTo(Double.parseDouble(row[2]), within(Double.parseDouble(row[2]) * RELATIVE));
            assertThat(Double.parseDouble(there.get("pressure_rolling_mean")))
                    .isCloseTo(Double.parseDouble(row[3]), within(Double.parseDouble(row[3]) * RELATIVE));
        }
    }

    @Test
    void given_the_sample_in_ten_parts_when_each_runs_then_the_table_is_the_one_of_one_run() {
        var installation = Installation.at(folder.resolve("home")).configure(settings -> {
            Installation.withoutLearning(settings);
            Installation.telemetry(settings).withObject("/gates").putNull("maxAge");
        });

        for (var part : parts()) {
            installation.dropSensors(part);
            installation.runTelemetry().endsWith(0);
        }

        assertThat(WarehouseDump.ofReadings(installation.industrial()))
                .isEqualTo(WarehouseDump.ofReadings(published.industrial()));
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_published_night_when_it_runs_again_or_is_replayed_then_nothing_changes() {
        var installation = copy();
        var before = WarehouseDump.ofReadings(installation.industrial());

        var again = installation.runTelemetry().endsWith(0);
        installation.dropSensors("nothing that anybody could read");
        var replayed =
                installation.runTelemetry("--replay", firstRun.field("run_id")).endsWith(0);

        assertThat(WarehouseDump.ofReadings(installation.industrial())).isEqualTo(before);
        assertThat(again.json().path("rows_unchanged").asInt()).isEqualTo(10_000);
        assertThat(replayed.field("content_digest")).isEqualTo(firstRun.field("content_digest"));
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_corrected_file_when_rehearsed_then_the_locomotive_is_told_and_nothing_is_touched() {
        var installation = copy();
        var before = WarehouseDump.of(installation.industrial());
        var first = Sample.sensors().lines().toList().get(1);
        installation.dropSensors(
                Sample.sensors().replace(first, first.replace("1.469218975310367", "2.469218975310367")));

        var told = installation.runTelemetry("--dry-run").endsWith(0);

        assertThat(told.json().path("rows_changed").asInt()).isEqualTo(1);
        assertThat(told.json().path("rolling_means_recomputed").asInt()).isEqualTo(3);
        assertThat(told.json().path("locomotives_changed").valueStream())
                .extracting(change -> change.path("after").path("loco_id").asText())
                .containsExactly("LOCO_004");
        assertThat(WarehouseDump.of(installation.industrial())).isEqualTo(before);
        Invariants.holdIn(installation);
    }

    @Test
    void given_both_nights_when_told_then_a_person_reads_them_in_words() {
        var shown = published.vigie("show", "last", "--lang", "fr").endsWith(0);
        var english = published.vigie("show", "last", "--lang", "en").endsWith(0);
        var runs = published.vigie("runs").endsWith(0);

        assertThat(shown.out().replace('\u00a0', ' '))
                .contains("moyennes glissantes", "relevés dans l’entrepôt : 10 000");
        assertThat(english.out()).contains("readings in the warehouse: 10,000");
        assertThat(runs.out()).contains("telemetry");
        shown.showsNoStackTrace();
    }

    /// Each with the header, the rows as they come in the file.
    private static List<String> parts() {
        var lines = Sample.sensors().lines().toList();
        int size = (lines.size() - 1) / PARTS;
        return IntStream.range(0, PARTS)
                .mapToObj(part -> lines.subList(1 + part * size, 1 + (part + 1) * size))
                .map(rows -> lines.getFirst() + "\n" + String.join("\n", rows) + "\n")
                .toList();
    }
}
