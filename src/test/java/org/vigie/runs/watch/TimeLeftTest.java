package org.vigie.runs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.runs.Origin;
import org.vigie.runs.Progress;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.RunState;

class TimeLeftTest {
    /// Seconds.
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        # usual, running, share, left
        100,     0,       0,     100
        100,     30,      0.5,   70
        100,     30,      0.1,   90
        100,     99,      1,     1
        100,     99,      0.2,   80
        100,     100,     0.99,  -
        100,     500,     0.1,   -
        100,     0,       7,     100
        """)
    void given_a_history_when_a_run_goes_on_then_what_is_left_is_never_negative_and_unknown_when_it_is_over(
            long usual, long running, double share, @Nullable Long left) {
        var found = TimeLeft.of(Duration.ofSeconds(usual), Duration.ofSeconds(running), share);

        assertThat(found).isEqualTo(Optional.ofNullable(left).map(Duration::ofSeconds));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        10 20 30,                   20
        30 10 20 1000,              30
        10 20,                      -
        '',                         -
        # the newest nine
        1 1 1 1 1 9 9 9 9 9 9 9 9,  1
        # a clock that was set back tells nothing
        -5 -5 10 20 30,             20
        """)
    void given_earlier_successes_when_asked_for_the_usual_time_then_it_is_the_median_of_at_least_three(
            String seconds, @Nullable Long usual) {
        var successes = Arrays.stream(seconds.split(" "))
                .filter(each -> !each.isEmpty())
                .map(each -> run(RunState.SUCCEEDED, Origin.SCHEDULE, Long.parseLong(each)))
                .collect(Collectors.toList());

        var found = TimeLeft.usual(successes);

        assertThat(found).isEqualTo(Optional.ofNullable(usual).map(Duration::ofSeconds));
    }

    @Test
    void given_runs_that_tell_nothing_of_a_night_when_asked_for_the_usual_time_then_they_are_left_out() {
        var runs = List.of(
                run(RunState.SUCCEEDED, Origin.DEMO, 1),
                run(RunState.FAILED, Origin.SCHEDULE, 1),
                run(RunState.SUCCEEDED, Origin.SCHEDULE, 50),
                run(RunState.SUCCEEDED, Origin.CONSOLE, 60));

        assertThat(TimeLeft.usual(runs)).isEmpty();
    }

    private static Run run(RunState state, Origin origin, long seconds) {
        var start = Instant.parse("2026-02-21T01:00:00Z");
        return new Run(
                new RunId("freight-2026-02-21-abcd"),
                "freight",
                LocalDate.of(2026, 2, 21),
                state,
                Optional.empty(),
                Optional.of(0),
                new Progress(Optional.empty(), Optional.empty(), 0, 0, 0, 1, 0, 0),
                start,
                Optional.of(start),
                Optional.of(start.plusSeconds(seconds)),
                "vigie",
                origin,
                "",
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
