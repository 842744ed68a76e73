package org.vigie.console.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.vigie.runs.RunPage.Step;

/// Where instants lie on the time axis, as shares of its width.
record GanttScale(Instant from, Instant to) {
    private static final List<Long> ROUND_MILLIS = List.of(
            100L,
            200L,
            500L,
            1_000L,
            2_000L,
            5_000L,
            10_000L,
            15_000L,
            30_000L,
            60_000L,
            120_000L,
            300_000L,
            600_000L,
            900_000L,
            1_800_000L,
            3_600_000L,
            7_200_000L,
            21_600_000L,
            43_200_000L,
            86_400_000L);
    private static final Duration SHORTEST = Duration.ofMillis(100);

    /// From the first step to the last end; to now, while a step is running.
    static GanttScale of(List<Step> steps, Instant now) {
        var from = steps.stream().map(Step::startedAt).min(Instant::compareTo).orElse(now);
        var to = steps.stream()
                .map(step -> step.endedAt().orElse(now))
                .max(Instant::compareTo)
                .orElse(now);
        return new GanttScale(from, later(to, from.plus(SHORTEST)));
    }

    double place(Instant instant) {
        var share = (double) Duration.between(from, instant).toMillis() / length();
        return Math.clamp(share, 0, 1);
    }

    /// Round offsets from the start, at most `most` of them after the zero.
    List<Duration> ticks(int most) {
        var step = ROUND_MILLIS.stream()
                .filter(round -> length() / round <= most)
                .findFirst()
                .orElse(length());
        return LongStream.rangeClosed(0, length() / step)
                .mapToObj(tick -> Duration.ofMillis(tick * step))
                .toList();
    }

    double place(Duration sinceStart) {
        return place(from.plus(sinceStart));
    }

    private long length() {
        return Duration.between(from, to).toMillis();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
