package org.vigie.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.console.screen.HandClock;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedDesk;
import org.vigie.runs.Run;

class HistoryModelTest {
    private final InlineBackground background = new InlineBackground();
    private final Questions questions = new Questions(background, new HandClock(), Duration.ofSeconds(2));

    @Test
    void given_thirty_nights_when_the_history_is_entered_then_all_runs_are_there_newest_first() {
        var model = entered(StagedDesk.withReserve());

        assertThat(model.runs()).hasSize(29);
        assertThat(model.runs().getFirst().slot()).isEqualTo(Staged.NIGHT);
    }

    @Test
    void given_runs_when_only_the_good_are_asked_for_then_none_has_a_reserve() {
        var model = entered(StagedDesk.withReserve());

        model.group().set(StateGroup.GOOD);

        assertThat(model.runs()).isNotEmpty().noneMatch(Run::hasReserve);
    }

    @Test
    void given_runs_when_those_with_reserve_are_asked_for_then_each_has_one() {
        var model = entered(StagedDesk.withReserve());

        model.group().set(StateGroup.RESERVE);

        assertThat(model.runs()).hasSize(5).allMatch(Run::hasReserve);
    }

    @Test
    void given_runs_when_a_night_is_chosen_then_only_its_runs_are_there() {
        var model = entered(StagedDesk.running());

        model.night().set(Optional.of(Staged.NIGHT));

        assertThat(model.runs()).hasSize(2).allMatch(run -> run.slot().equals(Staged.NIGHT));
    }

    @Test
    void given_filters_when_they_are_cleared_then_the_desk_is_asked_once_for_all() {
        var desk = StagedDesk.withReserve();
        var model = entered(desk);
        model.night().set(Optional.of(Staged.NIGHT));
        model.group().set(StateGroup.FAILED);
        var before = desk.asked();

        model.clearFilters();

        assertThat(model.runs()).hasSize(29);
        assertThat(model.filtered()).isFalse();
        assertThat(desk.asked() - before).isOne();
    }

    @Test
    void given_a_slow_answer_when_the_filter_changes_meanwhile_then_the_old_answer_is_thrown_away() {
        var model = entered(StagedDesk.withReserve());
        background.hold();

        model.group().set(StateGroup.FAILED);
        model.group().set(StateGroup.RESERVE);
        background.letGo();

        assertThat(model.runs()).hasSize(5).allMatch(Run::hasReserve);
    }

    @Test
    void given_a_history_nobody_looks_at_when_a_filter_changes_then_the_desk_is_left_alone() {
        var desk = StagedDesk.withReserve();
        var model = new HistoryModel(desk, questions);

        model.showOnly("freight", Staged.NIGHT);

        assertThat(desk.asked()).isZero();
    }

    private HistoryModel entered(StagedDesk desk) {
        var model = new HistoryModel(desk, questions);
        model.enter();
        return model;
    }
}
