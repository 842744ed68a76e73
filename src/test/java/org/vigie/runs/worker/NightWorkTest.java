package org.vigie.runs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.etl.Fence;
import org.vigie.etl.Flow;
import org.vigie.etl.Journal.StepKind;
import org.vigie.etl.MemorySource;
import org.vigie.etl.Pipeline;
import org.vigie.etl.Source;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.instance.Instances;
import org.vigie.instance.SettingsReader;
import org.vigie.pipelines.freight.FreightPipeline;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.runs.Run;
import org.vigie.runs.RunLogs;
import org.vigie.runs.RunPage;
import org.vigie.runs.RunState;
import org.vigie.runs.Shelf;
import org.vigie.warehouse.LearningVerdict;
import org.vigie.warehouse.RunLedger;
import org.vigie.warehouse.freight.FreightWarehouse;

/// One night in this very process: a real warehouse, a real operations book, rows from memory.
class NightWorkTest {
    private static final List<String> MACHINES = List.of("MCH-001|Douala|2010", "MCH-002|Edéa|2012");
    private static final List<String> GOOD = List.of(
            "T-1|MCH-001|2026-02-20 10:00:00|10.5|WARN",
            "T-2|MCH-002|2026-02-20 11:00:00|99|OK",
            "T-3|MCH-777|2026-02-20 12:00:00|5|ERR");

    @TempDir
    private Path folder;

    private Shelf shelf;
    private Instance instance;
    private FreightWarehouse warehouse;
    private RunLedger ledger;

    @BeforeEach
    void open() {
        instance = new Instances(new SettingsReader(Set.of("freight", "telemetry")))
                .create(folder.resolve("home"), FirstSettings.standard());
        shelf = new Shelf(instance.home());
        var file = instance.warehouse("freight");
        var database = FreightWarehouse.database(file, Duration.ofSeconds(5));
        database.create();
        ledger = new RunLedger(database);
        warehouse = new FreightWarehouse(file, Duration.ofSeconds(5), shelf);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void given_a_good_night_when_carried_out_then_it_is_published_and_written_down() {
        var run = shelf.ordered(Shelf.NIGHT);

        int exitCode = work(freight(GOOD)).carryOut(run.id());

        var page = shelf.history().page(run.id());
        assertThat(exitCode).isZero();
        assertThat(page.run().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(page.run().progress().rowsLoaded()).isEqualTo(3);
        assertThat(page.findings())
                .containsEntry("facts", "3")
                .containsEntry("alerts", "1")
                .containsEntry("stationDays", "2")
                .containsEntry("withoutStation", "1");
        assertThat(page.steps()).allMatch(step -> step.outcome() == RunPage.Outcome.DONE);
        assertThat(page.inputs()).extracting(RunPage.Input::source).contains("machines");
        assertThat(ledger.of(run.id().value())).isPresent();
        assertThat(log(run).getLast()).endsWith("ended SUCCEEDED");
    }

    @Test
    void given_too_many_bad_rows_when_carried_out_then_it_is_refused_and_each_is_kept() {
        var run = shelf.ordered(Shelf.NIGHT);
        var bad = List.of(
                GOOD.getFirst(), "T-8|MCH-001|2026-02-31 10:00:00|1|OK", "T-9|MCH-001|2026-02-20 10:00:00|NaN|OK");

        int exitCode = work(freight(bad)).carryOut(run.id());

        assertThat(exitCode).isEqualTo(22);
        assertThat(shelf.now(run).state()).isEqualTo(RunState.REFUSED);
        assertThat(shelf.history().quarantinedCount(run.id())).isEqualTo(2);
        assertThat(shelf.history().page(run.id()).gates())
                .anyMatch(gate -> !gate.held() && gate.name().equals("max-rejected-share"));
        assertThat(warehouse.facts()).isZero();
        assertThat(ledger.newest()).isEmpty();
    }

    @Test
    void given_a_problem_when_carried_out_then_the_run_fails_with_it() {
        var run = shelf.ordered(Shelf.NIGHT);
        var missing = new ProblemException(Code.FILE_MISSING, "transactions", "/drop/t.csv");

        int exitCode = work(pipeline(_ -> {
                    throw missing;
                }))
                .carryOut(run.id());

        assertThat(exitCode).isEqualTo(20);
        assertThat(shelf.now(run).state()).isEqualTo(RunState.FAILED);
        assertThat(shelf.now(run).problem()).contains(missing.problem());
    }

    @Test
    void given_a_bug_when_carried_out_then_its_trace_is_in_the_log_under_the_code_that_is_told() {
        var run = shelf.ordered(Shelf.NIGHT);

        int exitCode = work(pipeline(_ -> {
                    throw new IllegalStateException("a canary in the mine");
                }))
                .carryOut(run.id());

        var problem = shelf.now(run).problem().orElseThrow();
        assertThat(exitCode).isEqualTo(70);
        assertThat(problem.code()).isEqualTo(Code.BUG);
        assertThat(String.join("\n", log(run)))
                .contains("bug " + problem.about().getFirst())
                .contains("a canary in the mine")
                .contains("NightWorkTest");
        assertThat(problem.about().toString()).doesNotContain("canary");
    }

    @Test
    void given_a_stack_that_overflows_when_carried_out_then_the_run_still_ends() {
        var run = shelf.ordered(Shelf.NIGHT);

        int exitCode = work(pipeline(_ -> {
                    throw new StackOverflowError();
                }))
                .carryOut(run.id());

        assertThat(exitCode).isEqualTo(70);
        assertThat(shelf.now(run).state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void given_a_pipeline_that_says_done_when_no_row_is_in_the_ledger_then_it_is_no_success() {
        var run = shelf.ordered(Shelf.NIGHT);

        int exitCode = work(pipeline(_ -> {})).carryOut(run.id());

        assertThat(exitCode).isEqualTo(70);
        assertThat(shelf.now(run).problem())
                .contains(Problem.of(
                        Code.OUTCOME_NOT_VERIFIED, "freight", Reason.LEDGER_ROW.of(run.id()), Reason.NO_LEDGER_ROW));
    }

    @Test
    void given_a_lease_that_another_run_took_when_it_commits_then_it_is_fenced_with_42() {
        var run = shelf.ordered(Shelf.NIGHT);
        var stolen = new WorkshopOf((_, fence) -> new FreightPipeline(warehouse, stealing(fence)), GOOD);

        int exitCode = new NightWork(instance, shelf.session(), stolen, shelf).carryOut(run.id());

        assertThat(exitCode).isEqualTo(42);
        assertThat(shelf.now(run).state()).isEqualTo(RunState.FAILED);
        assertThat(shelf.now(run).problem().orElseThrow().code()).isEqualTo(Code.RUN_FENCED);
        assertThat(warehouse.facts()).isZero();
        assertThat(ledger.newest()).isEmpty();
    }

    @Test
    void given_a_run_that_is_asked_to_stop_when_it_is_about_to_commit_then_it_rolls_back_and_writes_no_end() {
        var run = shelf.ordered(Shelf.NIGHT);
        var stopped = new WorkshopOf((_, fence) -> new FreightPipeline(warehouse, stopping(run, fence)), GOOD);

        int exitCode = new NightWork(instance, shelf.session(), stopped, shelf).carryOut(run.id());

        assertThat(exitCode).isEqualTo(83);
        assertThat(shelf.now(run).state()).isEqualTo(RunState.STOPPING);
        assertThat(warehouse.facts()).isZero();
        assertThat(ledger.newest()).isEmpty();
        assertThat(log(run)).anyMatch(line -> line.contains("stopped on request"));
    }

    @Test
    void given_a_published_night_when_it_is_asked_to_stop_while_it_learns_then_it_writes_no_end() {
        var run = shelf.ordered(Shelf.NIGHT);
        var learning = new WorkshopOf(
                (name, fence) -> new Told(name, flow -> {
                    new FreightPipeline(warehouse, fence).run(flow);
                    askToStop(run);
                    flow.journal().progress(3, 3, 0, 1);
                    flow.step(StepKind.LEARN, "training", () -> {});
                }),
                GOOD);

        int exitCode = new NightWork(instance, shelf.session(), learning, shelf).carryOut(run.id());

        assertThat(exitCode).isEqualTo(83);
        assertThat(shelf.now(run).state()).isEqualTo(RunState.STOPPING);
        assertThat(warehouse.facts()).isEqualTo(3);
    }

    @Test
    void given_a_run_that_was_asked_to_stop_when_its_worker_starts_then_it_does_nothing_and_ends_with_83() {
        var run = shelf.ordered(Shelf.NIGHT);
        askToStop(run);

        int exitCode = work(freight(GOOD)).carryOut(run.id());

        assertThat(exitCode).isEqualTo(83);
        assertThat(warehouse.facts()).isZero();
    }

    @Test
    void given_a_run_that_was_declared_lost_when_it_is_about_to_commit_then_it_is_fenced_with_42() {
        var run = shelf.ordered(Shelf.NIGHT);
        var given = new WorkshopOf(
                (_, fence) -> new FreightPipeline(warehouse, () -> {
                    shelf.book().end(run.id(), RunState.LOST, Optional.empty(), "a.mbarga");
                    fence.check();
                }),
                GOOD);

        int exitCode = new NightWork(instance, shelf.session(), given, shelf).carryOut(run.id());

        assertThat(exitCode).isEqualTo(42);
        assertThat(shelf.now(run).state()).isEqualTo(RunState.LOST);
        assertThat(warehouse.facts()).isZero();
    }

    @Test
    void given_a_published_night_when_its_learning_is_refused_then_it_is_partial_with_60() {
        var run = shelf.ordered(Shelf.NIGHT);
        var refusal = new ProblemException(Code.LEARNING_REFUSED, run.id());

        int exitCode = work(freightThen(() -> {
                    throw refusal;
                }))
                .carryOut(run.id());

        assertThat(exitCode).isEqualTo(60);
        assertThat(shelf.now(run).state()).isEqualTo(RunState.PARTIAL);
        assertThat(shelf.now(run).problem()).contains(refusal.problem());
        assertThat(shelf.now(run).exitCode()).contains(60);
        assertThat(shelf.now(run).progress().rowsLoaded()).isEqualTo(3);
        assertThat(warehouse.facts()).isEqualTo(3);
    }

    @Test
    void given_a_published_night_when_memory_runs_out_or_a_bug_comes_then_it_is_partial_with_their_code() {
        var first = shelf.ordered(Shelf.NIGHT);
        int outOfMemory = work(freightThen(() -> {
                    throw new OutOfMemoryError("no room for a forest");
                }))
                .carryOut(first.id());
        var second = shelf.ordered(Shelf.NIGHT);
        int bug = work(freightThen(() -> {
                    throw new IllegalStateException("a canary in the mine");
                }))
                .carryOut(second.id());

        assertThat(outOfMemory).isEqualTo(81);
        assertThat(shelf.now(first).state()).isEqualTo(RunState.PARTIAL);
        assertThat(bug).isEqualTo(70);
        assertThat(shelf.now(second).state()).isEqualTo(RunState.PARTIAL);
    }

    @Test
    void given_a_published_night_when_the_ledger_cannot_be_asked_then_its_end_is_not_guessed() {
        var run = shelf.ordered(Shelf.NIGHT);

        int exitCode = work(freightThen(() -> {
                    ledger = new RunLedger(FreightWarehouse.database(folder.resolve("gone"), Duration.ZERO));
                    throw new ProblemException(Code.LEARNING_REFUSED, run.id());
                }))
                .carryOut(run.id());

        assertThat(exitCode).isEqualTo(60);
        assertThat(shelf.now(run).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void given_a_published_night_when_nobody_judged_its_learning_then_it_is_no_success() {
        var run = shelf.ordered(Shelf.NIGHT);
        var file = FreightWarehouse.database(instance.warehouse("freight"), Duration.ofSeconds(5));
        ledger = new RunLedger(file, (_, _) -> LearningVerdict.DUE);

        int exitCode = work(freight(GOOD)).carryOut(run.id());

        assertThat(exitCode).isEqualTo(70);
        assertThat(shelf.now(run).state()).isEqualTo(RunState.PARTIAL);
        assertThat(shelf.now(run).problem().orElseThrow().code()).isEqualTo(Code.OUTCOME_NOT_VERIFIED);
    }

    @Test
    void given_a_run_that_has_ended_when_its_worker_comes_late_then_it_stops_with_42() {
        var run = shelf.ordered(Shelf.NIGHT);
        shelf.book().end(run.id(), RunState.LOST, Optional.empty(), "reconciliation");

        int exitCode = work(freight(GOOD)).carryOut(run.id());

        assertThat(exitCode).isEqualTo(42);
        assertThat(shelf.now(run).state()).isEqualTo(RunState.LOST);
        assertThat(warehouse.facts()).isZero();
    }

    @Test
    void given_a_failed_night_when_run_again_then_it_succeeds_without_any_manual_step() {
        var first = shelf.ordered(Shelf.NIGHT);
        work(freight(List.of())).carryOut(first.id());
        var second = shelf.ordered(Shelf.NIGHT);

        int exitCode = work(freight(GOOD)).carryOut(second.id());

        assertThat(shelf.now(first).state()).isEqualTo(RunState.REFUSED);
        assertThat(exitCode).isZero();
        assertThat(warehouse.facts()).isEqualTo(3);
    }

    /// What happens while the transaction is open: a supervisor gave the pipeline to another run.
    private Fence stealing(Fence fence) {
        return () -> {
            shelf.session().writing(sql -> sql.execute("update lease set run_id = 'freight-x', fence = 9"));
            fence.check();
        };
    }

    /// Somebody asks for the end while the transaction is open.
    private Fence stopping(Run run, Fence fence) {
        return () -> {
            askToStop(run);
            fence.check();
        };
    }

    private void askToStop(Run run) {
        shelf.session().writing(sql -> {
            sql.execute(
                    "insert into stop values (?, 'a.mbarga', 'bloquée', '2026-02-21T01:00:00.000Z', 0,"
                            + " 1, '2026-02-21T01:00:00.000Z', '', 'REQUESTED', null)",
                    run.id().value());
            shelf.book().stoppingIn(sql, run.id(), "a.mbarga", "bloquée");
        });
    }

    private List<String> log(Run run) {
        return new RunLogs(instance.logs()).tail(run.id(), 1000);
    }

    private NightWork work(WorkshopOf workshop) {
        return new NightWork(instance, shelf.session(), workshop, shelf);
    }

    private WorkshopOf freight(List<String> transactions) {
        return new WorkshopOf((_, fence) -> new FreightPipeline(warehouse, fence), transactions);
    }

    /// The freight night, and what comes after its commit.
    private WorkshopOf freightThen(Runnable after) {
        return new WorkshopOf(
                (name, fence) -> new Told(name, flow -> {
                    new FreightPipeline(warehouse, fence).run(flow);
                    after.run();
                }),
                GOOD);
    }

    private WorkshopOf pipeline(Consumer<Flow> work) {
        return new WorkshopOf((name, _) -> new Told(name, work), GOOD);
    }

    private record Told(String name, Consumer<Flow> work) implements Pipeline {
        @Override
        public void run(Flow flow) {
            work.accept(flow);
        }
    }

    @FunctionalInterface
    private interface Pipelines {
        Pipeline of(String name, Fence fence);
    }

    private final class WorkshopOf implements NightWork.Workshop {
        private final Pipelines pipelines;
        private final List<String> transactions;

        WorkshopOf(Pipelines pipelines, List<String> transactions) {
            this.pipelines = pipelines;
            this.transactions = transactions;
        }

        @Override
        public Pipeline pipeline(String name, Fence fence) {
            return pipelines.of(name, fence);
        }

        @Override
        public Map<String, Source> sources(String pipeline) {
            return Map.of(
                    "machines", new MemorySource("machines", MACHINES),
                    "transactions", new MemorySource("transactions", transactions));
        }

        @Override
        public RunLedger ledger(String pipeline) {
            return ledger;
        }
    }
}
