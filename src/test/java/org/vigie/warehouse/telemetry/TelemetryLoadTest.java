package org.vigie.warehouse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.etl.Rejection;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.warehouse.LearningVerdict;

/// One night's transaction on the telemetry tables.
class TelemetryLoadTest {
    @TempDir
    private Path folder;

    private Depot depot;

    @BeforeEach
    void open() {
        depot = new Depot(folder);
    }

    @Test
    void given_readings_of_one_locomotive_when_loaded_then_means_are_of_the_last_three_fewer_at_its_start() {
        depot.load(List.of(at(1, 1.0), at(2, 2.0), at(3, 4.5), at(4, 9.0)));

        assertThat(depot.rows())
                .extracting(Depot.Kept::vibrationMean)
                .containsExactly(1.0, 1.5, (1.0 + 2.0 + 4.5) / 3, (2.0 + 4.5 + 9.0) / 3);
    }

    @Test
    void given_readings_in_the_warehouse_when_new_ones_follow_then_their_means_reach_back() {
        depot.load(List.of(at(1, 1.0), at(2, 2.0)));

        var night = depot.load(List.of(at(3, 4.5)));

        assertThat(depot.rows().getLast().vibrationMean()).isEqualTo((1.0 + 2.0 + 4.5) / 3);
        assertThat(night.recomputed()).isZero();
        assertThat(night.digest()).isEqualTo(depot.digestOfTheTable());
    }

    @Test
    void given_a_late_reading_when_loaded_then_its_neighbours_means_are_made_anew() {
        depot.load(List.of(at(1, 1.0), at(2, 2.0), at(4, 9.0), at(5, 3.0), at(6, 7.0)));

        var night = depot.load(List.of(at(3, 4.5)));

        assertThat(depot.rows())
                .extracting(Depot.Kept::vibrationMean)
                .containsExactly(
                        1.0,
                        1.5,
                        (1.0 + 2.0 + 4.5) / 3,
                        (2.0 + 4.5 + 9.0) / 3,
                        (4.5 + 9.0 + 3.0) / 3,
                        (9.0 + 3.0 + 7.0) / 3);
        assertThat(night.added()).isEqualTo(1);
        assertThat(night.digest()).isEqualTo(depot.digestOfTheTable());
        assertThat(depot.rows()).extracting(Depot.Kept::fence).containsExactly(1L, 1L, 2L, 1L, 1L, 1L);
    }

    @Test
    void given_a_corrected_reading_when_loaded_then_it_takes_the_fence_and_moves_the_means_after_it() {
        depot.load(List.of(at(1, 1.0), at(2, 2.0), at(3, 3.0), at(4, 4.0), at(5, 5.0)));

        var night = depot.load(List.of(at(2, 8.0)));

        assertThat(night.changed()).isEqualTo(1);
        assertThat(night.recomputed()).isEqualTo(3);
        assertThat(depot.rows())
                .extracting(Depot.Kept::vibrationMean)
                .containsExactly(1.0, 4.5, (1.0 + 8.0 + 3.0) / 3, (8.0 + 3.0 + 4.0) / 3, 4.0);
        assertThat(depot.rows()).extracting(Depot.Kept::fence).containsExactly(1L, 2L, 1L, 1L, 1L);
        assertThat(night.digest()).isEqualTo(depot.digestOfTheTable());
    }

    @Test
    void given_a_reading_twice_in_a_file_when_loaded_then_the_second_is_set_aside() {
        depot.load(List.of(at(1, 1.0)));

        var night = depot.load(List.of(at(1, 1.0), at(2, 2.0), at(2, 7.0)), List.of(at(1, 6.0), at(2, 2.0)));

        assertThat(night.added()).isEqualTo(1);
        assertThat(night.unchanged()).isEqualTo(1);
        assertThat(night.changed()).isZero();
        assertThat(night.rejections())
                .extracting(Rejection::line, Rejection::reason)
                .containsExactly(
                        tuple(4L, Rejection.Reason.DUPLICATE),
                        tuple(5L, Rejection.Reason.DUPLICATE),
                        tuple(6L, Rejection.Reason.DUPLICATE));
        assertThat(depot.rows()).extracting(row -> row.reading().vibration()).containsExactly(1.0, 2.0);
    }

    @Test
    void given_the_same_readings_when_loaded_in_one_or_in_ten_parts_or_backwards_then_the_table_is_the_same() {
        var readings = new ArrayList<ReadingFact>();
        var random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            readings.add(reading("LOCO_" + random.nextInt(4), i, random.nextDouble() * 3));
        }
        depot.load(readings);

        var parts = new Depot(folder.resolve("parts"));
        IntStream.range(0, 10).forEach(part -> parts.load(readings.subList(part * 100, part * 100 + 100)));
        var backwards = new Depot(folder.resolve("backwards"));
        backwards.load(readings.reversed());
        var shuffled = new ArrayList<>(readings);
        Collections.shuffle(shuffled, random);
        var anyhow = new Depot(folder.resolve("anyhow"));
        IntStream.range(0, 10).forEach(part -> anyhow.load(shuffled.subList(part * 100, part * 100 + 100)));

        for (var other : List.of(parts, backwards, anyhow)) {
            assertThat(withoutFence(other)).isEqualTo(withoutFence(depot));
            assertThat(other.digestOfTheTable()).isEqualTo(depot.digestOfTheTable());
            assertThat(other.ledger().newest().orElseThrow().contentDigest()).isEqualTo(depot.digestOfTheTable());
        }
    }

    @Test
    void given_a_mean_that_somebody_changed_when_verified_then_nothing_is_published() {
        depot.load(List.of(at(1, 1.0), at(2, 2.0), at(3, 3.0), at(4, 4.0)));
        try (var session = depot.file().open()) {
            session.writing(sql ->
                    sql.execute("update fact_telemetry_features set vibration_rolling_mean = 2.1 where timestamp like"
                            + " '%03:00:00'"));
        }

        var refusal = catchThrowableOfType(ProblemException.class, () -> depot.load(List.of(at(5, 5.0))));

        assertThat(refusal.problem().code()).isEqualTo(Code.OUTCOME_NOT_VERIFIED);
        assertThat(depot.rows()).hasSize(4);
        assertThat(depot.ledger().newest().orElseThrow().runId()).isEqualTo("run-1");
    }

    @Test
    void given_a_publication_when_committed_then_its_learning_is_due_and_the_ledger_tells_so() {
        depot.load(List.of(at(1, 1.0)));

        assertThat(depot.verdicts()).containsExactly("due");
        assertThat(depot.ledger().learningOf("run-1")).isEqualTo(LearningVerdict.DUE);
        assertThat(depot.ledger().learningOf("run-9")).isEqualTo(LearningVerdict.NONE);
    }

    @Test
    void given_a_refused_night_when_its_unchanged_readings_come_again_then_they_are_of_the_new_night() {
        depot.load(List.of(at(1, 1.0), at(2, 2.0)));
        depot.judge(Verdict.LEARNED);
        depot.load(List.of(at(3, 3.0), at(4, 4.0)));
        depot.judge(Verdict.REFUSED);

        var night = depot.load(List.of(at(2, 2.0), at(3, 3.0), at(4, 4.5)));

        assertThat(night.unchanged()).isEqualTo(2);
        assertThat(depot.rows()).extracting(Depot.Kept::fence).containsExactly(1L, 1L, 3L, 3L);
        assertThat(night.digest()).isEqualTo(depot.digestOfTheTable());
    }

    private static List<Depot.Kept> withoutFence(Depot depot) {
        return depot.rows().stream()
                .map(row -> new Depot.Kept(row.reading(), row.vibrationMean(), row.pressureMean(), 0))
                .toList();
    }

    private static ReadingFact at(int hour, double vibration) {
        return reading("LOCO_001", hour, vibration);
    }

    private static ReadingFact reading(String loco, int hour, double vibration) {
        var timestamp = "2026-%02d-%02d %02d:00:00".formatted(1 + hour / 480, 1 + hour % 480 / 24, hour % 24);
        return new ReadingFact(loco, timestamp, 500, 5 + vibration / 7, vibration, 45, vibration > 2.9);
    }
}
