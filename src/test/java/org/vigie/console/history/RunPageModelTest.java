package org.vigie.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.console.history.RunPageModel.Tab;
import org.vigie.console.screen.Glance;
import org.vigie.console.screen.HandClock;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedDesk;
import org.vigie.console.screen.StagedStop;
import org.vigie.runs.RunId;
import org.vigie.runs.RunState;
import org.vigie.runs.stop.Certificate.Stage;
import org.vigie.runs.watch.Judgement;

class RunPageModelTest {
    private static final RunId GOOD = new RunId("freight-2026-02-21-a7k2");
    private static final RunId LIVE = new RunId("freight-2026-02-21-b3n8");
    private static final RunId FAILED = new RunId("freight-2026-02-21-x9q4");

    private final InlineBackground background = new InlineBackground();
    private final Questions questions = new Questions(background, new HandClock(), Duration.ofSeconds(2));

    @Test
    void given_a_run_when_it_is_opened_then_only_its_page_is_read() {
        var desk = StagedDesk.withReserve();
        var model = model(desk);

        model.open(GOOD);

        assertThat(model.page().get()).isPresent();
        assertThat(desk.asked()).isOne();
    }

    @Test
    void given_an_open_run_when_its_log_is_looked_at_then_the_log_is_read() {
        var model = model(StagedDesk.withReserve());
        model.open(GOOD);

        model.tab().set(Tab.LOG);

        assertThat(model.log().line(0)).isPresent();
    }

    @Test
    void given_a_run_that_has_ended_when_the_pulse_beats_then_it_is_not_read_again() {
        var desk = StagedDesk.withReserve();
        var model = model(desk);
        model.open(GOOD);

        model.beat();

        assertThat(desk.asked()).isOne();
    }

    @Test
    void given_an_active_run_when_it_ends_then_the_next_beat_shows_the_end() {
        var desk = StagedDesk.running();
        var model = model(desk);
        model.open(LIVE);

        desk.become(Staged.succeeded(Staged.NIGHT, "b3n8", 0));
        model.beat();

        assertThat(model.page().get().orElseThrow().run().state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void given_nine_hundred_bad_rows_when_more_are_asked_for_then_all_are_there() {
        var model = model(StagedDesk.withReserve().quarantining(900));
        model.open(GOOD);
        model.tab().set(Tab.QUARANTINE);
        assertThat(model.quarantined()).hasSize(500);
        assertThat(model.more().get()).isTrue();

        model.moreQuarantined();

        assertThat(model.quarantined()).hasSize(900);
        assertThat(model.more().get()).isFalse();
    }

    @Test
    void given_a_slow_page_when_another_run_is_opened_then_the_first_never_shows() {
        var model = model(StagedDesk.running());
        background.hold();

        model.open(LIVE);
        model.open(FAILED);
        background.letGo();

        assertThat(model.page().get().orElseThrow().run().id()).isEqualTo(FAILED);
    }

    @Test
    void given_an_open_log_when_another_run_is_opened_then_no_line_of_the_first_stays() {
        var model = model(StagedDesk.running());
        model.open(LIVE);
        model.tab().set(Tab.LOG);

        model.open(FAILED);

        assertThat(model.log().line(0)).isPresent().get().asString().contains("x9q4");
    }

    @Test
    void given_a_run_that_waits_for_a_lock_when_the_pulse_beats_then_its_page_knows_it() {
        var desk = StagedDesk.running();
        var model = model(desk);
        model.open(LIVE);

        model.hear(new Glance(desk.morning(), desk.active(), Map.of(LIVE, StagedStop.waitingForLock())));

        assertThat(model.watch().get().orElseThrow().judgement()).isEqualTo(Judgement.WAITING_FOR_LOCK);
    }

    @Test
    void given_a_judgement_heard_before_when_the_run_is_opened_then_it_is_there_at_once() {
        var desk = StagedDesk.running();
        var model = model(desk);
        model.hear(new Glance(desk.morning(), desk.active(), Map.of(LIVE, StagedStop.stuck())));

        model.open(LIVE);

        assertThat(model.watch().get()).isPresent();
    }

    @Test
    void given_the_page_of_a_stuck_run_when_another_run_is_opened_then_its_judgement_does_not_stay() {
        var desk = StagedDesk.running();
        var model = model(desk);
        model.hear(new Glance(desk.morning(), desk.active(), Map.of(LIVE, StagedStop.stuck())));
        model.open(LIVE);

        model.open(FAILED);

        assertThat(model.watch().get()).isEmpty();
    }

    @Test
    void given_a_stopped_run_when_its_page_is_opened_then_the_certificate_comes_with_it() {
        var model = model(StagedDesk.killed().stopped(StagedStop.at(Stage.CONFIRMED)));

        model.open(LIVE);

        assertThat(model.page().get().orElseThrow().certificate()).isPresent();
    }

    private RunPageModel model(StagedDesk desk) {
        return new RunPageModel(desk, questions, new LogModel(desk, questions, Staged.ZONE));
    }
}
