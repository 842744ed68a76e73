package org.vigie.console.stop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.console.screen.HandClock;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedDesk;
import org.vigie.console.screen.StagedStop;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.stop.Certificate.Stage;

class StopModelTest {
    private final HandClock clock = new HandClock();
    private final InlineBackground background = new InlineBackground();
    private final StagedDesk desk = StagedDesk.running().watched(StagedStop.stuck());
    private final Pulse pulse =
            new Pulse(desk, new Questions(background, clock, Duration.ofSeconds(2)), clock, Pulse.Rhythm.USUAL);

    @Test
    void given_no_reason_when_it_is_confirmed_then_nothing_is_stopped() {
        var model = opened();
        model.reason().set("  ");

        model.stop();

        assertThat(model.phase().get()).isEqualTo(Phase.REASON_MISSING);
        assertThat(desk.stopReasons()).isEmpty();
    }

    @Test
    void given_a_reason_when_it_is_confirmed_then_each_stage_is_told_in_its_order() {
        var model = opened();
        var told = new ArrayList<Stage>();
        model.certificate().subscribe(now -> now.map(Certificate::stage).ifPresent(told::add));
        model.reason().set("Exécution bloquée ");

        model.stop();

        assertThat(told).startsWith(Stage.REQUESTED, Stage.ASKED, Stage.FORCED, Stage.CONFIRMED);
        assertThat(model.phase().get()).isEqualTo(Phase.STOPPED);
        assertThat(desk.stopReasons()).containsExactly("Exécution bloquée");
    }

    @Test
    void given_a_stop_on_its_way_when_it_is_confirmed_again_then_it_is_asked_for_once() {
        var model = opened();
        model.reason().set("Maintenance");
        background.hold();

        model.stop();
        model.stop();
        background.letGo();

        assertThat(desk.stopReasons()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        CONFIRMED, STOPPED
        ENDED_BY_ITSELF, STOPPED
        DENIED, FAILED
        """)
    void given_how_a_stop_ends_when_it_is_over_then_only_a_seen_end_counts_as_stopped(Stage ending, Phase phase) {
        desk.stopsEndWith(ending);
        var model = opened();
        model.reason().set("Maintenance");

        model.stop();

        assertThat(model.phase().get()).isEqualTo(phase);
    }

    @Test
    void given_a_stop_that_is_refused_with_a_problem_when_it_comes_then_it_is_told_and_can_be_tried_again() {
        var model = opened();
        model.reason().set("Maintenance");
        desk.breakDown(Problem.of(Code.STOP_DENIED, "b3n8", "4711"));
        model.stop();
        assertThat(model.phase().get()).isEqualTo(Phase.FAILED);
        assertThat(model.trouble().get().map(Problem::code)).contains(Code.STOP_DENIED);

        desk.recover();
        model.stop();

        assertThat(model.phase().get()).isEqualTo(Phase.STOPPED);
        assertThat(model.trouble().get()).isEmpty();
    }

    @Test
    void given_the_sheet_when_the_run_ends_by_itself_meanwhile_then_there_is_nothing_to_stop() {
        var model = opened();
        model.reason().set("Maintenance");
        assertThat(model.phase().get()).isEqualTo(Phase.READY);

        desk.become(Staged.succeeded(Staged.NIGHT, "b3n8", 0));
        pulse.look();
        model.stop();

        assertThat(model.phase().get()).isEqualTo(Phase.OVER);
        assertThat(desk.stopReasons()).isEmpty();
    }

    @Test
    void given_a_stopped_run_when_the_pulse_no_longer_sees_it_then_the_sheet_still_says_how_it_was_stopped() {
        var model = opened();
        model.reason().set("Maintenance");
        model.stop();

        desk.become(Staged.killed(Staged.NIGHT, "b3n8"));
        pulse.look();

        assertThat(model.phase().get()).isEqualTo(Phase.STOPPED);
        assertThat(model.target().get()).isPresent();
    }

    @Test
    void given_a_run_that_is_watched_when_the_sheet_opens_then_it_knows_what_holds_it_up() {
        var model = opened();

        assertThat(model.watch()).isEqualTo(Optional.of(StagedStop.stuck()));
        assertThat(model.target().get().map(run -> List.of(run.id()))).contains(List.of(StagedStop.RUN));
    }

    private StopModel opened() {
        pulse.look();
        return new StopModel(desk, background, pulse, "a.mbarga", StagedStop.RUN);
    }
}
