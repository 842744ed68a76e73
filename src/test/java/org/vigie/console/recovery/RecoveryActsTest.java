package org.vigie.console.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.console.recovery.StepRow.State;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedRecovery;
import org.vigie.continuity.recovery.RecoveryPage.StepState;
import org.vigie.continuity.recovery.Step;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.runs.ProcessIdentity;

/// What can be done on the recovery screen, and what comes of it, without the screen.
class RecoveryActsTest extends WithoutWindow {
    @Test
    void given_a_failed_night_when_it_is_recovered_then_all_steps_are_carried_out_and_the_report_is_written() {
        entered(desk.diagnosed(StagedRecovery.failed()));

        begin();

        assertThat(desk.carriedOut())
                .containsExactlyElementsOf(Stream.of(Step.values()).skip(1).toList());
        assertThat(model.standing().get()).isEqualTo(Standing.SUCCEEDED);
        assertThat(states()).containsOnly(State.DONE, State.NOTHING_TO_DO);
        assertThat(model.incident().orElseThrow().recoveryTime(Staged.NOW)).isPresent();
        assertThat(desk.reported()).containsExactly("recovery-freight-2026-02-21-k7mq en");
    }

    @Test
    void given_a_recovery_without_a_reason_when_it_is_confirmed_then_nothing_begins() {
        entered(desk.diagnosed(StagedRecovery.failed()));
        var sheet = sheet(new Decision.Begin(StagedRecovery.failed()));

        sheet.reason().set("  ");
        sheet.confirm();

        assertThat(sheet.phase().get()).isEqualTo(DecisionModel.Phase.REASON_MISSING);
        assertThat(model.page().get()).isEmpty();
    }

    @Test
    void given_a_backup_that_would_replace_the_warehouse_when_it_is_not_named_then_nothing_begins() {
        entered(desk.diagnosed(StagedRecovery.damaged()));
        var sheet = sheet(new Decision.Begin(StagedRecovery.damaged()));
        sheet.reason().set("entrepôt endommagé");
        assertThat(sheet.phase().get()).isEqualTo(DecisionModel.Phase.TARGET_MISSING);
        sheet.target().set("telemetry");
        sheet.confirm();
        assertThat(model.page().get()).isEmpty();

        sheet.target().set("freight");
        sheet.confirm();

        assertThat(model.standing().get()).isEqualTo(Standing.SUCCEEDED);
    }

    @Test
    void given_a_night_that_became_good_meanwhile_when_it_is_confirmed_then_the_sheet_says_so_and_stays() {
        entered(desk.diagnosed(StagedRecovery.failed()));
        var sheet = sheet(new Decision.Begin(StagedRecovery.failed()));
        desk.diagnosed(StagedRecovery.nothing());

        sheet.reason().set("nuit en panne");
        sheet.confirm();

        assertThat(sheet.trouble().get().map(Problem::code)).contains(Code.NOTHING_TO_RECOVER);
        assertThat(sheet.phase().get()).isEqualTo(DecisionModel.Phase.READY);
        assertThat(model.page().get()).isEmpty();
    }

    @Test
    void given_a_recovery_that_is_asked_for_when_it_is_confirmed_twice_then_it_begins_once() {
        entered(desk.diagnosed(StagedRecovery.failed()));
        var done = new AtomicInteger();
        var sheet = new DecisionModel(model, new Decision.Begin(StagedRecovery.failed()), done::incrementAndGet);
        sheet.reason().set("nuit en panne");
        background.hold();

        sheet.confirm();
        sheet.confirm();

        assertThat(sheet.phase().get()).isEqualTo(DecisionModel.Phase.ASKING);
        background.letGo();
        assertThat(done).hasValue(1);
        assertThat(desk.carriedOut()).doesNotHaveDuplicates();
    }

    @Test
    void given_steps_one_by_one_when_it_begins_then_it_stands_still_before_each() {
        entered(desk.diagnosed(StagedRecovery.failed()));
        model.stepwise().set(true);

        begin();
        assertThat(desk.carriedOut()).isEmpty();
        assertThat(model.standing().get()).isEqualTo(Standing.PAUSED);
        model.goOn();

        assertThat(desk.carriedOut()).containsExactly(Step.HOLD);
        assertThat(model.standing().get()).isEqualTo(Standing.PAUSED);
        assertThat(model.row(Step.STOP).state()).isEqualTo(State.NEXT);
        assertThat(model.selected().get()).isEqualTo(Step.STOP);
    }

    @Test
    void given_a_step_at_work_when_somebody_wants_it_to_stop_then_the_step_ends_and_the_next_waits() {
        entered(desk.diagnosed(StagedRecovery.failed()));
        model.stepwise().set(true);
        begin();
        model.stepwise().set(false);
        background.hold();
        model.goOn();
        assertThat(model.standing().get()).isEqualTo(Standing.WORKING);

        model.pause(true);
        assertThat(model.pausing().get()).isTrue();
        background.letGo();

        assertThat(desk.carriedOut()).containsExactly(Step.HOLD);
        assertThat(model.standing().get()).isEqualTo(Standing.PAUSED);
        assertThat(model.pausing().get()).isFalse();
    }

    @Test
    void given_a_step_at_work_when_it_is_called_off_then_it_stands_still_and_can_be_taken_again() {
        entered(desk.diagnosed(StagedRecovery.failed()).calledOffAt(Step.BACK_UP, () -> model.callOff()));

        begin();

        assertThat(model.standing().get()).isEqualTo(Standing.PAUSED);
        assertThat(model.row(Step.BACK_UP).state()).isEqualTo(State.INTERRUPTED);
        model.goOn();
        assertThat(model.standing().get()).isEqualTo(Standing.SUCCEEDED);
    }

    @Test
    void given_a_step_at_work_when_the_book_is_looked_at_then_what_it_has_seen_so_far_shows() {
        entered(desk.diagnosed(StagedRecovery.failed()).staysAt(Step.BACK_UP));
        begin();

        model.tick();

        assertThat(model.standing().get()).isEqualTo(Standing.WORKING);
        assertThat(model.row(Step.BACK_UP).state()).isEqualTo(State.RUNNING);
        assertThat(model.page().get().orElseThrow().evidence(Step.BACK_UP)).hasSize(1);
        assertThat(model.selected().get()).isEqualTo(Step.BACK_UP);
    }

    @Test
    void given_a_step_at_work_when_go_on_is_asked_again_then_it_is_not_taken_twice() {
        entered(desk.diagnosed(StagedRecovery.failed()).staysAt(Step.BACK_UP));
        begin();

        model.goOn();

        assertThat(desk.carriedOut()).containsExactly(Step.HOLD, Step.STOP, Step.OPEN, Step.BACK_UP);
    }

    @Test
    void given_a_step_that_fails_when_it_works_later_then_it_is_tried_again_and_the_others_follow() {
        entered(desk.diagnosed(StagedRecovery.held()).failsAt(Step.OPEN, StagedRecovery.LOCKED));
        begin();
        assertThat(model.standing().get()).isEqualTo(Standing.STEP_FAILED);
        assertThat(model.row().step()).isEqualTo(Step.OPEN);
        assertThat(model.row().attempt().orElseThrow().problem()).contains(StagedRecovery.LOCKED);
        assertThat(model.row(Step.BACK_UP).state()).isEqualTo(State.LOCKED);

        desk.worksAt(Step.OPEN);
        model.goOn();

        assertThat(model.standing().get()).isEqualTo(Standing.SUCCEEDED);
        assertThat(model.row(Step.OPEN).attempt().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void given_a_step_that_fails_when_it_is_skipped_for_a_reason_then_the_others_follow() {
        entered(desk.diagnosed(StagedRecovery.failed()).failsAt(Step.CHECK_SOURCES, Staged.UNREACHABLE));
        begin();

        confirm(new Decision.Waive(page(), Step.CHECK_SOURCES), "vérifiée à la main");

        var row = model.row(Step.CHECK_SOURCES);
        assertThat(row.state()).isEqualTo(State.WAIVED);
        assertThat(row.attempt().orElseThrow().reason()).isEqualTo("vérifiée à la main");
        assertThat(model.standing().get()).isEqualTo(Standing.SUCCEEDED);
    }

    @Test
    void given_a_step_that_is_never_skipped_when_it_is_asked_then_the_sheet_says_why() {
        entered(desk.diagnosed(StagedRecovery.held()).failsAt(Step.OPEN, StagedRecovery.LOCKED));
        begin();
        var refused = new AtomicReference<Problem>();

        model.carry(new Decision.Waive(page(), Step.OPEN), "pressé", () -> {}, refused::set);

        assertThat(refused.get().code()).isEqualTo(Code.STEP_NOT_WAIVABLE);
        assertThat(model.standing().get()).isEqualTo(Standing.STEP_FAILED);
    }

    @Test
    void given_a_step_that_fails_when_it_is_given_up_then_the_rest_is_not_done_and_the_report_is_written() {
        entered(desk.diagnosed(StagedRecovery.held()).failsAt(Step.OPEN, StagedRecovery.LOCKED));
        begin();

        confirm(new Decision.GiveUp(page()), "le verrou reste");

        assertThat(model.standing().get()).isEqualTo(Standing.GIVEN_UP);
        assertThat(model.row(Step.BACK_UP).state()).isEqualTo(State.NOT_DONE);
        assertThat(model.incident().orElseThrow().recoveryTime(Staged.NOW)).isEmpty();
        assertThat(desk.reported()).hasSize(1);
    }

    @Test
    void given_a_recovery_whose_process_is_gone_when_entered_then_it_is_offered_and_goes_on_at_its_step() {
        entered(desk.diagnosed(StagedRecovery.failed()).recovering(GONE, Step.BACK_UP));
        assertThat(model.standing().get()).isEqualTo(Standing.INTERRUPTED);
        assertThat(model.row().step()).isEqualTo(Step.BACK_UP);
        assertThat(model.row().state()).isEqualTo(State.INTERRUPTED);

        confirm(new Decision.Resume(page()), "fenêtre fermée");

        assertThat(desk.carriedOut().getFirst()).isEqualTo(Step.BACK_UP);
        assertThat(model.standing().get()).isEqualTo(Standing.SUCCEEDED);
        assertThat(page().steps()).extracting(attempt -> attempt.state()).contains(StepState.INTERRUPTED);
    }

    @Test
    void given_a_recovery_that_another_process_carries_out_when_entered_then_it_is_followed_only() {
        var other = ProcessIdentity.of(ProcessHandle.current().parent().orElseThrow());
        entered(desk.diagnosed(StagedRecovery.failed()).recovering(other, Step.BACK_UP));

        assertThat(model.standing().get()).isEqualTo(Standing.ELSEWHERE);
        assertThat(model.row(Step.BACK_UP).state()).isEqualTo(State.RUNNING);
        assertThat(desk.carriedOut()).isEmpty();
    }

    @Test
    void given_a_step_that_breaks_down_when_it_is_looked_at_then_its_problem_is_told_and_it_can_be_resumed() {
        entered(desk.diagnosed(StagedRecovery.failed()));
        model.stepwise().set(true);
        begin();

        desk.breakDown(NO_BOOK);
        model.goOn();

        assertThat(model.trouble().get()).contains(NO_BOOK);
        assertThat(model.standing().get().underWay()).isTrue();
        assertThat(model.standing().get()).isNotEqualTo(Standing.WORKING);
    }

    @Test
    void given_a_step_that_somebody_looks_at_when_the_next_begins_then_they_keep_their_place() {
        entered(desk.diagnosed(StagedRecovery.failed()));
        model.stepwise().set(true);
        begin();

        model.select(Step.VERIFY);
        model.goOn();

        assertThat(model.selected().get()).isEqualTo(Step.VERIFY);
        model.select(Step.STOP);
        model.goOn();
        assertThat(model.selected().get()).isEqualTo(Step.OPEN);
    }

    @Test
    void given_a_step_at_work_when_another_pipeline_is_chosen_then_this_one_stays() {
        entered(desk.diagnosed(StagedRecovery.failed()).staysAt(Step.BACK_UP));
        begin();

        model.choose("telemetry");

        assertThat(model.pipeline().get()).isEqualTo(Optional.of("freight"));
    }
}
