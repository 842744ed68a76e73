package org.vigie.runs.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.instance.Instances;
import org.vigie.instance.SettingsReader;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.ChildJvm;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.Reconciliation;
import org.vigie.runs.Run;
import org.vigie.runs.RunState;
import org.vigie.runs.Shelf;
import org.vigie.runs.stop.Certificate.Kind;
import org.vigie.runs.stop.Certificate.Stage;
import org.vigie.warehouse.RunLedger;
import org.vigie.warehouse.freight.FreightWarehouse;

/// Real processes that stand for workers, a real book, a real warehouse.
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class StoppingTest {
    private static final Duration GRACE = Duration.ofMillis(300);
    private static final Duration BUSY = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private Shelf shelf;
    private Instance instance;
    private Witness witness;
    private Reconciliation reconciliation;
    private Stopping stopping;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
        var reader = new SettingsReader(Set.of("freight", "telemetry"));
        instance = new Instances(reader).create(folder.resolve("home"), FirstSettings.standard());
        var warehouse = FreightWarehouse.database(instance.warehouse("freight"), BUSY);
        warehouse.create();
        witness = new Witness(
                instance,
                shelf.session(),
                shelf,
                (pipeline, busy) -> FreightWarehouse.database(instance.warehouse(pipeline), busy));
        reconciliation = new Reconciliation(shelf.book(), shelf.history(), _ -> new RunLedger(warehouse), witness);
        stopping = new Stopping(shelf.history(), reconciliation, witness, GRACE, Thread::sleep);
    }

    @AfterEach
    void close() {
        started.forEach(Process::destroyForcibly);
        shelf.close();
    }

    @Test
    void given_a_deaf_worker_when_stopped_then_each_act_is_told_before_the_next_and_confirmed_last() throws Exception {
        var run = runBy("trap '' TERM; while :; do sleep 1; done");
        var stages = new ArrayList<Stage>();

        var certificate = stopping.stop(run.id(), "a.mbarga", "bloquée", now -> {
            stages.add(now.stage());
            assertThat(now.stage() == Stage.CONFIRMED && process(run).alive())
                    .as("confirmed while it lives")
                    .isFalse();
        });

        assertThat(certificate.stage()).isEqualTo(Stage.CONFIRMED);
        assertThat(stages).isSorted().contains(Stage.REQUESTED, Stage.ASKED, Stage.FORCED, Stage.CONFIRMED);
        assertThat(certificate.acts())
                .extracting(Certificate.Act::kind)
                .containsSubsequence(
                        Kind.REQUESTED,
                        Kind.FAMILY,
                        Kind.ASKED,
                        Kind.FORCED,
                        Kind.SEEN_DEAD,
                        Kind.LOCK_FREE,
                        Kind.CONFIRMED);
        assertThat(shelf.now(run).state()).isEqualTo(RunState.KILLED);
        assertThat(shelf.now(run).exitCode()).contains(83);
        assertThat(shelf.book().leaseHolder("freight")).isEmpty();
        assertThat(stopping.certificate(run.id())).contains(certificate);
    }

    @Test
    void given_a_run_judged_stuck_when_stopped_then_it_ends_with_82() throws Exception {
        var run = runBy("sleep 300; :");
        shelf.session()
                .writing(sql -> sql.execute(
                        "insert into watch (run_id, judgement, sign, since_utc, quiet_ms,"
                                + " seen_utc) values (?, 'STUCK', 'SILENT', '', 0, '')",
                        run.id().value()));

        stopping.stop(run.id(), "a.mbarga", "bloquée", _ -> {});

        assertThat(shelf.now(run).problem().orElseThrow().code()).isEqualTo(Code.STUCK_RUN_KILLED);
        assertThat(shelf.now(run).exitCode()).contains(82);
    }

    @Test
    void given_a_process_that_does_not_name_the_run_when_stopped_then_it_is_refused_and_lives() throws Exception {
        var run = shelf.ordered(Shelf.NIGHT);
        var stranger = start("sh", "-c", "sleep 300; :");
        shelf.book().running(run.id(), ProcessIdentity.of(stranger.toHandle()));

        var refused = catchThrowableOfType(
                ProblemException.class, () -> stopping.stop(run.id(), "a.mbarga", "bloquée", _ -> {}));

        assertThat(refused.problem().code()).isEqualTo(Code.PROCESS_OF_ANOTHER);
        assertThat(stranger.isAlive()).isTrue();
        assertThat(shelf.now(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(stopping.certificate(run.id())).isEmpty();
    }

    @Test
    void given_a_run_that_has_ended_when_stopped_then_it_is_told() throws Exception {
        var run = runBy("sleep 300; :");
        stopping.stop(run.id(), "a.mbarga", "bloquée", _ -> {});

        var refused = catchThrowableOfType(
                ProblemException.class, () -> stopping.stop(run.id(), "b.nana", "encore", _ -> {}));

        assertThat(refused.problem().code()).isEqualTo(Code.RUN_ALREADY_ENDED);
        assertThat(stopping.certificate(run.id()).orElseThrow().actor()).isEqualTo("a.mbarga");
    }

    @Test
    void given_a_stopper_that_died_when_the_worker_is_gone_then_reconciliation_proves_it() throws Exception {
        var run = askedByADeadStopper(runBy("sleep 300; :"));
        kill(started.getFirst());

        reconciliation.closeTheGone();

        assertThat(shelf.now(run).state()).isEqualTo(RunState.KILLED);
        var certificate = stopping.certificate(run.id()).orElseThrow();
        assertThat(certificate.stage()).isEqualTo(Stage.CONFIRMED);
        assertThat(certificate.acts())
                .extracting(Certificate.Act::kind)
                .containsExactly(Kind.REQUESTED, Kind.SEEN_DEAD, Kind.LOCK_FREE, Kind.CONFIRMED);
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void given_a_stopper_that_died_when_a_child_of_the_worker_lives_then_the_run_is_not_called_killed()
            throws Exception {
        var run = askedByADeadStopper(runBy("sleep 300; :"));
        var orphan = new ProcessBuilder("sleep", "300");
        orphan.environment().putAll(ChildJvm.marks(instance.home(), run.id()));
        started.add(orphan.start());
        kill(started.getFirst());

        assertThat(reconciliation.closeTheGone()).isEmpty();
        assertThat(shelf.now(run).state()).isEqualTo(RunState.STOPPING);

        stopping.stop(run.id(), "b.nana", "encore", _ -> {});
        assertThat(started.getLast().isAlive()).isFalse();
        assertThat(shelf.now(run).state()).isEqualTo(RunState.KILLED);
    }

    @Test
    void given_a_run_that_cannot_be_stopped_when_declared_lost_then_its_pipeline_is_free() throws Exception {
        var run = runBy("sleep 300; :");

        var lost = stopping.declareLost(run.id(), "a.mbarga", "figée");

        assertThat(lost.state()).isEqualTo(RunState.LOST);
        assertThat(lost.problem().orElseThrow().code()).isEqualTo(Code.RUN_DECLARED_LOST);
        assertThat(shelf.book().leaseHolder("freight")).isEmpty();
        assertThat(process(run).alive()).isTrue();
    }

    @Test
    void given_a_warehouse_that_is_being_written_when_a_run_is_declared_lost_then_it_is_refused() throws Exception {
        var run = runBy("sleep 300; :");
        try (var writer =
                FreightWarehouse.database(instance.warehouse("freight"), BUSY).open()) {
            writer.begin(() -> {});

            var refused = catchThrowableOfType(
                    ProblemException.class, () -> stopping.declareLost(run.id(), "a.mbarga", "figée"));

            assertThat(refused.problem().code()).isEqualTo(Code.WAREHOUSE_LOCKED);
            assertThat(shelf.now(run).state()).isEqualTo(RunState.RUNNING);
            writer.rollback();
        }
    }

    @Test
    void given_a_lock_that_another_program_holds_when_a_run_is_stopped_then_the_certificate_says_so() throws Exception {
        var run = runBy("sleep 300; :");
        try (var writer =
                FreightWarehouse.database(instance.warehouse("freight"), BUSY).open()) {
            writer.begin(() -> {});

            var certificate = stopping.stop(run.id(), "a.mbarga", "bloquée", _ -> {});

            assertThat(certificate.stage()).isEqualTo(Stage.CONFIRMED);
            assertThat(certificate.acts())
                    .extracting(Certificate.Act::kind)
                    .contains(Kind.LOCK_HELD_BY_ANOTHER)
                    .doesNotContain(Kind.LOCK_FREE);
            writer.rollback();
        }
    }

    /// A process whose command line names the run.
    private Run runBy(String script) throws IOException {
        var run = shelf.ordered(Shelf.NIGHT);
        var worker = start("sh", "-c", script, run.id().value());
        shelf.book().running(run.id(), ProcessIdentity.of(worker.toHandle()));
        return shelf.now(run);
    }

    private Process start(String... command) throws IOException {
        var process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private Run askedByADeadStopper(Run run) {
        var dead = new StopStore(shelf.session(), shelf.book(), shelf, Shelf.GONE);
        dead.request(run.id(), "a.mbarga", "bloquée");
        return shelf.now(run);
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        await().until(() -> !process.isAlive());
    }

    private static ProcessIdentity process(Run run) {
        return run.process().orElseThrow();
    }
}
