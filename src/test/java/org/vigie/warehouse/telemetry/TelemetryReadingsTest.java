package org.vigie.warehouse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.warehouse.telemetry.TelemetryReadings.Span;

/// What the readings answer, on a real file.
class TelemetryReadingsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 20);

    @TempDir
    private Path folder;

    private Shed shed;

    @BeforeEach
    void make() {
        shed = new Shed(folder).make();
    }

    @Test
    void given_an_empty_warehouse_when_asked_then_each_answer_is_empty() {
        var readings = shed.readings();

        assertThat(readings.locomotives(14)).isEmpty();
        assertThat(readings.span("LOCO_001")).isEmpty();
        assertThat(readings.newestDay(DAY)).isEmpty();
        assertThat(readings.day(DAY)).isEqualTo(new DayOfReadings(DAY, 0, 0, 0));
        assertThat(readings.champion()).isEmpty();
        assertThat(readings.newestLearning()).isEmpty();
    }

    @Test
    void given_locomotives_when_asked_then_each_has_its_newest_reading_score_and_trend() {
        shed.reading("LOCO_002", "2026-02-20 23:00:00", 2.0, 0)
                .reading("LOCO_001", "2026-02-19 10:00:00", 2.0, 0)
                .reading("LOCO_001", "2026-02-20 10:00:00", 2.0, 0)
                .reading("LOCO_001", "2026-02-20 11:00:00", 5.0, 1)
                .score("LOCO_001", "2026-02-19 10:00:00", 10, "out-of-fold")
                .score("LOCO_001", "2026-02-20 10:00:00", 20, "out-of-fold")
                .score("LOCO_001", "2026-02-20 11:00:00", 90.25, "unseen");

        var found = shed.readings().locomotives(14);

        assertThat(found).extracting(LocomotiveRow::name).containsExactly("LOCO_001", "LOCO_002");
        var first = found.getFirst();
        assertThat(first.newestReading()).isEqualTo(LocalDateTime.of(2026, 2, 20, 11, 0));
        assertThat(first.newest())
                .contains(new NewestScore(LocalDateTime.of(2026, 2, 20, 11, 0), 90.25, true, "telemetry-a", true));
        assertThat(first.trend())
                .containsExactly(new RiskOfDay(DAY.minusDays(1), 10, 10), new RiskOfDay(DAY, 55.125, 90.25));
        assertThat(found.getLast().newest()).isEmpty();
        assertThat(found.getLast().trend()).isEmpty();
        assertThat(found.getLast().usual()).isEmpty();
    }

    @Test
    void given_a_locomotive_when_its_newest_day_is_asked_then_it_is_told_beside_the_fourteen_days_before() {
        shed.reading("LOCO_001", "2026-02-05 10:00:00", 99, 0) // fifteen days before: forgotten
                .reading("LOCO_001", "2026-02-06 00:00:00", 1.0, 0)
                .reading("LOCO_001", "2026-02-19 12:00:00", 50, 1) // a known failure is not usual
                .reading("LOCO_001", "2026-02-19 23:59:59", 3.0, 0)
                .reading("LOCO_001", "2026-02-20 00:00:00", 6.0, 0)
                .reading("LOCO_001", "2026-02-20 12:00:00", 8.0, 0);

        var found = shed.readings().locomotives(14).getFirst();

        assertThat(found.newestDay().readings()).isEqualTo(2);
        assertThat(found.newestDay().vibration().mean()).isEqualTo(7.0);
        assertThat(found.usual().orElseThrow().readings()).isEqualTo(2);
        assertThat(found.usual().orElseThrow().vibration()).isEqualTo(new Moments(2.0, 1.0));
    }

    @Test
    void given_a_metric_that_never_moves_when_asked_then_its_deviation_is_nought_and_a_number() {
        shed.reading("LOCO_001", "2026-02-19 10:00:00", 0.1, 0)
                .reading("LOCO_001", "2026-02-19 11:00:00", 0.1, 0)
                .reading("LOCO_001", "2026-02-19 12:00:00", 0.1, 0)
                .reading("LOCO_001", "2026-02-20 12:00:00", 0.1, 0);

        var usual = shed.readings().locomotives(14).getFirst().usual().orElseThrow();

        assertThat(usual.vibration().deviation()).isCloseTo(0, within(1e-7));
    }

    @Test
    void given_a_day_when_its_figures_are_asked_then_only_its_own_readings_count() {
        shed.reading("LOCO_001", "2026-02-19 23:59:59", 2, 1)
                .reading("LOCO_001", "2026-02-20 00:00:00", 2, 1)
                .reading("LOCO_002", "2026-02-20 23:59:59", 2, 0)
                .reading("LOCO_003", "2026-02-21 00:00:00", 2, 1);

        assertThat(shed.readings().day(DAY)).isEqualTo(new DayOfReadings(DAY, 2, 1, 2));
        assertThat(shed.readings().newestDay(DAY)).contains(DAY);
        assertThat(shed.readings().newestDay(DAY.minusDays(1))).contains(DAY.minusDays(1));
        assertThat(shed.readings().newestDay(DAY.minusDays(2))).isEmpty();
    }

    @Test
    void given_readings_when_their_series_is_asked_then_the_stretches_hold_all_of_them_once() {
        shed.reading("LOCO_001", "2026-02-20 00:00:00", 400, 4, 1, 40, 0)
                .reading("LOCO_001", "2026-02-20 00:00:09", 600, 6, 3, 50, 1)
                .reading("LOCO_001", "2026-02-20 00:00:19", 500, 5, 2, 45, 0)
                .reading("LOCO_002", "2026-02-20 00:00:05", 1, 1, 1, 1, 1)
                .score("LOCO_001", "2026-02-20 00:00:00", 7, "out-of-fold")
                .score("LOCO_001", "2026-02-20 00:00:09", 88, "out-of-fold");
        var span = shed.readings().span("LOCO_001").orElseThrow();

        var series = shed.readings().series("LOCO_001", span, 2);

        assertThat(series)
                .containsExactly(
                        new Stretch(
                                LocalDateTime.of(2026, 2, 20, 0, 0),
                                2,
                                1,
                                new Spread(400, 500, 600),
                                new Spread(4, 5, 6),
                                new Spread(1, 2, 3),
                                new Spread(40, 45, 50),
                                Optional.of(88.0)),
                        new Stretch(
                                LocalDateTime.of(2026, 2, 20, 0, 0, 10),
                                1,
                                0,
                                new Spread(500, 500, 500),
                                new Spread(5, 5, 5),
                                new Spread(2, 2, 2),
                                new Spread(45, 45, 45),
                                Optional.empty()));
    }

    @Test
    void given_a_single_reading_when_its_series_is_asked_then_it_is_one_stretch() {
        shed.reading("LOCO_001", "2026-02-20 10:00:00", 2, 0);
        var only = LocalDateTime.of(2026, 2, 20, 10, 0);

        assertThat(shed.readings().span("LOCO_001")).contains(new Span(only, only));
        assertThat(shed.readings().series("LOCO_001", new Span(only, only), 600))
                .hasSize(1);
    }

    @Test
    void given_two_champions_when_asked_then_the_newest_serves() {
        shed.champion("telemetry-a", "run-1", "2026-02-19T01:20:00.000Z")
                .champion("telemetry-b", "run-2", "2026-02-20T01:20:00.000Z");

        assertThat(shed.readings().champion().orElseThrow().model()).isEqualTo("telemetry-b");
        assertThat(shed.readings().champions())
                .extracting(ChampionRow::model)
                .containsExactly("telemetry-b", "telemetry-a");
    }
}
