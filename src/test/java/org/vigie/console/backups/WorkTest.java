package org.vigie.console.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.console.backups.Work.Kind;
import org.vigie.console.backups.Work.Progress;
import org.vigie.console.screen.InlineBackground;
import org.vigie.continuity.backup.Onlooker.Stage;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

class WorkTest {
    private static final Outcome NOTHING_REMOVED = new Outcome.Removed(List.of());

    private final Work work = new Work(new InlineBackground());

    @Test
    void given_work_when_it_goes_on_then_stage_and_share_are_told_and_nothing_is_left_at_its_end() {
        var seen = new ArrayList<String>();
        work.progress()
                .addListener((_, _, now) -> now.flatMap(Progress::stage)
                        .ifPresent(stage -> seen.add(
                                stage + " " + Math.round(now.orElseThrow().share() * 100))));

        work.begin(
                Kind.TAKE,
                "freight",
                onlooker -> {
                    onlooker.sees(Stage.COPYING, 0.25);
                    onlooker.sees(Stage.VERIFYING, 0);
                    return NOTHING_REMOVED;
                },
                () -> {});

        assertThat(seen).containsExactly("COPYING 25", "VERIFYING 0");
        assertThat(work.progress().get()).isEmpty();
    }

    @Test
    void given_a_large_file_when_each_block_is_told_then_the_screen_hears_each_percent_once() {
        var heard = new ArrayList<Progress>();
        work.progress().addListener((_, _, now) -> now.ifPresent(heard::add));

        work.begin(
                Kind.TAKE,
                "freight",
                onlooker -> {
                    for (var block = 0; block < 100_000; block++) {
                        onlooker.sees(Stage.HASHING, block / 100_000.0);
                    }
                    return NOTHING_REMOVED;
                },
                () -> {});

        assertThat(heard).hasSizeBetween(100, 103);
    }

    @Test
    void given_work_that_ended_when_other_work_begins_then_the_old_outcome_is_gone() {
        work.begin(Kind.PRUNE, "", _ -> NOTHING_REMOVED, () -> {});
        assertThat(work.ended().get()).isPresent();

        work.begin(
                Kind.TAKE,
                "freight",
                _ -> {
                    assertThat(work.ended().get()).isEmpty();
                    return NOTHING_REMOVED;
                },
                () -> {});

        assertThat(work.ended().get()).map(Work.Ended::kind).contains(Kind.TAKE);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        TAKE, BACKUP_CALLED_OFF
        RESTORE, RESTORE_CUT_SHORT
        """)
    void given_the_engines_own_word_for_it_when_work_was_called_off_then_it_is_no_problem(Kind kind, Code code) {
        work.begin(
                kind,
                "freight",
                _ -> {
                    work.callOff();
                    throw new ProblemException(code, "freight");
                },
                () -> {});

        assertThat(work.ended().get()).map(Work.Ended::outcome).contains(new Outcome.CalledOff());
    }

    @Test
    void given_work_that_nobody_called_off_when_it_was_cut_short_then_it_is_a_problem() {
        var why = Problem.of(Code.RESTORE_CUT_SHORT, "freight");

        work.begin(
                Kind.RESTORE,
                "freight",
                _ -> {
                    throw new ProblemException(why);
                },
                () -> {});

        assertThat(work.ended().get()).map(Work.Ended::outcome).contains(new Outcome.Refused(why));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        TAKE, COPYING, true
        TAKE, SECOND_PLACE, true
        PROVE, PROVING, true
        PRUNE, HASHING, true
        RESTORE, COPYING, true
        RESTORE, VERIFYING, true
        RESTORE, SAFETY_BACKUP, false
        RESTORE, SWAPPING, false
        """)
    void given_a_stage_when_it_is_reached_then_a_warehouse_that_is_replaced_cannot_be_called_off(
            Kind kind, Stage stage, boolean possible) {
        var now = new Progress(kind, "freight", Optional.of(stage), 0.5, false);

        assertThat(now.canBeCalledOff()).isEqualTo(possible);
    }
}
