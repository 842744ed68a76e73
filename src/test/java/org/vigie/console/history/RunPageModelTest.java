package org.vigie.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vigie.console.history.RunPageModel.Tab;
import org.vigie.console.screen.HandClock;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedDesk;
import org.vigie.runs.RunId;
import org.vigie.runs.RunState;

class RunPageModelTest {
    private static final RunId GOOD = new RunId("freight-2026-02-21-a7k2");
    private static final RunId LIVE = new RunId("freight-2026-02-21-b3n8");
    private static final RunId FAILED = new RunId("freight-2026-02-21-x9q4");

    private final InlineBackground background = new InlineBackground();
    private final Questions questions = new Questions(background, new HandClock(), Duration.ofSeconds(2));

    @Test
    void given_a_run_when_it_is_opened_then_only_its_page_is_read() {
        var desk = StagedDesk.withReserve();
        var model = new RunPageModel(desk, questions);

        model.open(GOOD);

        assertThat(model.page().get()).isPresent();
        assertThat(desk.asked()).isOne();
    }

    @Test
    void given_an_open_run_when_its_log_is_looked_at_then_the_log_is_read() {
        var model = new RunPageModel(StagedDesk.withReserve(), questions);
        model.open(GOOD);

        model.tab().set(Tab.LOG);

        assertThat(model.log()).isNotEmpty();
    }

    @Test
    void given_a_run_that_has_ended_when_the_pulse_beats_then_it_is_not_read_again() {
        var desk = StagedDesk.withReserve();
        var model = new RunPageModel(desk, questions);
        model.open(GOOD);

        model.beat();

        assertThat(desk.asked()).isOne();
    }

    @Test
    void given_an_active_run_when_it_ends_then_the_next_beat_shows_the_end() {
        var desk = StagedDesk.running();
        var model = new RunPageModel(desk, questions);
        model.open(LIVE);

        desk.become(Staged.succeeded(Staged.NIGHT, "b3n8", 0));
        model.beat();

        assertThat(model.page().get().orElseThrow().run().state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void given_nine_hundred_bad_rows_when_more_are_asked_for_then_all_are_there() {
        var model = new RunPageModel(StagedDesk.withReserve().quarantining(900), questions);
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
        var model = new RunPageModel(StagedDesk.running(), questions);
        background.hold();

        model.open(LIVE);
        model.open(FAILED);
        background.letGo();

        assertThat(model.page().get().orElseThrow().run().id()).isEqualTo(FAILED);
    }

    @Test
    void given_an_open_log_when_another_run_is_opened_then_no_line_of_the_first_stays() {
        var model = new RunPageModel(StagedDesk.running(), questions);
        model.open(LIVE);
        model.tab().set(Tab.LOG);

        model.open(FAILED);

        assertThat(model.log()).isNotEmpty().noneMatch(line -> line.contains("b3n8"));
    }
}
