package org.vigie.console.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vigie.console.backups.RetentionModel.Obstacle;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.StagedBackups;
import org.vigie.console.screen.StagedDesk;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

class RetentionModelTest {
    private final InlineBackground background = new InlineBackground();
    private final Work work = new Work(background);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void given_the_sheet_when_it_opens_then_it_tells_what_goes_and_why_the_rest_stays() {
        var model = read(StagedBackups.week());

        assertThat(model.drop()).hasSize(4);
        assertThat(model.keep()).hasSize(10).allMatch(kept -> !kept.why().isEmpty());
        assertThat(model.obstacle().get()).contains(Obstacle.NOT_AGREED);
    }

    @Test
    void given_nobody_who_agreed_when_it_is_confirmed_then_nothing_is_removed() {
        var staged = StagedBackups.week();

        read(staged).prune();

        assertThat(staged.pruned()).isZero();
        assertThat(begun).hasValue(0);
    }

    @Test
    void given_somebody_who_agreed_when_it_is_confirmed_then_it_is_removed_and_told() {
        var staged = StagedBackups.week();
        var model = read(staged);
        model.agreed().set(true);

        model.prune();

        assertThat(staged.pruned()).isOne();
        assertThat(begun).hasValue(1);
        assertThat(ended).hasValue(1);
        assertThat(work.ended().get().orElseThrow().outcome()).isInstanceOf(Outcome.Removed.class);
    }

    @Test
    void given_nothing_to_remove_when_somebody_agrees_then_there_is_still_nothing_to_do() {
        var model = read(StagedBackups.none());

        model.agreed().set(true);

        assertThat(model.obstacle().get()).contains(Obstacle.NOTHING);
    }

    @Test
    void given_a_list_that_cannot_be_read_when_the_sheet_opens_then_the_reason_shows() {
        var model = read(StagedBackups.week()
                .refusing(Problem.of(Code.OPERATIONS_BOOK_BROKEN, "ops.sqlite", "database is locked")));

        model.agreed().set(true);

        assertThat(model.trouble().get()).isPresent();
        assertThat(model.obstacle().get()).contains(Obstacle.PLAN_MISSING);
    }

    @Test
    void given_other_work_when_somebody_agrees_then_the_removal_waits_for_its_end() {
        var model = read(StagedBackups.week());
        background.hold();
        work.begin(Work.Kind.TAKE, "freight", _ -> new Outcome.CalledOff(), () -> {});

        model.agreed().set(true);

        assertThat(model.obstacle().get()).contains(Obstacle.OTHER_WORK);
    }

    private RetentionModel read(StagedBackups staged) {
        var model = new RetentionModel(
                StagedDesk.good().backedUp(staged), background, work, begun::incrementAndGet, ended::incrementAndGet);
        model.read();
        return model;
    }
}
