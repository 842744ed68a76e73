package org.vigie.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.runs.WorkerLauncher.Worker;
import org.vigie.warehouse.RunLedger;
import org.vigie.warehouse.freight.FreightWarehouse;

@Timeout(30)
class RunDeskTest {
    @TempDir
    private Path folder;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void given_a_worker_that_ends_its_run_when_awaited_then_its_progress_and_end_are_told() throws Exception {
        var exit = new CompletableFuture<Integer>();
        var desk = desk(_ -> worker(exit, ""));
        var seen = new ArrayList<RunState>();

        var ordered = desk.order(Shelf.order(Shelf.NIGHT));
        var run = desk.await(ordered, now -> {
            seen.add(now.state());
            shelf.book().end(now.id(), RunState.SUCCEEDED, Optional.empty(), "worker");
            exit.complete(0);
        });

        assertThat(seen).containsExactly(RunState.STARTING);
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.id().value()).matches("freight-2026-02-21-[a-hj-km-np-z2-9]{4}");
    }

    /// Success is never an exit code.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0   | killed by somebody                          | true  | PROCESS_VANISHED
        137 | ''                                          | true  | PROCESS_VANISHED
        3   | Terminating due to java.lang.OutOfMemoryErr | true  | OUT_OF_MEMORY
        1   | java.lang.OutOfMemoryError: Java heap space | true  | OUT_OF_MEMORY
        1   | Invalid maximum heap size: -Xmx9999g        | false | PROCESS_NOT_STARTED
        """)
    void given_a_worker_that_dies_without_a_farewell_when_it_is_gone_then_its_run_fails(
            int exitCode, String lastWords, boolean started, Code code) throws Exception {
        var exit = new CompletableFuture<Integer>();
        var desk = desk(_ -> worker(exit, lastWords));

        var ordered = desk.order(Shelf.order(Shelf.NIGHT));
        if (started) {
            shelf.book().running(ordered.run().id(), ProcessIdentity.own());
        }
        exit.complete(exitCode);
        var run = desk.await(ordered, _ -> {});

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.problem().orElseThrow().code()).isEqualTo(code);
        assertThat(shelf.book().leaseHolder("freight")).isEmpty();
    }

    @Test
    void given_a_worker_that_dies_silently_when_it_is_gone_then_its_exit_code_is_told() throws Exception {
        var exit = new CompletableFuture<Integer>();
        var desk = desk(_ -> worker(exit, ""));

        var ordered = desk.order(Shelf.order(Shelf.NIGHT));
        shelf.book().running(ordered.run().id(), ProcessIdentity.own());
        exit.complete(137);

        assertThat(desk.await(ordered, _ -> {}).problem())
                .contains(Problem.of(Code.PROCESS_VANISHED, ordered.run().id(), Reason.EXIT_CODE.of(137)));
    }

    @Test
    void given_a_worker_that_cannot_start_when_ordered_then_the_run_fails_with_its_reason() throws Exception {
        var desk = desk(run -> {
            throw new ProblemException(Code.PROCESS_NOT_STARTED, run.id(), "no java");
        });

        var run = desk.await(desk.order(Shelf.order(Shelf.NIGHT)), _ -> {});

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.exitCode()).contains(80);
    }

    @Test
    void given_a_run_at_work_when_another_is_ordered_then_it_has_ended_at_once_as_skipped() {
        var desk = desk(_ -> worker(new CompletableFuture<>(), ""));

        desk.order(Shelf.order(Shelf.NIGHT));
        var second = desk.order(Shelf.order(Shelf.NIGHT));

        assertThat(second.ended()).isCompleted();
        assertThat(second.run().state()).isEqualTo(RunState.SKIPPED);
    }

    @Test
    void given_a_run_whose_process_is_gone_when_another_is_ordered_then_it_is_closed_first() {
        var gone = shelf.ordered(Shelf.NIGHT, Shelf.GONE);
        var desk = desk(_ -> worker(new CompletableFuture<>(), ""));

        var ordered = desk.order(Shelf.order(Shelf.NIGHT));

        assertThat(shelf.now(gone).state()).isEqualTo(RunState.LOST);
        assertThat(shelf.now(ordered.run()).state()).isEqualTo(RunState.STARTING);
    }

    private RunDesk desk(WorkerLauncher launcher) {
        var file = FreightWarehouse.database(folder.resolve("w.sqlite"), Duration.ofSeconds(5));
        file.create();
        var reconciliation = new Reconciliation(shelf.book(), shelf.history(), _ -> new RunLedger(file));
        return new RunDesk(shelf.book(), shelf.history(), reconciliation, launcher);
    }

    private static Worker worker(CompletableFuture<Integer> exit, String lastWords) {
        return new Worker(ProcessIdentity.own(), exit, "512m", () -> lastWords);
    }
}
