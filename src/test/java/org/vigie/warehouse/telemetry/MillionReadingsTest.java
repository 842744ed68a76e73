package org.vigie.warehouse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The screen's questions to a million readings: `-Dvigie.million=true`, about a minute.
@EnabledIfSystemProperty(named = "vigie.million", matches = "true")
class MillionReadingsTest {
    private static final int MILLION = 1_000_000;
    private static final Duration AT_ONCE = Duration.ofMillis(300);
    private static final Duration FLUID = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    @Test
    void given_a_million_readings_when_the_screen_asks_then_the_answers_come_fluently() throws Exception {
        var shed = new Shed(folder).make().fill(MILLION, 5);
        var readings = shed.readings();
        var whole = readings.span("LOCO_003").orElseThrow();
        var week = new TelemetryReadings.Span(whole.to().minusDays(7), whole.to());
        var month = new TelemetryReadings.Span(whole.to().minusDays(30), whole.to());

        var day = LocalDate.of(2026, 2, 20);
        within(AT_ONCE, "warm", () -> readings.day(day));
        within(AT_ONCE, "locomotives", () -> readings.locomotives(14));
        within(AT_ONCE, "day", () -> readings.day(day));
        within(AT_ONCE, "newest day", () -> readings.newestDay(day));
        within(AT_ONCE, "span", () -> readings.span("LOCO_003"));
        within(AT_ONCE, "week", () -> readings.series("LOCO_003", week, 600));
        within(AT_ONCE, "month", () -> readings.series("LOCO_003", month, 600));
        within(FLUID, "all", () -> readings.series("LOCO_003", whole, 600));

        var series = readings.series("LOCO_003", whole, 600);
        assertThat(series).hasSizeLessThanOrEqualTo(600);
        assertThat(series.stream().mapToLong(Stretch::readings).sum()).isEqualTo(MILLION / 5);
    }

    private static void within(Duration limit, String question, Callable<?> ask) throws Exception {
        var start = System.nanoTime();
        ask.call();
        var spent = Duration.ofNanos(System.nanoTime() - start);
        System.out.println(question + ": " + spent.toMillis() + " ms");
        assertThat(spent).as(question).isLessThan(limit);
    }
}
