package org.vigie.console.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.console.backups.RestoreModel.Obstacle;
import org.vigie.console.backups.RestoreModel.Phase;
import org.vigie.console.screen.HandClock;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedBackups;
import org.vigie.console.screen.StagedDesk;
import org.vigie.continuity.backup.Restore.Confirmation;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

class RestoreModelTest {
    private final HandClock clock = new HandClock();
    private final InlineBackground background = new InlineBackground();
    private final Questions questions = new Questions(background, clock, Duration.ofSeconds(2));
    private final StagedBackups staged = StagedBackups.week();
    private final StagedDesk desk = StagedDesk.good().backedUp(staged);
    private final Pulse pulse = new Pulse(desk, questions, clock, Pulse.Rhythm.USUAL);
    private final Work work = new Work(background);
    private final AtomicInteger ends = new AtomicInteger();
    private final RestoreModel model = new RestoreModel(
            desk, background, pulse, work, "a.mbarga", staged.stock().backups().get(5), ends::incrementAndGet);

    @Test
    void given_the_sheet_when_it_opens_then_the_plan_is_read_and_a_reason_and_the_name_are_missing() {
        model.readPlan();

        assertThat(model.plan().get().orElseThrow().lost()).hasSize(2);
        assertThat(model.target()).contains("freight.sqlite");
        assertThat(model.obstacle().get()).contains(Obstacle.REASON_MISSING);
        model.reason().set("Données fausses");
        assertThat(model.obstacle().get()).contains(Obstacle.NAME_MISSING);
    }

    @Test
    void given_a_plan_that_is_still_read_when_it_is_confirmed_then_nothing_is_restored() {
        background.hold();
        model.readPlan();
        model.reason().set("Données fausses");
        model.typed().set("freight.sqlite");

        model.restore();

        assertThat(model.obstacle().get()).contains(Obstacle.READING);
        assertThat(staged.orders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "freight", "Freight.sqlite", "telemetry.sqlite", "freight.sqlite.", "fret"})
    void given_another_name_when_it_is_typed_then_nothing_is_restored(String name) {
        model.readPlan();
        model.reason().set("Données fausses");
        model.typed().set(name);

        model.restore();

        assertThat(model.obstacle().get()).contains(Obstacle.NAME_MISSING);
        assertThat(staged.orders()).isEmpty();
    }

    @Test
    void given_reason_and_name_when_it_is_confirmed_then_the_order_says_who_and_why_and_what_was_typed() {
        confirmAll();

        model.restore();

        var order = staged.orders().getFirst();
        assertThat(order.actor()).isEqualTo("a.mbarga");
        assertThat(order.reason()).isEqualTo("Données fausses");
        assertThat(order.confirmation()).isEqualTo(new Confirmation.Typed("freight.sqlite"));
        assertThat(model.phase().get()).isEqualTo(Phase.ENDED);
        assertThat(work.ended().get().orElseThrow().outcome()).isInstanceOf(Outcome.Restored.class);
        assertThat(ends).hasValue(1);
    }

    @Test
    void given_a_run_at_work_when_the_sheet_is_open_then_a_restore_is_refused_until_it_has_ended() {
        desk.begin(Staged.running(Staged.NIGHT, "b3n8", 0.4));
        pulse.look();
        confirmAll();

        model.restore();
        assertThat(model.obstacle().get()).contains(Obstacle.ALREADY_ACTIVE);
        assertThat(model.active().orElseThrow().id().shortName()).isEqualTo("b3n8");
        assertThat(staged.orders()).isEmpty();

        desk.become(Staged.succeeded(Staged.NIGHT, "b3n8", 0));
        pulse.look();

        assertThat(model.obstacle().get()).isEmpty();
    }

    @Test
    void given_a_run_of_another_pipeline_when_the_sheet_is_open_then_it_is_not_in_the_way() {
        desk.begin(Staged.of("telemetry", Staged.running(Staged.NIGHT, "q5w2", 0.4)));
        pulse.look();

        confirmAll();

        assertThat(model.obstacle().get()).isEmpty();
    }

    @Test
    void given_a_backup_that_is_not_sound_when_its_plan_is_read_then_the_reason_shows_and_nothing_can_be_restored() {
        staged.refusing(Problem.of(Code.RESTORE_UNSOUND, "freight-x", "reason:DIGEST_DIFFERS"));

        confirmAll();

        assertThat(model.trouble().get()).isPresent();
        assertThat(model.obstacle().get()).contains(Obstacle.PLAN_MISSING);
    }

    @Test
    void given_a_restore_that_is_refused_when_it_ends_then_the_reason_shows_and_it_can_be_tried_again() {
        confirmAll();
        staged.refusing(Problem.of(Code.WAREHOUSE_LOCKED, "freight.sqlite", "sqlite3 (5120)"));
        model.restore();
        assertThat(model.trouble().get()).isPresent();
        assertThat(model.phase().get()).isEqualTo(Phase.ASKING);

        staged.refuseNoMore();
        model.restore();

        assertThat(model.trouble().get()).isEmpty();
        assertThat(model.phase().get()).isEqualTo(Phase.ENDED);
    }

    @Test
    void given_other_work_when_a_restore_is_confirmed_then_it_waits_for_its_end() {
        confirmAll();
        background.hold();
        work.begin(Work.Kind.PROVE, "freight-x", _ -> new Outcome.CalledOff(), () -> {});

        assertThat(model.obstacle().get()).contains(Obstacle.OTHER_WORK);
        background.letGo();

        assertThat(model.obstacle().get()).isEmpty();
    }

    @Test
    void given_a_sheet_that_is_left_when_its_plan_is_still_read_then_the_reading_ends_without_a_problem() {
        background.hold();
        model.readPlan();

        model.leave();
        background.letGo();

        assertThat(model.plan().get()).isEmpty();
        assertThat(model.trouble().get()).isEmpty();
    }

    @Test
    void given_a_restore_that_is_called_off_when_it_ends_then_the_sheet_says_that_the_warehouse_is_the_old_one() {
        confirmAll();
        staged.callingOff();

        model.restore();

        assertThat(model.phase().get()).isEqualTo(Phase.ENDED);
        assertThat(work.ended().get().orElseThrow().outcome()).isEqualTo(new Outcome.CalledOff());
    }

    private void confirmAll() {
        model.readPlan();
        model.reason().set("Données fausses ");
        model.typed().set(" freight.sqlite");
    }
}
