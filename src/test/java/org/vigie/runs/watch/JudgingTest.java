package org.vigie.runs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.etl.Journal.Activity;
import org.vigie.instance.Settings.Limits;
import org.vigie.runs.RunState;

/// With the limits of the contract: suspect after 10 s, stuck after 60 s, a call of 60 s, 30 s for the
/// warehouse, a look each second. Seconds everywhere.
class JudgingTest {
    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(60),
            3,
            Duration.ofSeconds(1),
            1,
            1,
            Duration.ofSeconds(30),
            "512m",
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            1.5,
            1);

    private final Judging judging = new Judging(LIMITS);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # state   | activity              | heart | work | processor | held | running | usual | judgement        | sign
        RUNNING   | WORKING               | 0     | 0    | 0         | -    | 5       | -     | NORMAL           | ADVANCING
        RUNNING   | -                     | 1     | 7    | 0         | -    | 5       | -     | NORMAL           | ADVANCING
        # a heart that is silent while the work advances
        RUNNING   | WORKING               | 500   | 1    | 1         | -    | 500     | -     | NORMAL           | ADVANCING
        # slow
        RUNNING   | WORKING               | 1     | 1    | 1         | -    | 299     | 200   | NORMAL           | ADVANCING
        RUNNING   | WORKING               | 1     | 1    | 1         | -    | 301     | 200   | SLOW             | LONGER_THAN_USUAL
        RUNNING   | WORKING               | 1     | 1    | 1         | -    | 9       | 2     | NORMAL           | ADVANCING
        RUNNING   | WORKING               | 1     | 1    | 1         | -    | 13      | 2     | SLOW             | LONGER_THAN_USUAL
        RUNNING   | CALLING_SOURCE        | 1     | 30   | 0         | -    | 301     | 200   | SLOW             | AWAITING_SOURCE
        # work blocked, heart beating: told within the limit as counted from the event
        RUNNING   | WORKING               | 1     | 7.9  | 0         | -    | 20      | -     | NORMAL           | ADVANCING
        RUNNING   | WORKING               | 1     | 8    | 0         | -    | 20      | -     | SUSPECT          | WORK_BLOCKED
        RUNNING   | WORKING               | 1     | 57.9 | 1         | -    | 80      | -     | SUSPECT          | WORK_BLOCKED
        RUNNING   | WORKING               | 1     | 58   | 1         | -    | 80      | -     | STUCK            | WORK_BLOCKED
        RUNNING   | COMMITTING            | 1     | 58   | 1         | -    | 80      | -     | STUCK            | WORK_BLOCKED
        RUNNING   | WORKING               | 1     | 20   | 19        | -    | 80      | -     | SUSPECT          | TURNING
        RUNNING   | WORKING               | 1     | 70   | 69        | -    | 80      | 5     | STUCK            | TURNING
        # the source, within the deadline of a call
        RUNNING   | CALLING_SOURCE        | 1     | 67   | 0         | -    | 80      | -     | NORMAL           | AWAITING_SOURCE
        RUNNING   | WAITING_BEFORE_RETRY  | 1     | 67   | 0         | -    | 80      | -     | NORMAL           | AWAITING_SOURCE
        RUNNING   | CALLING_SOURCE        | 1     | 69   | 0         | -    | 80      | -     | SUSPECT          | WORK_BLOCKED
        RUNNING   | CALLING_SOURCE        | 1     | 119  | 0         | -    | 150     | -     | STUCK            | WORK_BLOCKED
        RUNNING   | CALLING_SOURCE        | 12    | 12   | 0         | -    | 20      | -     | SUSPECT          | SILENT
        # the warehouse, at once and within the limit that a run waits
        RUNNING   | WAITING_FOR_WAREHOUSE | 1     | 0    | 0         | -    | 20      | -     | WAITING_FOR_LOCK | LOCK_HELD
        RUNNING   | WAITING_FOR_WAREHOUSE | 1     | 37   | 0         | -    | 20      | 1     | WAITING_FOR_LOCK | LOCK_HELD
        RUNNING   | WAITING_FOR_WAREHOUSE | 1     | 39   | 0         | -    | 20      | -     | SUSPECT          | WORK_BLOCKED
        RUNNING   | WAITING_FOR_WAREHOUSE | 1     | 89   | 0         | -    | 20      | -     | STUCK            | WORK_BLOCKED
        # neither heart nor work
        RUNNING   | WORKING               | 8     | 9    | 0         | -    | 20      | -     | SUSPECT          | SILENT
        RUNNING   | WORKING               | 9     | 58   | 0         | -    | 80      | -     | SUSPECT          | SILENT
        RUNNING   | WORKING               | 58    | 59   | 0         | -    | 80      | -     | STUCK            | SILENT
        # held by the system: never at the first look
        RUNNING   | WORKING               | 1     | 1    | 0         | 0    | 20      | -     | NORMAL           | ADVANCING
        RUNNING   | WORKING               | 2     | 2    | 0         | 1    | 20      | -     | SUSPECT          | FROZEN
        RUNNING   | WAITING_FOR_WAREHOUSE | 2     | 2    | 0         | 1    | 20      | -     | SUSPECT          | FROZEN
        RUNNING   | WORKING               | 9     | 9    | 0         | 0    | 20      | -     | SUSPECT          | FROZEN
        RUNNING   | WORKING               | 58    | 59   | 0         | 50   | 80      | -     | STUCK            | FROZEN
        # a JVM that is not up yet
        QUEUED    | -                     | 3     | 3    | 0         | -    | 3       | -     | NORMAL           | STARTING_UP
        STARTING  | -                     | 7     | 7    | 0         | -    | 7       | 1     | NORMAL           | STARTING_UP
        STARTING  | -                     | 9     | 9    | 0         | -    | 9       | -     | SUSPECT          | SILENT
        STARTING  | -                     | 50    | 50   | 20        | -    | 50      | -     | NORMAL           | STARTING_UP
        STARTING  | -                     | 59    | 59   | 20        | -    | 59      | -     | SUSPECT          | SILENT
        STARTING  | -                     | 59    | 59   | 0         | -    | 59      | -     | STUCK            | SILENT
        STARTING  | -                     | 119   | 119  | 40        | -    | 119     | -     | STUCK            | SILENT
        STARTING  | -                     | 2     | 2    | 0         | 1    | 2       | -     | SUSPECT          | FROZEN
        # asked to stop: how it is doing stays true
        STOPPING  | WORKING               | 1     | 1    | 0         | -    | 20      | -     | NORMAL           | STOPPING
        STOPPING  | WORKING               | 59    | 59   | 0         | 30   | 80      | -     | STUCK            | STOPPING
        """)
    void given_what_was_seen_of_a_run_when_judged_then_it_is_so(
            RunState state,
            @Nullable Activity activity,
            double heart,
            double work,
            double processor,
            @Nullable Double held,
            double running,
            @Nullable Double usual,
            Judgement judgement,
            Sign sign) {
        var seen = new Judging.Seen(
                state,
                Optional.ofNullable(activity),
                seconds(heart),
                seconds(work),
                seconds(processor),
                Optional.ofNullable(held).map(JudgingTest::seconds),
                seconds(running),
                Optional.ofNullable(usual).map(JudgingTest::seconds));

        var found = judging.of(seen);

        assertThat(found).isEqualTo(new Judging.Found(judgement, sign));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
