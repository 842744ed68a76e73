package org.vigie.console.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.console.recovery.StepRow.State;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedRecoveries;
import org.vigie.console.screen.StagedRecovery;
import org.vigie.continuity.recovery.Step;

/// What the recovery screen shows of a night, without the screen.
class RecoveryModelTest extends WithoutWindow {
    @Test
    void given_another_screen_when_a_second_passes_then_nothing_is_asked() {
        model.choose("freight");
        model.tick();
        model.stale();

        assertThat(desk.asked()).isZero();
        assertThat(model.standing().get()).isEqualTo(Standing.READING);
    }

    @Test
    void given_a_good_night_when_entered_then_there_is_nothing_to_recover_and_no_step_is_needed() {
        entered(desk.diagnosed(StagedRecovery.nothing()));

        assertThat(model.standing().get()).isEqualTo(Standing.NOTHING_TO_RECOVER);
        assertThat(states()).containsOnly(State.DONE, State.NOT_NEEDED);
        assertThat(model.incident().orElseThrow().recoveryTime(Staged.NOW)).isEmpty();
    }

    @Test
    void given_a_failed_night_when_entered_then_it_is_diagnosed_and_only_the_first_step_is_open() {
        entered(desk.diagnosed(StagedRecovery.failed()));

        assertThat(model.standing().get()).isEqualTo(Standing.TROUBLE);
        assertThat(model.row(Step.DIAGNOSE).state()).isEqualTo(State.DONE);
        assertThat(model.row(Step.HOLD).state()).isEqualTo(State.NEXT);
        assertThat(states().subList(2, 9)).containsOnly(State.LOCKED);
        assertThat(model.rows().get()).allMatch(row -> row.planned().isPresent());
    }

    @Test
    void given_a_failed_night_when_time_passes_then_both_measures_are_told_while_they_run() {
        entered(desk.diagnosed(StagedRecovery.failed()));

        var incident = model.incident().orElseThrow();

        assertThat(incident.recoveryTime(Staged.NOW)).contains(Duration.parse("PT3H44M11S"));
        assertThat(incident.dataLoss()).contains(Duration.ofDays(1));
    }

    @Test
    void given_a_run_that_advances_when_entered_then_it_is_said_and_is_no_trouble() {
        entered(desk.undiagnosed(ADVANCES));

        assertThat(model.standing().get()).isEqualTo(Standing.ADVANCING);
        assertThat(states()).containsOnly(State.NOT_NEEDED);
    }

    @Test
    void given_a_diagnosis_that_cannot_be_made_when_it_is_asked_again_later_then_it_is_shown() {
        entered(desk.undiagnosed(NO_BOOK));
        assertThat(model.standing().get()).isEqualTo(Standing.UNKNOWN);
        assertThat(model.trouble().get()).contains(NO_BOOK);

        desk.diagnosed(StagedRecovery.failed());
        model.diagnoseAgain();

        assertThat(model.standing().get()).isEqualTo(Standing.TROUBLE);
        assertThat(model.trouble().get()).isEmpty();
    }

    @Test
    void given_a_diagnosis_on_its_way_when_it_is_asked_again_then_one_is_enough() {
        entered(desk.diagnosed(StagedRecovery.failed()));
        background.hold();

        model.diagnoseAgain();
        model.diagnoseAgain();

        assertThat(background.held()).isOne();
        assertThat(model.diagnosing().get()).isTrue();
        background.letGo();
        assertThat(model.diagnosing().get()).isFalse();
    }

    @Test
    void given_a_diagnosis_on_its_way_when_another_pipeline_is_chosen_then_its_answer_is_nobodys() {
        entered(desk.diagnosed(StagedRecovery.failed()));
        background.hold();
        model.diagnoseAgain();
        model.leave();

        model.choose("telemetry");
        background.letGo();

        assertThat(model.diagnosis().get()).isEmpty();
        assertThat(model.standing().get()).isEqualTo(Standing.READING);
    }

    @Test
    void given_a_night_that_changed_when_the_pulse_tells_then_it_is_diagnosed_again() {
        entered(desk.diagnosed(StagedRecovery.failed()));

        desk.diagnosed(StagedRecovery.nothing());
        model.stale();

        assertThat(model.standing().get()).isEqualTo(Standing.NOTHING_TO_RECOVER);
    }

    @Test
    void given_a_recovery_that_ended_when_it_is_diagnosed_again_then_the_night_of_now_shows() {
        entered(desk.diagnosed(StagedRecovery.failed()));
        begin();

        desk.diagnosed(StagedRecovery.nothing());
        model.diagnoseAgain();

        assertThat(model.page().get()).isEmpty();
        assertThat(model.standing().get()).isEqualTo(Standing.NOTHING_TO_RECOVER);
        assertThat(model.last().get()).isPresent();
        model.showLast();
        assertThat(model.standing().get()).isEqualTo(Standing.SUCCEEDED);
    }

    @Test
    void given_the_end_of_a_recovery_when_the_screen_is_left_and_entered_then_it_still_shows() {
        entered(desk.diagnosed(StagedRecovery.failed()));
        begin();

        model.leave();
        model.enter();

        assertThat(model.standing().get()).isEqualTo(Standing.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource(ReportPart.class)
    void given_a_recovery_that_ended_when_its_report_is_asked_for_then_the_system_opens_it(ReportPart part) {
        entered(desk.diagnosed(StagedRecovery.failed()));
        begin();

        model.showReport(part);

        var name = switch (part) {
            case HTML -> "recovery-freight-2026-02-21-k7mq.html";
            case PDF -> "recovery-freight-2026-02-21-k7mq.pdf";
            case FOLDER -> "reports";
        };
        assertThat(desk.opened())
                .singleElement()
                .satisfies(file -> assertThat(file).hasFileName(name));
        assertThat(StagedRecoveries.REPORTS).hasFileName("reports");
    }
}
