package org.vigie.console.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vigie.console.data.DataModel.State;
import org.vigie.console.screen.HandClock;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.StagedDesk;
import org.vigie.console.screen.StagedFleet;
import org.vigie.fleet.ChartRange;
import org.vigie.fleet.FleetView;
import org.vigie.fleet.LocomotiveChart;

/// What the data screen shows, without the screen.
class DataModelTest {
    private final InlineBackground background = new InlineBackground();
    private final Questions questions = new Questions(background, new HandClock(), Duration.ofSeconds(2));

    @Test
    void given_a_fleet_when_entered_then_the_most_urgent_locomotive_is_drawn() {
        var model = entered(StagedFleet.good());

        assertThat(model.state().get()).isEqualTo(State.READY);
        assertThat(model.chosen().get()).contains("LOCO_004");
        assertThat(model.chart().get().map(LocomotiveChart::locomotive)).contains("LOCO_004");
        assertThat(model.chart().get().map(LocomotiveChart::range)).contains(ChartRange.WEEK);
    }

    @Test
    void given_a_chosen_locomotive_when_another_or_another_period_is_chosen_then_it_is_drawn() {
        var model = entered(StagedFleet.good());

        model.choose("LOCO_001");
        model.range().set(ChartRange.ALL);

        assertThat(model.chart().get().map(LocomotiveChart::locomotive)).contains("LOCO_001");
        assertThat(model.chart().get().map(LocomotiveChart::range)).contains(ChartRange.ALL);
    }

    @Test
    void given_answers_on_their_way_when_two_locomotives_are_chosen_then_only_the_newest_is_drawn() {
        var model = entered(StagedFleet.good());
        background.hold();
        model.choose("LOCO_001");
        model.choose("LOCO_002");
        assertThat(model.drawing().get()).isTrue();

        background.letGo();

        assertThat(model.drawing().get()).isFalse();
        assertThat(model.chart().get().map(LocomotiveChart::locomotive)).contains("LOCO_002");
    }

    @Test
    void given_a_chosen_locomotive_when_the_fleet_comes_anew_then_it_stays_chosen() {
        var desk = StagedDesk.good().with(StagedFleet.good());
        var model = new DataModel(desk, questions);
        model.enter();
        model.choose("LOCO_001");

        desk.with(StagedFleet.refused(StagedFleet.refusedRun()));
        model.beat();

        assertThat(model.chosen().get()).contains("LOCO_001");
        assertThat(model.fleet().get().flatMap(FleetView::refusal)).isPresent();
    }

    @Test
    void given_no_telemetry_when_entered_then_it_is_said() {
        var model = new DataModel(StagedDesk.good(), questions);
        assertThat(model.state().get()).isEqualTo(State.LOADING);

        model.enter();

        assertThat(model.state().get()).isEqualTo(State.NO_PIPELINE);
    }

    @Test
    void given_nothing_published_when_entered_then_it_is_said() {
        assertThat(entered(StagedFleet.empty()).state().get()).isEqualTo(State.NOTHING_YET);
    }

    @Test
    void given_a_desk_that_breaks_down_when_entered_then_it_cannot_be_read_until_it_recovers() {
        var desk = StagedDesk.good().with(StagedFleet.good());
        var model = new DataModel(desk, questions);
        desk.breakDown();
        model.enter();
        assertThat(model.state().get()).isEqualTo(State.UNREADABLE);

        desk.recover();
        model.beat();

        assertThat(model.state().get()).isEqualTo(State.READY);
    }

    @Test
    void given_a_screen_that_was_left_when_the_pulse_beats_then_nothing_is_asked() {
        var desk = StagedDesk.good().with(StagedFleet.good());
        var model = new DataModel(desk, questions);
        model.enter();
        model.leave();
        var asked = desk.asked();

        model.beat();

        assertThat(desk.asked()).isEqualTo(asked);
    }

    private DataModel entered(FleetView fleet) {
        var model = new DataModel(StagedDesk.good().with(fleet), questions);
        model.enter();
        return model;
    }
}
