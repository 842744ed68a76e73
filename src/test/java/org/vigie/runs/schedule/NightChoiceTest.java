package org.vigie.runs.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.instance.Settings.CatchUp;
import org.vigie.instance.Settings.ScheduleSettings;
import org.vigie.runs.Origin;
import org.vigie.runs.Progress;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.RunState;
import org.vigie.runs.schedule.ExpectedRun.State;

/// Nights at 02:00 UTC, late after 15 minutes, too late after 30 hours.
class NightChoiceTest {
    private static final Slots SLOTS = new Slots(LocalTime.of(2, 0), LocalTime.of(6, 0), ZoneOffset.UTC);

    /// @param nights days of the month that nobody ran
    /// @param busy what is at work on the pipeline: nothing, a run, or a run that catches up
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ALL  | 21T01:59 | 21       | nothing  |
        LAST | 21T01:59 | 21       | nothing  |
        ALL  | 21T02:00 | 21       | nothing  | 21
        LAST | 21T02:00 | 21       | nothing  | 21
        NONE | 21T02:00 | 21       | nothing  | 21
        NONE | 21T02:14 | 21       | nothing  | 21
        NONE | 21T02:15 | 21       | nothing  |
        LAST | 21T02:15 | 21       | nothing  | 21
        LAST | 22T01:59 | 21       | nothing  | 21
        LAST | 22T02:00 | 21       | nothing  |
        ALL  | 22T07:59 | 21       | nothing  | 21
        ALL  | 22T08:00 | 21       | nothing  |
        ALL  | 22T03:00 | 21 22    | nothing  | 21
        LAST | 22T03:00 | 21 22    | nothing  | 22
        NONE | 22T03:00 | 21 22    | nothing  |
        ALL  | 22T09:00 | 20 21 22 | nothing  | 22
        LAST | 22T02:05 | 22       | a run    | 22
        NONE | 22T02:05 | 22       | a run    | 22
        ALL  | 22T02:05 | 22       | a run    | 22
        ALL  | 22T02:05 | 22       | catch-up |
        LAST | 22T02:05 | 22       | catch-up | 22
        LAST | 22T02:20 | 22       | a run    |
        ALL  | 22T03:00 | 21 22    | a run    |
        """)
    void given_nights_that_nobody_ran_when_one_is_chosen_then_the_policy_is_kept(
            CatchUp policy, String time, String nights, String busy, String chosen) {
        var now = Instant.parse("2026-02-" + time + ":00Z");
        var schedule = new ScheduleSettings(true, policy, Duration.ofMinutes(15), Duration.ofHours(30));

        var choice = new NightChoice(schedule, SLOTS.newest(now), now).of(nights(nights), busy(busy));

        assertThat(choice.map(night -> night.slot().getDayOfMonth()))
                .isEqualTo(Optional.ofNullable(chosen).map(Integer::valueOf));
    }

    private static List<ExpectedRun> nights(String days) {
        return Arrays.stream(days.split(" "))
                .map(day -> LocalDate.of(2026, 2, Integer.parseInt(day)))
                .map(slot -> new ExpectedRun(
                        "freight", slot, SLOTS.at(slot), SLOTS.due(slot), State.EXPECTED, Optional.empty()))
                .toList();
    }

    private static Optional<Run> busy(String what) {
        return what.equals("nothing") ? Optional.empty() : Optional.of(run(what.equals("catch-up")));
    }

    private static Run run(boolean late) {
        return new Run(
                new RunId("freight-2026-02-19-abcd"),
                "freight",
                LocalDate.of(2026, 2, 19),
                RunState.RUNNING,
                Optional.empty(),
                Optional.empty(),
                new Progress(Optional.empty(), Optional.empty(), 0, 0, 0, 0, 0, 0),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                "vigie",
                Origin.SCHEDULE,
                "",
                Optional.empty(),
                Optional.empty(),
                late);
    }
}
