package org.vigie.console.rerun;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.console.screen.HandClock;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.Pulse.Rhythm;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedDesk;
import org.vigie.runs.Origin;
import org.vigie.runs.RunId;

class RerunModelTest {
    private final InlineBackground background = new InlineBackground();
    private final HandClock clock = new HandClock();
    private final List<RunId> ordered = new ArrayList<>();

    @Test
    void given_a_failed_night_when_no_reason_is_given_then_the_button_says_so() {
        var model = opened(StagedDesk.failed());

        assertThat(model.obstacle().get()).contains(Obstacle.REASON_MISSING);
    }

    @Test
    void given_a_reason_when_the_run_is_ordered_then_the_order_names_night_person_and_reason() {
        var desk = StagedDesk.failed();
        var model = opened(desk);
        model.reason().set(" Fichier corrigé ");

        model.order();

        assertThat(desk.orders()).singleElement().satisfies(order -> {
            assertThat(order.slot()).isEqualTo(Staged.NIGHT);
            assertThat(order.actor()).isEqualTo("a.mbarga");
            assertThat(order.origin()).isEqualTo(Origin.CONSOLE);
            assertThat(order.reason()).isEqualTo("Fichier corrigé");
            assertThat(order.replayOf()).isEmpty();
        });
        assertThat(ordered).hasSize(1);
    }

    @Test
    void given_an_obstacle_when_somebody_orders_anyway_then_nothing_is_ordered() {
        var desk = StagedDesk.failed();
        var model = opened(desk);

        model.order();

        assertThat(desk.orders()).isEmpty();
    }

    @Test
    void given_the_same_inputs_chosen_when_the_run_is_ordered_then_it_replays_the_last_run() {
        var desk = StagedDesk.withReserve();
        var model = opened(desk);
        model.reason().set("Vérification");
        model.replay().set(true);

        model.order();

        assertThat(desk.orders().getFirst().replayOf()).contains(new RunId("freight-2026-02-21-a7k2"));
    }

    @Test
    void given_a_missing_file_when_a_reason_is_there_then_the_input_stands_in_the_way() {
        var model = opened(StagedDesk.failed().withoutFile());

        model.reason().set("Vérification");

        assertThat(model.obstacle().get()).contains(Obstacle.INPUT_UNREADABLE);
    }

    @Test
    void given_a_missing_file_when_the_kept_inputs_are_chosen_then_the_way_is_free() {
        var model = opened(StagedDesk.withReserve().withoutFile());
        model.reason().set("Vérification");

        model.replay().set(true);

        assertThat(model.obstacle().get()).isEmpty();
    }

    @Test
    void given_a_run_that_failed_while_reading_when_its_plan_is_there_then_it_cannot_be_replayed() {
        var model = opened(StagedDesk.failed());

        assertThat(model.replayable()).isEmpty();
    }

    @Test
    void given_an_active_run_when_its_night_is_chosen_then_it_stands_in_the_way() {
        var model = opened(StagedDesk.running());

        model.reason().set("Vérification");

        assertThat(model.obstacle().get()).contains(Obstacle.ALREADY_ACTIVE);
    }

    @Test
    void given_an_active_run_when_another_night_is_chosen_then_it_still_stands_in_the_way() {
        var model = opened(StagedDesk.running());
        model.reason().set("Vérification");

        model.night().set(Optional.of(Staged.NIGHT.minusDays(3)));

        assertThat(model.obstacle().get()).contains(Obstacle.ALREADY_ACTIVE);
    }

    @Test
    void given_tomorrow_when_it_is_chosen_then_the_desk_is_not_asked() {
        var desk = StagedDesk.failed();
        var model = opened(desk);
        var before = desk.asked();

        model.night().set(Optional.of(Staged.NIGHT.plusDays(1)));

        assertThat(model.obstacle().get()).contains(Obstacle.NIGHT_AHEAD);
        assertThat(desk.asked()).isEqualTo(before);
    }

    @Test
    void given_a_slow_plan_when_another_night_is_chosen_then_only_its_plan_shows() {
        var model = opened(StagedDesk.failed());
        background.hold();

        model.night().set(Optional.of(Staged.NIGHT.minusDays(1)));
        model.night().set(Optional.of(Staged.NIGHT.minusDays(2)));
        background.letGo();

        assertThat(model.plan().get().orElseThrow().slot()).isEqualTo(Staged.NIGHT.minusDays(2));
    }

    @Test
    void given_a_broken_desk_when_the_run_is_ordered_then_the_reason_shows_and_the_way_is_free_again() {
        var desk = StagedDesk.failed();
        var model = opened(desk);
        model.reason().set("Vérification");
        desk.breakDown();

        model.order();

        assertThat(model.trouble().get()).isPresent();
        assertThat(model.obstacle().get()).isEmpty();
        assertThat(ordered).isEmpty();
    }

    private RerunModel opened(StagedDesk desk) {
        var questions = new Questions(background, clock, Duration.ofSeconds(2));
        var pulse = new Pulse(desk, questions, clock, Rhythm.USUAL);
        pulse.look();
        var model = new RerunModel(desk, background, pulse, clock, Staged.ZONE, "a.mbarga", ordered::add);
        model.open("freight", Staged.NIGHT);
        return model;
    }
}
