package org.vigie.console.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.console.screen.HandClock;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Questions.Topic;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedBackups;
import org.vigie.console.screen.StagedDesk;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.BackupState;
import org.vigie.continuity.backup.Occasion;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

class BackupsModelTest {
    private final InlineBackground background = new InlineBackground();
    private final Questions questions = new Questions(background, new HandClock(), Duration.ofSeconds(2));
    private final Work work = new Work(background);

    @Test
    void given_another_screen_when_the_pulse_beats_then_the_backups_are_not_read() {
        var model = model(StagedBackups.week());

        model.beat();

        assertThat(model.stock().get()).isEmpty();
    }

    @Test
    void given_the_screen_when_it_is_entered_then_the_newest_good_backup_is_chosen() {
        var staged = StagedBackups.week();

        var model = entered(staged);

        assertThat(model.list()).hasSize(14);
        assertThat(model.chosenBackup()).contains(staged.newest("telemetry"));
    }

    @Test
    void given_a_newest_backup_that_is_damaged_when_the_screen_is_entered_then_it_is_in_the_list_and_not_chosen() {
        var staged = StagedBackups.withDamaged();

        var model = entered(staged);
        model.pipeline().set(Optional.of("freight"));

        assertThat(model.list()).contains(staged.newest("freight"));
        assertThat(model.chosenBackup().map(Backup::state)).contains(BackupState.PROVEN);
    }

    @Test
    void given_no_backup_when_the_screen_is_entered_then_nothing_is_chosen_and_nothing_can_be_proven() {
        var model = entered(StagedBackups.none());

        model.prove();

        assertThat(model.chosenBackup()).isEmpty();
        assertThat(work.ended().get()).isEmpty();
    }

    @Test
    void given_two_pipelines_when_one_is_filtered_then_only_its_backups_show_and_one_of_them_is_chosen() {
        var model = entered(StagedBackups.week());

        model.pipeline().set(Optional.of("telemetry"));

        assertThat(model.list()).hasSize(7).allMatch(backup -> backup.pipeline().equals("telemetry"));
        assertThat(model.chosenBackup().map(Backup::pipeline)).contains("telemetry");
    }

    @Test
    void given_a_chosen_backup_when_the_list_comes_anew_then_it_stays_chosen() {
        var staged = StagedBackups.week();
        var model = entered(staged);
        var third = model.list().get(2);
        model.chosen().set(Optional.of(third.id()));

        staged.add(StagedBackups.made("freight", Staged.NOW, "n3w5", Occasion.ON_DEMAND, BackupState.VERIFIED));
        model.beat();

        assertThat(model.list()).hasSize(15);
        assertThat(model.chosenBackup()).contains(third);
    }

    @Test
    void given_backups_that_the_retention_removed_when_the_list_is_shown_then_they_are_not_in_it() {
        var staged = StagedBackups.week();
        staged.prune((_, _) -> {});

        assertThat(entered(staged).list()).hasSize(10).noneMatch(backup -> backup.state() == BackupState.GONE);
    }

    @Test
    void given_a_pipeline_when_it_is_backed_up_then_it_is_in_the_list_with_who_asked_and_why() {
        var staged = StagedBackups.week();
        var model = entered(staged);

        model.take("telemetry", "demandée dans la fenêtre");

        var wish = staged.wishes().getFirst();
        assertThat(wish.pipeline()).isEqualTo("telemetry");
        assertThat(wish.occasion()).isEqualTo(Occasion.ON_DEMAND);
        assertThat(wish.actor()).isEqualTo("a.mbarga");
        assertThat(wish.reason()).isEqualTo("demandée dans la fenêtre");
        assertThat(model.list()).hasSize(15);
        assertThat(outcome()).isInstanceOf(Outcome.Taken.class);
    }

    @Test
    void given_a_backup_under_way_when_another_one_is_asked_for_then_one_at_a_time_is_enough() {
        var staged = StagedBackups.week();
        var model = entered(staged);
        background.hold();

        model.take("freight", "x");
        model.take("telemetry", "x");
        background.letGo();

        assertThat(staged.wishes()).hasSize(1);
    }

    @Test
    void given_a_backup_that_is_refused_when_it_ends_then_the_reason_is_told() {
        var staged = StagedBackups.week();
        var model = entered(staged);
        staged.refusing(Problem.of(Code.BACKUP_NO_SPACE, StagedBackups.FOLDER, 4096, 12));

        model.take("freight", "x");

        assertThat(outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(work.underWay()).isFalse();
    }

    @Test
    void given_a_chosen_backup_when_it_is_proven_then_the_list_says_so() {
        var staged = StagedBackups.late();
        var model = entered(staged);
        assertThat(model.chosenBackup().map(Backup::state)).contains(BackupState.VERIFIED);

        model.prove();

        assertThat(model.chosenBackup().map(Backup::state)).contains(BackupState.PROVEN);
        assertThat(outcome()).isInstanceOf(Outcome.Tried.class);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        MAKING, false, false
        VERIFIED, true, true
        PROVEN, true, true
        DAMAGED, true, true
        GONE, false, false
        FAILED, false, false
        """)
    void given_a_state_when_it_is_judged_then_only_what_is_there_can_be_proven_or_restored(
            BackupState state, boolean provable, boolean restorable) {
        var backup = StagedBackups.made("freight", Staged.NOW, "n3w5", Occasion.ON_DEMAND, state);

        assertThat(BackupsModel.provable(backup)).isEqualTo(provable);
        assertThat(BackupsModel.restorable(backup)).isEqualTo(restorable);
    }

    @Test
    void given_a_damaged_backup_without_a_second_copy_when_it_is_judged_then_it_cannot_be_restored() {
        var alone = StagedBackups.onePlace().newest("freight");

        assertThat(BackupsModel.restorable(StagedBackups.as(alone, BackupState.DAMAGED)))
                .isFalse();
    }

    @Test
    void given_a_first_place_that_is_away_when_it_is_looked_at_then_nothing_is_in_sight() {
        assertThat(entered(StagedBackups.week()).inSight()).isTrue();
        assertThat(entered(StagedBackups.firstPlaceAway()).inSight()).isFalse();
    }

    @Test
    void given_a_desk_that_does_not_answer_when_it_is_looked_at_then_what_was_proven_is_in_sight_no_more() {
        var model = entered(StagedBackups.week());

        questions.tell(Topic.WINDOW, Problem.of(Code.OPERATIONS_BOOK_BROKEN, "ops.sqlite", "database is locked"));

        assertThat(model.inSight()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Work.Kind.class)
    void given_work_that_is_called_off_when_it_ends_then_it_is_no_problem(Work.Kind kind) {
        work.begin(
                kind,
                "freight",
                onlooker -> {
                    work.callOff();
                    assertThat(onlooker.callsOff()).isTrue();
                    throw new CancellationException();
                },
                () -> {});

        assertThat(outcome()).isEqualTo(new Outcome.CalledOff());
    }

    private Outcome outcome() {
        return work.ended().get().orElseThrow().outcome();
    }

    private BackupsModel entered(StagedBackups staged) {
        var model = model(staged);
        model.enter();
        return model;
    }

    private BackupsModel model(StagedBackups staged) {
        return new BackupsModel(StagedDesk.good().backedUp(staged), questions, work, "a.mbarga");
    }
}
