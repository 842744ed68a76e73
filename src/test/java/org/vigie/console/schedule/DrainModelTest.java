package org.vigie.console.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.console.schedule.DrainModel.Obstacle;
import org.vigie.console.schedule.DrainModel.Usual;
import org.vigie.console.screen.HandClock;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedDesk;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

class DrainModelTest {
    private final HandClock clock = new HandClock();
    private final StagedDesk desk = StagedDesk.good();
    private final AtomicInteger done = new AtomicInteger();
    private final DrainModel model =
            new DrainModel(desk, new InlineBackground(), clock, Staged.ZONE, "a.mbarga", done::incrementAndGet);

    @Test
    void given_the_sheet_when_it_opens_then_four_hours_are_proposed_and_a_reason_is_missing() {
        assertThat(model.until()).isEqualTo(Optional.of(Staged.at(Staged.NIGHT, "10:03:00")));
        assertThat(model.obstacle().get()).contains(Obstacle.REASON_MISSING);
    }

    @Test
    void given_a_reason_and_an_end_when_it_is_confirmed_then_new_runs_are_on_hold_until_then() {
        model.choose(Usual.ONE_HOUR);
        model.reason().set("Maintenance ");

        model.hold();

        var drain = desk.timetable().drain().orElseThrow();
        assertThat(drain.until()).isEqualTo(Staged.at(Staged.NIGHT, "07:03:00"));
        assertThat(drain.reason()).isEqualTo("Maintenance");
        assertThat(drain.actor()).isEqualTo("a.mbarga");
        assertThat(done).hasValue(1);
    }

    @Test
    void given_six_in_the_morning_past_when_the_next_morning_is_chosen_then_it_is_tomorrow() {
        model.choose(Usual.NEXT_MORNING);

        assertThat(model.until()).isEqualTo(Optional.of(Staged.at(Staged.NIGHT.plusDays(1), "06:00:00")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        25:00, UNTIL_UNREADABLE
        six, UNTIL_UNREADABLE
        '', UNTIL_UNREADABLE
        5:00, UNTIL_PAST
        06:03, UNTIL_PAST
        """)
    void given_an_hour_that_cannot_be_when_it_is_typed_then_it_is_told_and_nothing_is_held(
            String hour, Obstacle obstacle) {
        model.reason().set("Maintenance");
        model.day().set(Optional.of(Staged.NIGHT));
        model.hour().set(hour);

        model.hold();

        assertThat(model.obstacle().get()).contains(obstacle);
        assertThat(desk.timetable().drain()).isEmpty();
    }

    @Test
    void given_no_day_when_an_hour_is_typed_then_it_is_no_end() {
        model.day().set(Optional.<LocalDate>empty());

        assertThat(model.obstacle().get()).contains(Obstacle.UNTIL_UNREADABLE);
    }

    @Test
    void given_an_end_that_passes_while_the_sheet_is_open_when_it_is_confirmed_then_it_is_told() {
        model.reason().set("Maintenance");
        model.hour().set("06:30");

        clock.pass(Duration.ofHours(1));
        model.hold();

        assertThat(model.obstacle().get()).contains(Obstacle.UNTIL_PAST);
        assertThat(done).hasValue(0);
    }

    @Test
    void given_a_desk_that_refuses_when_it_is_confirmed_then_the_reason_shows_and_it_can_be_tried_again() {
        model.reason().set("Maintenance");
        desk.breakDown(Problem.of(Code.OPERATIONS_BOOK_BROKEN, "ops.sqlite", "database is locked"));

        model.hold();

        assertThat(model.trouble().get()).isPresent();
        assertThat(model.obstacle().get()).isEmpty();
        assertThat(done).hasValue(0);
    }
}
