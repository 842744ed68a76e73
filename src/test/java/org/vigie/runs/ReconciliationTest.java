package org.vigie.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.Reason;
import org.vigie.sqlite.Database;
import org.vigie.warehouse.LearningVerdict;
import org.vigie.warehouse.RunLedger;
import org.vigie.warehouse.freight.FreightWarehouse;

/// The warehouse decides what became of a run whose process is gone.
class ReconciliationTest {
    @TempDir
    private Path folder;

    private Shelf shelf;
    private Database warehouse;
    private Reconciliation reconciliation;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
        warehouse = FreightWarehouse.database(folder.resolve("w.sqlite"), Duration.ofSeconds(5));
        warehouse.create();
        reconciliation = new Reconciliation(shelf.book(), shelf.history(), _ -> new RunLedger(warehouse));
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void given_a_worker_that_is_gone_when_its_orderer_lives_then_the_end_is_still_untold() {
        var run = shelf.ordered(Shelf.NIGHT, ProcessIdentity.own());
        shelf.book().running(run.id(), Shelf.GONE);

        assertThat(reconciliation.isAnEndUntold()).isTrue();

        reconciliation.closeTheGone();
        assertThat(reconciliation.isAnEndUntold()).isFalse();
    }

    @Test
    void given_a_worker_and_an_orderer_that_are_gone_when_asked_then_nobody_else_will_tell_the_end() {
        runBy(Shelf.GONE);

        assertThat(reconciliation.isAnEndUntold()).isFalse();
    }

    @Test
    void given_a_worker_that_is_gone_when_its_row_is_there_then_it_succeeded_with_its_counts() {
        var run = runBy(Shelf.GONE);
        publish(run);

        var closed = reconciliation.closeTheGone();

        assertThat(closed).containsExactly(shelf.now(run));
        assertThat(shelf.now(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(shelf.now(run).exitCode()).contains(0);
        assertThat(shelf.now(run).progress().rowsLoaded()).isEqualTo(450);
        assertThat(shelf.now(run).progress().rowsQuarantined()).isEqualTo(50);
    }

    @Test
    void given_a_worker_that_is_gone_when_no_row_is_there_then_it_is_lost_and_its_lease_free() {
        var run = runBy(Shelf.GONE);

        reconciliation.closeTheGone();

        assertThat(shelf.now(run).state()).isEqualTo(RunState.LOST);
        assertThat(shelf.now(run).exitCode()).contains(80);
        assertThat(shelf.now(run).problem())
                .contains(Problem.of(Code.PROCESS_VANISHED, run.id(), Reason.NOBODY_LISTENED));
        assertThat(shelf.book().leaseHolder("freight")).isEmpty();
    }

    @Test
    void given_a_worker_that_lives_when_reconciled_then_its_run_is_untouched() {
        var run = runBy(ProcessIdentity.own());
        shelf.pass(Duration.ofDays(3));

        assertThat(reconciliation.closeTheGone()).isEmpty();

        assertThat(shelf.now(run).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void given_an_order_without_a_worker_when_its_orderer_lives_then_it_is_only_young() {
        var run = shelf.ordered(Shelf.NIGHT, ProcessIdentity.own());

        assertThat(reconciliation.closeTheGone()).isEmpty();

        assertThat(shelf.now(run).state()).isEqualTo(RunState.QUEUED);
    }

    @Test
    void given_an_order_without_a_worker_when_its_orderer_is_gone_then_it_is_lost() {
        var run = shelf.ordered(Shelf.NIGHT, Shelf.GONE);

        reconciliation.closeTheGone();

        assertThat(shelf.now(run).state()).isEqualTo(RunState.LOST);
    }

    @Test
    void given_a_worker_that_is_gone_when_reconciled_twice_then_it_is_closed_once() {
        runBy(Shelf.GONE);

        assertThat(reconciliation.closeTheGone()).hasSize(1);
        assertThat(reconciliation.closeTheGone()).isEmpty();
    }

    @Test
    void given_a_warehouse_that_cannot_be_asked_when_reconciled_then_the_end_is_not_guessed() throws Exception {
        var run = runBy(Shelf.GONE);
        publish(run);
        var impatient = new Reconciliation(
                shelf.book(),
                shelf.history(),
                _ -> new RunLedger(FreightWarehouse.database(warehouse.file(), Duration.ofMillis(100))));

        try (var owner = DriverManager.getConnection("jdbc:sqlite:" + warehouse.file());
                var sql = owner.createStatement()) {
            sql.execute("pragma locking_mode = exclusive");
            sql.execute("begin exclusive");
            assertThat(impatient.closeTheGone()).isEmpty();
            assertThat(shelf.now(run).state()).isEqualTo(RunState.RUNNING);
            sql.execute("rollback");
        }

        assertThat(impatient.closeTheGone()).hasSize(1);
        assertThat(shelf.now(run).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void given_a_warehouse_that_is_missing_when_reconciled_then_the_run_is_lost() throws Exception {
        var run = runBy(Shelf.GONE);
        Files.delete(warehouse.file());

        reconciliation.closeTheGone();

        assertThat(shelf.now(run).state()).isEqualTo(RunState.LOST);
    }

    /// A row that is there, and what became of the learning after it.
    @ParameterizedTest
    @CsvSource(textBlock = """
        NONE,    SUCCEEDED, 0
        LEARNED, SUCCEEDED, 0
        DUE,     PARTIAL,   80
        REFUSED, PARTIAL,   60
        """)
    void given_a_worker_that_died_after_it_published_when_reconciled_then_its_learning_decides(
            LearningVerdict verdict, RunState state, int exitCode) {
        var run = runBy(Shelf.GONE);
        publish(run);
        var learning =
                new Reconciliation(shelf.book(), shelf.history(), _ -> new RunLedger(warehouse, (_, _) -> verdict));

        learning.closeTheGone();

        assertThat(shelf.now(run).state()).isEqualTo(state);
        assertThat(shelf.now(run).exitCode()).contains(exitCode);
        assertThat(shelf.now(run).progress().rowsLoaded()).isEqualTo(450);
    }

    @Test
    void given_a_worker_without_memory_when_its_learning_is_due_then_it_is_partial_with_81() {
        var run = runBy(Shelf.GONE);
        publish(run);
        var learning = new Reconciliation(
                shelf.book(), shelf.history(), _ -> new RunLedger(warehouse, (_, _) -> LearningVerdict.DUE));

        learning.close(run, RunState.FAILED, Problem.of(Code.OUT_OF_MEMORY, run.id(), "64m"));

        assertThat(shelf.now(run).state()).isEqualTo(RunState.PARTIAL);
        assertThat(shelf.now(run).exitCode()).contains(81);
    }

    @Test
    void given_a_run_that_is_being_stopped_when_its_worker_is_gone_then_only_the_witness_has_it_closed() {
        var run = runBy(Shelf.GONE);
        shelf.session().writing(sql -> shelf.book().stoppingIn(sql, run.id(), "a.mbarga", "bloquée"));
        var death = new StopWitness.Death("a.mbarga", Problem.of(Code.RUN_KILLED, run.id(), "a.mbarga", "bloquée"));
        var seen = new ArrayList<RunId>();

        assertThat(witnessed(Optional.empty(), seen).closeTheGone()).isEmpty();
        assertThat(shelf.now(run).state()).isEqualTo(RunState.STOPPING);
        assertThat(witnessed(Optional.of(death), seen).closeTheGone()).containsExactly(shelf.now(run));

        assertThat(shelf.now(run).state()).isEqualTo(RunState.KILLED);
        assertThat(shelf.now(run).exitCode()).contains(83);
        assertThat(shelf.history().page(run.id()).transitions().getLast().actor())
                .isEqualTo("a.mbarga");
        assertThat(seen).containsExactly(run.id());
    }

    @Test
    void given_a_run_that_is_being_stopped_when_its_row_is_there_then_it_succeeded_all_the_same() {
        var run = runBy(Shelf.GONE);
        publish(run);
        shelf.session().writing(sql -> shelf.book().stoppingIn(sql, run.id(), "a.mbarga", "bloquée"));
        var death = new StopWitness.Death("a.mbarga", Problem.of(Code.RUN_KILLED, run.id(), "a.mbarga", "bloquée"));

        witnessed(Optional.of(death), new ArrayList<>()).closeTheGone();

        assertThat(shelf.now(run).state()).isEqualTo(RunState.SUCCEEDED);
    }

    private Reconciliation witnessed(Optional<StopWitness.Death> death, List<RunId> closed) {
        var witness = new StopWitness() {
            @Override
            public Optional<Death> deathOf(Run run) {
                return death;
            }

            @Override
            public void closed(RunId run) {
                closed.add(run);
            }
        };
        return new Reconciliation(shelf.book(), shelf.history(), _ -> new RunLedger(warehouse), witness);
    }

    private Run runBy(ProcessIdentity worker) {
        var run = shelf.ordered(Shelf.NIGHT, Shelf.GONE);
        shelf.book().running(run.id(), worker);
        return shelf.now(run);
    }

    private void publish(Run run) {
        try (var session = warehouse.open()) {
            session.writing(sql -> sql.execute("""
                insert into run_ledger values
                (?, 'freight', '2026-02-21', 1, 'aa', 500, 450, 50, 450, 0, 450,
                 ?, '', '2026-02-21T01:19:00.000Z')
                """, run.id().value(), "0".repeat(64)));
        }
    }
}
