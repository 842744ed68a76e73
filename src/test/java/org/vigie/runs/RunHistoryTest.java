package org.vigie.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.etl.Rejection;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

class RunHistoryTest {
    private static final LocalDate EVE = Shelf.NIGHT.minusDays(1);

    @TempDir
    private Path folder;

    private Shelf shelf;
    private Run failed;
    private Run good;

    @BeforeEach
    void twoNights() {
        shelf = new Shelf(folder);
        failed = ended(EVE, RunState.FAILED, Optional.of(Problem.of(Code.FILE_MISSING, "erp", "f")));
        shelf.pass(Duration.ofDays(1));
        good = ended(Shelf.NIGHT, RunState.SUCCEEDED, Optional.empty());
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void given_runs_when_listed_then_the_newest_comes_first_and_the_limit_holds() {
        var history = shelf.history();

        assertThat(history.latest(RunFilter.all(), 10)).containsExactly(good, failed);
        assertThat(history.latest(RunFilter.all(), 1)).containsExactly(good);
    }

    @Test
    void given_filters_when_listed_then_each_part_and_all_together_choose() {
        assertThat(filtered("freight", Set.of(), null, "")).containsExactly(good, failed);
        assertThat(filtered("telemetry", Set.of(), null, "")).isEmpty();
        assertThat(filtered(null, Set.of(RunState.FAILED, RunState.LOST), null, ""))
                .containsExactly(failed);
        assertThat(filtered(null, Set.of(), EVE, "")).containsExactly(failed);
        assertThat(filtered("freight", Set.of(RunState.SUCCEEDED), EVE, "")).isEmpty();
    }

    @Test
    void given_a_text_when_listed_then_it_is_found_in_id_actor_reason_and_cause() {
        assertThat(filtered(null, Set.of(), null, " 0001 ")).containsExactly(failed);
        assertThat(filtered(null, Set.of(), null, "MBARGA")).hasSize(2);
        assertThat(filtered(null, Set.of(), null, "corrigé")).hasSize(2);
        assertThat(filtered(null, Set.of(), null, "source_un")).containsExactly(failed);
        assertThat(filtered(null, Set.of(), null, "%")).isEmpty();
        assertThat(filtered(null, Set.of(), null, "' or 1=1 --")).isEmpty();
    }

    @Test
    void given_a_reference_when_looked_up_then_id_short_name_and_last_find_the_run() {
        var history = shelf.history();

        assertThat(history.get(failed.id().value())).isEqualTo(failed);
        assertThat(history.get("0001")).isEqualTo(failed);
        assertThat(history.get("last")).isEqualTo(good);
        assertThat(history.find("01")).isEmpty();
        assertThat(history.find("%")).isEmpty();
        var problem = catchThrowableOfType(ProblemException.class, () -> history.get("zzzz"));
        assertThat(problem.problem().code()).isEqualTo(Code.UNKNOWN_RUN);
    }

    @Test
    void given_nights_when_asked_for_the_last_good_then_a_failed_one_is_passed_over() {
        var history = shelf.history();

        ended(Shelf.NIGHT.plusDays(1), RunState.REFUSED, Optional.empty());

        assertThat(history.lastGood("freight")).contains(good);
        assertThat(history.lastGood("telemetry")).isEmpty();
        assertThat(history.firstNight("freight")).contains(EVE);
        assertThat(history.active()).isEmpty();
    }

    @Test
    void given_many_quarantined_rows_when_paged_then_each_comes_once_in_the_order_of_its_line() {
        var notes = new RunNotes(shelf.session(), good.id(), shelf);
        notes.quarantine(LongStream.rangeClosed(1, 2500)
                .mapToObj(line -> new QuarantinedRow("erp", "f.csv", rejection(line)))
                .toList());

        var first = shelf.history().quarantined(good.id(), 0, 1000);
        var last = shelf.history().quarantined(good.id(), 2000, 1000);

        assertThat(shelf.history().quarantinedCount(good.id())).isEqualTo(2500);
        assertThat(first)
                .hasSize(1000)
                .first()
                .extracting(row -> row.rejection().line())
                .isEqualTo(1L);
        assertThat(last).hasSize(500).last().isEqualTo(new QuarantinedRow("erp", "f.csv", rejection(2500)));
    }

    private static Rejection rejection(long line) {
        return new Rejection(line, "date", "31/02/2026", Rejection.Reason.NOT_A_DATE);
    }

    private Run ended(LocalDate night, RunState state, Optional<Problem> problem) {
        var run = shelf.ordered(night);
        shelf.book().end(run.id(), state, problem, "worker");
        return shelf.now(run);
    }

    private List<Run> filtered(
            @org.jspecify.annotations.Nullable String pipeline,
            Set<RunState> states,
            @org.jspecify.annotations.Nullable LocalDate night,
            String text) {
        var filter = new RunFilter(Optional.ofNullable(pipeline), states, Optional.ofNullable(night), text);
        return shelf.history().latest(filter, 10);
    }
}
