package org.vigie.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.console.screen.StagedFleet;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunNotes;
import org.vigie.runs.RunState;
import org.vigie.runs.Shelf;
import org.vigie.warehouse.telemetry.Shed;

/// How the locomotives stand and who judges them, on real files.
class FleetTest {
    private static final LocalDate NIGHT = Shelf.NIGHT;

    @TempDir
    private Path folder;

    private Shed shed;
    private Shelf shelf;

    @BeforeEach
    void make() {
        shed = new Shed(folder).make();
        shelf = new Shelf(folder);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void given_nothing_published_when_asked_then_there_is_no_locomotive_and_no_model() {
        var fleet = fleet().now();

        assertThat(fleet).isEqualTo(new FleetView(List.of(), new Learning.NoModel(), Optional.empty(), false));
        assertThat(fleet().chart("LOCO_001", ChartRange.WEEK)).isEmpty();
    }

    @Test
    void given_scores_when_asked_then_one_bad_reading_of_the_newest_day_makes_its_locomotive_urgent() {
        shed.reading("LOCO_001", "2026-02-20 10:00:00", 2, 0)
                .reading("LOCO_002", "2026-02-20 10:00:00", 5, 1)
                .reading("LOCO_002", "2026-02-20 11:00:00", 2, 0)
                .score("LOCO_001", "2026-02-20 10:00:00", 30, "unseen")
                .score("LOCO_002", "2026-02-20 10:00:00", 50, "unseen")
                .score("LOCO_002", "2026-02-20 11:00:00", 3, "unseen");

        var fleet = fleet().now();

        assertThat(fleet.locomotives()).extracting(Locomotive::name).containsExactly("LOCO_002", "LOCO_001");
        assertThat(fleet.locomotives()).extracting(Locomotive::level).containsExactly(RiskLevel.HIGH, RiskLevel.WATCH);
        assertThat(fleet.atRisk()).isOne();
    }

    @Test
    void given_a_vibration_that_rose_when_asked_then_it_is_the_metric_that_moves() {
        habit();
        for (var hour = 10; hour < 16; hour++) {
            shed.reading("LOCO_001", "2026-02-20 " + hour + ":00:00", 500, 5, 2.6, 45, 0);
        }

        var moves = fleet().now().locomotives().getFirst().moves().orElseThrow();

        assertThat(moves.metric()).isEqualTo(Metric.VIBRATION);
        assertThat(moves.deviations()).isCloseTo(3.0, within(1e-6));
        assertThat(moves.usual()).isCloseTo(2.0, within(1e-9));
    }

    @Test
    void given_a_single_reading_a_little_off_when_asked_then_nothing_moves() {
        habit();
        shed.reading("LOCO_001", "2026-02-20 10:00:00", 500, 5, 2.4, 45, 0);

        assertThat(fleet().now().locomotives().getFirst().moves()).isEmpty();
    }

    @Test
    void given_a_refused_night_when_asked_then_its_reason_and_its_learning_gates_are_told() {
        var run = shelf.ordered(NIGHT, Fleet.PIPELINE);
        var notes = new RunNotes(shelf.session(), run.id(), shelf);
        notes.gate("min-rows", "sensors", "500", "1", true);
        notes.gate("drift", "temperature", "14.2", "0.35", false);
        var problem = Problem.of(Code.TOO_FEW_ROWS, "sensors", "3", "20");
        shelf.book().end(run.id(), RunState.PARTIAL, Optional.of(problem), "worker");
        shed.published(run.id().value(), NIGHT.toString(), 7, "2026-02-21T01:20:00.000Z")
                .learning(run.id().value(), 7, 1, "refused");

        var refusal = fleet().now().refusal().orElseThrow();

        assertThat(refusal.why()).contains(problem);
        assertThat(refusal.gates()).extracting(gate -> gate.name()).containsExactly("drift");
    }

    @Test
    void given_a_champion_when_asked_then_its_card_is_told_and_a_damaged_one_is_named() {
        shed.champion("telemetry-2026-02-19-a7k2", "run-1", "2026-02-19T01:20:00.000Z");

        assertThat(fleet().now().learning())
                .isEqualTo(new Learning.Damaged(
                        "telemetry-2026-02-19-a7k2", LocalDate.of(2026, 2, 19), StagedModels.DAMAGED));
        assertThat(fleet(new StagedModels(Optional.of(StagedFleet.facts(NIGHT))))
                        .now()
                        .learning())
                .isInstanceOfSatisfying(
                        Learning.Serving.class,
                        serving -> assertThat(serving.model().night()).isEqualTo(NIGHT));
    }

    @Test
    void given_a_night_that_was_not_to_learn_when_asked_then_it_is_said() {
        shed.published("run-1", NIGHT.toString(), 7, "2026-02-21T01:20:00.000Z").learning("run-1", 7, 0, "due");

        assertThat(fleet().now().learningOff()).isTrue();
    }

    @Test
    void given_a_year_of_readings_when_a_week_is_drawn_then_it_ends_at_the_newest_reading() {
        shed.reading("LOCO_001", "2025-02-20 10:00:00", 2, 0)
                .reading("LOCO_001", "2026-02-13 09:59:59", 2, 0)
                .reading("LOCO_001", "2026-02-13 10:00:00", 2, 1)
                .reading("LOCO_001", "2026-02-20 10:00:00", 3, 0);

        var chart = fleet().chart("LOCO_001", ChartRange.WEEK).orElseThrow();

        assertThat(chart.from()).isEqualTo(LocalDateTime.of(2026, 2, 13, 10, 0));
        assertThat(chart.readings()).isEqualTo(2);
        assertThat(chart.failures()).isOne();
        assertThat(chart.extent(Metric.VIBRATION)).isEqualTo(new Values(2, 2.5, 3));
        assertThat(fleet().chart("LOCO_001", ChartRange.ALL).orElseThrow().readings())
                .isEqualTo(4);
    }

    @Test
    void given_a_data_day_without_readings_when_the_morning_is_asked_then_the_newest_day_before_is_told() {
        shed.reading("LOCO_001", "2026-02-18 10:00:00", 2, 1).reading("LOCO_001", "2026-02-19 10:00:00", 2, 0);

        var morning = fleet().morning(LocalDate.of(2026, 2, 20));

        assertThat(morning.day()).contains(new DayOfFleet(LocalDate.of(2026, 2, 19), 1, 0, 1));
        assertThat(morning.dayBefore()).contains(new DayOfFleet(LocalDate.of(2026, 2, 18), 1, 1, 1));
        assertThat(morning.newestReading()).contains(LocalDateTime.of(2026, 2, 19, 10, 0));
    }

    /// Ten sound readings: vibration 2.0 ± 0.2.
    private void habit() {
        for (var day = 10; day < 20; day++) {
            shed.reading("LOCO_001", "2026-02-" + day + " 10:00:00", 500, 5, day % 2 == 0 ? 1.8 : 2.2, 45, 0);
        }
    }

    private Fleet fleet() {
        return fleet(new StagedModels(Optional.empty()));
    }

    private Fleet fleet(Models models) {
        return new Fleet(shed.readings(), new RunHistory(shelf.session()), models, ZoneId.of("Africa/Douala"));
    }
}
