package org.vigie.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vigie.console.screen.Pulse.Rhythm;

class PulseTest {
    private final InlineBackground background = new InlineBackground();
    private final HandClock clock = new HandClock();
    private final Questions questions = new Questions(background, clock, Duration.ofMillis(1500));

    @Test
    void given_a_quiet_house_when_fourteen_seconds_pass_then_nobody_looks() {
        var pulse = pulse(StagedDesk.good());
        pulse.tick();

        pass(pulse, 14);

        assertThat(pulse.beats().get()).isOne();
    }

    @Test
    void given_a_quiet_house_when_fifteen_seconds_pass_then_it_looks_again() {
        var pulse = pulse(StagedDesk.good());
        pulse.tick();

        pass(pulse, 15);

        assertThat(pulse.beats().get()).isEqualTo(2);
    }

    @Test
    void given_a_quiet_house_when_somebody_else_starts_a_run_then_the_next_second_shows_it() {
        var desk = StagedDesk.good();
        var pulse = pulse(desk);
        pulse.tick();

        desk.begin(Staged.running(Staged.NIGHT, "cl1n", 0.1));
        pass(pulse, 1);

        assertThat(pulse.glance().get().orElseThrow().active()).hasSize(1);
    }

    @Test
    void given_a_quiet_house_when_the_desk_stops_answering_then_three_seconds_later_it_is_told() {
        var pulse = pulse(StagedDesk.good());
        pulse.tick();

        background.hold();
        pass(pulse, 3);

        assertThat(questions.trouble().get()).isPresent();
    }

    @Test
    void given_an_active_run_when_seconds_pass_then_it_looks_at_each() {
        var pulse = pulse(StagedDesk.running());
        pulse.tick();

        pass(pulse, 5);

        assertThat(pulse.beats().get()).isEqualTo(6);
    }

    @Test
    void given_an_answer_that_is_late_when_more_ticks_come_then_no_second_question_is_asked() {
        var pulse = pulse(StagedDesk.running());
        background.hold();

        pulse.tick();
        pass(pulse, 10);

        assertThat(background.held()).isOne();
    }

    @Test
    void given_an_answer_that_is_late_when_three_seconds_have_passed_then_the_trouble_has_no_reason_yet() {
        var pulse = pulse(StagedDesk.good());
        background.hold();

        pulse.tick();
        pass(pulse, 3);

        assertThat(questions.trouble().get())
                .hasValueSatisfying(trouble -> assertThat(trouble.reason()).isEmpty());
    }

    @Test
    void given_a_desk_that_breaks_down_when_it_recovers_then_the_trouble_ends_by_itself() {
        var desk = StagedDesk.good();
        var pulse = pulse(desk);
        desk.breakDown();
        pulse.tick();
        assertThat(questions.trouble().get()).isPresent();

        desk.recover();
        pass(pulse, 1);

        assertThat(questions.trouble().get()).isEmpty();
        assertThat(pulse.glance().get()).isPresent();
    }

    @Test
    void given_a_glance_when_the_desk_breaks_down_then_the_last_glance_stays() {
        var desk = StagedDesk.good();
        var pulse = pulse(desk);
        pulse.tick();

        desk.breakDown();
        pass(pulse, 15);

        assertThat(pulse.glance().get()).isPresent();
        assertThat(questions.trouble().get()).isPresent();
    }

    private Pulse pulse(Desk desk) {
        return new Pulse(desk, questions, clock, Rhythm.USUAL);
    }

    private void pass(Pulse pulse, int seconds) {
        for (var second = 0; second < seconds; second++) {
            clock.pass(Duration.ofSeconds(1));
            pulse.tick();
        }
    }
}
