package org.vigie.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.vigie.etl.Journal.Activity;
import org.vigie.etl.Journal.StepKind;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.Reason;
import org.vigie.runs.RunPage.Transition;

class RunBookTest {
    private static final ProcessIdentity OWN = ProcessIdentity.own();

    @TempDir
    private Path folder;

    private Shelf shelf;
    private RunBook book;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
        book = shelf.book();
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void given_a_run_when_it_goes_its_way_then_each_step_of_its_life_is_written_down() {
        var run = shelf.ordered(Shelf.NIGHT);

        book.starting(run.id(), OWN);
        assertThat(book.running(run.id(), OWN)).isTrue();
        assertThat(book.end(run.id(), RunState.SUCCEEDED, Optional.empty(), "worker"))
                .isTrue();

        assertThat(shelf.history().page(run.id()).transitions())
                .extracting(Transition::to)
                .containsExactly(RunState.QUEUED, RunState.STARTING, RunState.RUNNING, RunState.SUCCEEDED);
        assertThat(shelf.now(run).exitCode()).contains(0);
        assertThat(shelf.now(run).process()).isPresent();
        assertThat(book.leaseHolder("freight")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            mode = Mode.INCLUDE,
            names = {"SUCCEEDED", "PARTIAL", "REFUSED", "FAILED", "KILLED", "LOST"})
    void given_a_run_that_has_ended_when_another_end_is_told_then_nothing_changes(RunState end) {
        var run = shelf.ordered(Shelf.NIGHT);
        var problem = Optional.of(Problem.of(Code.FILE_MISSING, "erp", "/drop/f.csv"));
        book.running(run.id(), OWN);
        book.end(run.id(), end, problem, "worker");
        var before = shelf.history().page(run.id());

        boolean again = book.end(run.id(), RunState.SUCCEEDED, Optional.empty(), "late");
        boolean started = book.running(run.id(), OWN);
        book.starting(run.id(), OWN);
        book.beat(run.id());
        book.step(run.id(), StepKind.PUBLISH);
        book.activity(run.id(), Activity.COMMITTING);
        book.progress(run.id(), 9, 9, 9, 1);

        assertThat(again).isFalse();
        assertThat(started).isFalse();
        assertThat(shelf.history().page(run.id())).isEqualTo(before);
    }

    @Test
    void given_a_run_that_has_ended_when_somebody_writes_its_state_then_the_file_refuses() {
        var run = shelf.ordered(Shelf.NIGHT);
        book.end(run.id(), RunState.LOST, Optional.empty(), "reconciliation");

        assertThatThrownBy(() -> shelf.session().writing(sql -> sql.execute("update run set state =" + " 'SUCCEEDED'")))
                .hasMessageContaining("already ended");
        assertThat(shelf.now(run).state()).isEqualTo(RunState.LOST);
    }

    @Test
    void given_a_run_that_holds_the_lease_when_another_is_ordered_then_it_is_skipped_with_40() {
        var first = shelf.ordered(Shelf.NIGHT);

        var second = shelf.ordered(Shelf.NIGHT);

        assertThat(second.state()).isEqualTo(RunState.SKIPPED);
        assertThat(second.exitCode()).contains(40);
        assertThat(second.problem()).contains(Problem.of(Code.RUN_ALREADY_ACTIVE, "freight", first.id()));
        assertThat(book.leaseHolder("freight")).contains(first.id());
        assertThat(shelf.now(first).state()).isEqualTo(RunState.QUEUED);
    }

    @Test
    void given_runs_one_after_the_other_when_ordered_then_the_fence_only_grows() {
        var first = shelf.ordered(Shelf.NIGHT);
        var skipped = shelf.ordered(Shelf.NIGHT);
        book.end(first.id(), RunState.LOST, Optional.empty(), "reconciliation");
        var second = shelf.ordered(Shelf.NIGHT);

        assertThat(book.fence(first.id())).isOne();
        assertThat(book.fence(skipped.id())).isZero();
        assertThat(book.fence(second.id())).isEqualTo(2);
    }

    @Test
    void given_a_run_that_was_declared_lost_when_it_ends_late_then_its_follower_keeps_the_lease() {
        var frozen = shelf.ordered(Shelf.NIGHT);
        book.end(frozen.id(), RunState.LOST, Optional.empty(), "reconciliation");
        var follower = shelf.ordered(Shelf.NIGHT);

        book.end(frozen.id(), RunState.SUCCEEDED, Optional.empty(), "worker");

        assertThat(book.leaseHolder("freight")).contains(follower.id());
    }

    @Test
    void given_a_problem_when_the_run_ends_then_cause_threat_and_reason_are_read_back() {
        var run = shelf.ordered(Shelf.NIGHT);
        var problem =
                Problem.of(Code.API_UNREACHABLE, "machines", "http://127.0.0.1:8085", 3, Reason.CONNECTION_REFUSED);

        book.end(run.id(), RunState.FAILED, Optional.of(problem), "worker");

        assertThat(shelf.now(run).problem()).contains(problem);
        assertThat(shelf.now(run).exitCode()).contains(20);
        assertThat(shelf.session()
                        .sql()
                        .fetch("select cause, threat, exit_code from v_run")
                        .formatCSV())
                .contains("SOURCE_UNAVAILABLE,freight-api-offline,20");
    }

    @Test
    void given_a_problem_whose_words_have_several_lines_when_read_back_then_its_places_hold() {
        var run = shelf.ordered(Shelf.NIGHT);
        var problem = Problem.of(Code.PROCESS_NOT_STARTED, run.id(), "Error: no JVM\n\nat line 2");

        book.end(run.id(), RunState.FAILED, Optional.of(problem), "supervisor");

        assertThat(shelf.now(run).problem().orElseThrow().about())
                .containsExactly(run.id().value(), "Error: no JVM  at line 2");
    }

    @Test
    void given_a_second_process_when_it_says_that_it_runs_then_it_must_stop() {
        var run = shelf.ordered(Shelf.NIGHT);

        assertThat(book.running(run.id(), OWN)).isTrue();
        assertThat(book.running(run.id(), Shelf.GONE)).isFalse();

        assertThat(shelf.now(run).process().orElseThrow().pid()).isEqualTo(OWN.pid());
    }
}
