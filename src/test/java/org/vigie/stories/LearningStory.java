package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.simulator.ReadingFault;
import org.vigie.simulator.SensorColumn;
import org.vigie.simulator.SensorFault;
import org.vigie.simulator.Sensors;
import org.vigie.simulator.SensorsDrop;

/// Nights of the sensors that must never reach the model, behind two months that taught it.
class LearningStory {
    private static final LocalDate FIRST = LocalDate.parse("2026-05-01");
    private static final int DAYS_BEFORE = 60;
    private static final Sensors SENSORS = Sensors.of(42);

    @TempDir
    static Path template;

    @TempDir
    Path folder;

    private static Installation taught;
    private Installation installation;

    @BeforeAll
    static void teach() throws IOException {
        taught = Installation.at(template.resolve("home"));
        drop(taught, FIRST, DAYS_BEFORE, SensorFault.NONE);
        var told = run(taught, FIRST).endsWith(0);
        assertThat(Table.count(taught.industrial(), "select count(*) from champion"))
                .as("%s", told)
                .isEqualTo(1);
    }

    @BeforeEach
    void copy() {
        installation = taught.copiedTo(folder.resolve("home"));
    }

    @Test
    void given_a_good_history_when_it_has_taught_then_each_reading_has_a_score_of_a_forest_that_had_not_seen_it() {
        assertThat(Table.read(taught.industrial(), "select basis, count(*) n from ai_telemetry_predictions group by 1"))
                .containsExactly(Map.of("basis", "out-of-fold", "n", "" + 24 * 5 * DAYS_BEFORE));
        assertThat(Table.read(taught.book(), "select state from v_model")).containsExactly(Map.of("state", "CHAMPION"));
        Models.areSound(taught);
        Invariants.holdIn(taught);
    }

    @Test
    void given_thirty_quiet_nights_when_each_runs_then_none_is_refused() throws IOException {
        for (int night = 1; night <= Integer.getInteger("stories.nights", 3); night++) {
            drop(installation, FIRST.plusDays(night), 1, SensorFault.NONE);

            run(installation, FIRST.plusDays(night)).endsWith(0);

            Models.areSound(installation);
        }
        Invariants.holdIn(installation);
    }

    /// @param gate that refuses it; empty text for a night that was not even published
    record Bad(String name, SensorFault fault, int days, int exitCode, String state, String cause, String gate) {
        static Bad unpublished(String name, SensorFault fault, int exitCode, String state, String cause) {
            return new Bad(name, fault, 1, exitCode, state, cause, "");
        }

        static Bad unlearned(String name, ReadingFault fault, int days, String gate) {
            return new Bad(name, SensorFault.of(fault), days, 60, "PARTIAL", "MODEL_REFUSED", gate);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bad> badNights() {
        return Stream.of(
                Bad.unpublished("unreachable", SensorFault.UNREACHABLE, 20, "FAILED", "SOURCE_UNAVAILABLE"),
                Bad.unpublished("truncated", SensorFault.TRUNCATED, 21, "FAILED", "SOURCE_INVALID"),
                Bad.unpublished(
                        "31 % incomplete",
                        SensorFault.of(new ReadingFault.Incomplete(31)), 22, "REFUSED", "GATE_REFUSED"),
                Bad.unlearned("one class", ReadingFault.Plain.ONE_CLASS, 14, "classes"),
                Bad.unlearned("40 % of the labels flipped", new ReadingFault.FlippedLabels(40), 1, "failure-share"),
                Bad.unlearned("constant", new ReadingFault.Constant(SensorColumn.VIBRATION), 1, "constant-feature"),
                Bad.unlearned("Fahrenheit", ReadingFault.Plain.FAHRENHEIT, 1, "range"),
                Bad.unlearned("repeated", ReadingFault.Plain.REPEATED, 1, "repeated-values"),
                Bad.unlearned("drifted", new ReadingFault.Drift(0.5, 60), 1, "drift"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badNights")
    void given_a_bad_night_when_it_runs_then_the_model_and_its_predictions_stay_as_they_were(Bad bad)
            throws IOException {
        var before = Models.of(installation);
        var night = FIRST.plusDays(bad.days());
        drop(installation, night, bad.days(), bad.fault());

        var told = run(installation, night);

        seen(bad, told);
        assertThat(Models.of(installation)).isEqualTo(before);
        Models.areSound(installation);
        Invariants.holdIn(installation);
        nextNightTeaches(night.plusDays(1));
    }

    @Test
    void given_a_drift_of_half_a_percent_a_night_when_the_nights_pass_then_it_is_found_and_never_learned()
            throws IOException {
        int found = 0;
        var kept = Models.of(installation);
        for (int night = 1; night <= 60 && found < 3; night++) {
            var slot = FIRST.plusDays(night);
            drop(installation, slot, 1, SensorFault.of(new ReadingFault.Drift(0.5, night)));
            var told = run(installation, slot);
            if (told.exitCode() == 0) {
                assertThat(found).as("taught after it was found").isZero();
                kept = Models.of(installation);
            } else {
                found++;
                seen(Bad.unlearned("slow", new ReadingFault.Drift(0.5, night), 1, "drift"), told);
                assertThat(installation.lastRun()).containsEntry("threat", "data-drift");
                assertThat(Models.of(installation)).isEqualTo(kept);
            }
        }
        assertThat(found).isEqualTo(3);
        Invariants.holdIn(installation);
    }

    /// The book, the exit code and the gate with its figures say the same.
    private void seen(Bad bad, Told told) {
        told.endsWith(bad.exitCode()).showsNoStackTrace();
        assertThat(told.field("cause")).isEqualTo(bad.cause());
        assertThat(told.field("message")).isNotBlank();
        assertThat(told.field("hint")).isNotBlank();
        assertThat(installation.lastRun())
                .containsEntry("run_id", told.field("run_id"))
                .containsEntry("state", bad.state())
                .containsEntry("cause", bad.cause())
                .containsEntry("exit_code", "" + bad.exitCode());
        if (!bad.gate().isEmpty()) {
            assertThat(refusing(told))
                    .anySatisfy(gate -> assertThat(gate.get("name")).isEqualTo(bad.gate()))
                    .allSatisfy(gate -> assertThat(gate.get("measured")).isNotBlank())
                    .allSatisfy(gate -> assertThat(gate.get("allowed")).isNotBlank());
        }
    }

    private List<Map<String, String>> refusing(Told told) {
        return Table.read(
                installation.book(), "select * from gate where held = 0 and run_id = '" + told.field("run_id") + "'");
    }

    private void nextNightTeaches(LocalDate slot) throws IOException {
        drop(installation, slot, 1, SensorFault.NONE);
        var told = run(installation, slot).endsWith(0);
        assertThat(Table.value(installation.industrial(), "select run_id from champion order by seq desc limit 1"))
                .isEqualTo(told.field("run_id"));
        Models.areSound(installation);
        Invariants.holdIn(installation);
    }

    static void drop(Installation installation, LocalDate slot, int days, SensorFault fault) throws IOException {
        new SensorsDrop(SENSORS, installation.home().resolve("inbox/sensors.csv")).drop(slot, days, fault);
    }

    static Told run(Installation installation, LocalDate slot) {
        return start(installation, slot).told();
    }

    static Started start(Installation installation, LocalDate slot) {
        return installation.start("run", "telemetry", "--slot", slot.toString(), "--json");
    }
}
