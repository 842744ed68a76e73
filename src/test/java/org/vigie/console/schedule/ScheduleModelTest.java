package org.vigie.console.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vigie.console.screen.HandClock;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.StagedDesk;
import org.vigie.console.screen.StagedSchedule;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

class ScheduleModelTest {
    private final InlineBackground background = new InlineBackground();
    private final Questions questions = new Questions(background, new HandClock(), Duration.ofSeconds(2));
    private final StagedDesk desk = StagedDesk.good().scheduling(StagedSchedule.drained(), StagedSchedule.faulty());
    private final ScheduleModel model = new ScheduleModel(desk, background, questions);

    @Test
    void given_another_screen_when_the_pulse_beats_then_the_timetable_is_not_read() {
        model.beat();

        assertThat(desk.asked()).isZero();
        assertThat(model.timetable().get()).isEmpty();
    }

    @Test
    void given_the_screen_when_it_is_entered_then_timetable_and_audit_are_there() {
        model.enter();

        assertThat(model.timetable().get()).isPresent();
        assertThat(model.audit().get()).isPresent();
    }

    @Test
    void given_the_screen_when_the_pulse_beats_then_the_slow_audit_is_not_made_again() {
        model.enter();
        var before = desk.asked();

        model.beat();

        assertThat(desk.asked()).isEqualTo(before + 1);
    }

    @Test
    void given_an_audit_on_its_way_when_it_is_asked_for_again_then_one_is_enough() {
        background.hold();
        model.examine();
        model.examine();
        assertThat(background.held()).isOne();

        background.letGo();

        assertThat(model.auditing().get()).isFalse();
    }

    @Test
    void given_an_audit_that_fails_when_it_comes_then_the_reason_is_told_and_it_can_be_made_again() {
        desk.breakDown(Problem.of(Code.OPERATIONS_BOOK_BROKEN, "ops.sqlite", "database is locked"));
        model.examine();
        assertThat(model.trouble().get()).isPresent();

        desk.recover();
        model.examine();

        assertThat(model.audit().get()).isPresent();
    }

    @Test
    void given_runs_on_hold_when_they_are_reopened_then_the_timetable_says_so_at_once() {
        model.enter();
        assertThat(model.timetable().get().orElseThrow().drain()).isPresent();

        model.resume();

        assertThat(model.timetable().get().orElseThrow().drain()).isEmpty();
    }

    @Test
    void given_faults_when_they_are_put_right_then_none_is_left_and_the_sheet_is_told() {
        model.enter();
        var done = new AtomicInteger();

        model.correct(done::incrementAndGet);

        assertThat(model.audit().get().orElseThrow().findings()).isEmpty();
        assertThat(done).hasValue(1);
    }

    @Test
    void given_faults_when_they_cannot_be_put_right_then_the_reason_is_told_and_the_sheet_stays() {
        model.enter();
        var done = new AtomicInteger();
        desk.breakDown(Problem.of(Code.STOP_DENIED, "vigie", "1"));

        model.correct(done::incrementAndGet);

        assertThat(model.trouble().get()).isPresent();
        assertThat(model.acting().get()).isFalse();
        assertThat(done).hasValue(0);
    }
}
