package org.vigie.console.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.fleet.LocomotiveChart.Point;

class TimeScaleTest {
    private static final LocalDateTime START = LocalDateTime.of(2026, 2, 13, 6, 0);

    @Test
    void given_a_week_when_its_ticks_are_asked_then_they_are_midnights_and_not_too_many() {
        var scale = new TimeScale(START, START.plusDays(7));

        assertThat(scale.ticks(6)).hasSizeLessThanOrEqualTo(6).allMatch(tick -> tick.getHour() == 0);
        assertThat(scale.needsYear()).isFalse();
        assertThat(new TimeScale(START, START.plusDays(400)).needsYear()).isTrue();
    }

    @Test
    void given_a_single_instant_when_placed_then_it_lies_in_the_middle() {
        var scale = new TimeScale(START, START);

        assertThat(scale.place(START)).isEqualTo(0.5);
        assertThat(scale.ticks(6)).containsExactly(START);
    }

    @Test
    void given_a_silence_when_the_line_is_drawn_then_it_breaks_there() {
        var before = IntStream.range(0, 20).mapToObj(hour -> point(START.plusHours(hour)));
        var after = IntStream.range(120, 140).mapToObj(hour -> point(START.plusHours(hour)));
        var points = Stream.concat(before, after).toList();

        var pieces = new TimeScale(START, START.plusHours(139)).pieces(points);

        assertThat(pieces).extracting(List::size).containsExactly(20, 20);
    }

    private static Point point(LocalDateTime at) {
        return new Point(at, 1, 0, Map.of(), Optional.empty());
    }
}
