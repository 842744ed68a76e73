package org.vigie.continuity.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.continuity.recovery.Diagnosis.GoodData;
import org.vigie.continuity.recovery.Diagnosis.SourceLook;
import org.vigie.continuity.recovery.Diagnosis.Usual;
import org.vigie.continuity.recovery.Diagnosis.Warehouse;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.RecoveryPage.Attempt;
import org.vigie.continuity.recovery.RecoveryPage.StepState;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.Shelf;

/// The procedure on a real operations book: locked steps, evidence, and what a kill leaves.
class RecoveryTest {
    static final Instant GOOD_DATA = Instant.parse("2026-02-20T01:19:00Z");
    static final Instant FAILED = Instant.parse("2026-02-21T01:10:00Z");
    static final Instant BEGUN = Instant.parse("2026-02-21T02:00:00Z");
    static final Instant DUE = Instant.parse("2026-02-21T05:00:00Z");
    private static final Problem LOCKED =
            Problem.of(Code.WAREHOUSE_LOCKED, "supply_chain_dwh.sqlite", "PT30S", "sqlite3 (pid 5120)");

    @TempDir
    private Path folder;

    private Shelf shelf;
    private StagedActs acts;
    private Recovery recovery;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
        shelf.at(BEGUN);
        acts = new StagedActs(diagnosis(Trouble.FAILED_NIGHT));
        recovery = new Recovery(shelf.session(), acts, shelf);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void given_a_failed_night_when_every_step_is_carried_out_then_it_ends_with_evidence_and_measures()
            throws InterruptedException {
        var page = begun();

        shelf.pass(Duration.ofMinutes(5));
        page = recovery.carryOut(page.id(), "k.mballa", _ -> {});

        assertThat(page.state()).isEqualTo(RecoveryState.SUCCEEDED);
        assertThat(acts.done)
                .containsExactly("HOLD", "STOP", "OPEN", "BACK_UP", "CHECK_SOURCES", "RELAUNCH", "VERIFY", "RELEASE");
        assertThat(page.evidence(Step.DIAGNOSE)).isNotEmpty();
        assertThat(page.evidence(Step.BACK_UP))
                .extracting(seen -> seen.note().kind())
                .containsExactly(Kind.BACKUP_PROVEN);
        assertThat(page.recoveryTime()).contains(Duration.between(FAILED, BEGUN.plus(Duration.ofMinutes(5))));
        assertThat(page.dataLoss()).contains(Duration.between(GOOD_DATA, FAILED));
    }

    @Test
    void given_a_recovery_when_auditors_read_it_then_the_view_has_the_measures_in_seconds()
            throws InterruptedException, SQLException {
        recovery.carryOut(begun().id(), "k.mballa", _ -> {});

        assertThat(read("select rto_seconds || ' ' || rpo_seconds from v_recovery"))
                .isEqualTo(Duration.between(FAILED, BEGUN).toSeconds()
                        + " "
                        + Duration.between(GOOD_DATA, FAILED).toSeconds());
    }

    @ParameterizedTest
    @EnumSource(names = "DIAGNOSE", mode = EnumSource.Mode.EXCLUDE)
    void given_a_process_killed_in_the_middle_of_a_step_when_another_resumes_then_it_goes_on_at_that_step(Step step)
            throws InterruptedException {
        var killed = new StagedActs(diagnosis(Trouble.FAILED_NIGHT));
        killed.killedAt(step);
        var id = begunByAnother(killed);

        var resumed = recovery.resume(id, "p.essomba", "le poste avait redémarré");

        assertThat(resumed.next()).contains(step);
        assertThat(resumed.newest(step).map(Attempt::state)).contains(StepState.INTERRUPTED);
        acts.done.clear();
        var page = recovery.carryOut(id, "p.essomba", _ -> {});
        assertThat(page.state()).isEqualTo(RecoveryState.SUCCEEDED);
        assertThat(acts.done).startsWith(step.name()).doesNotHaveDuplicates();
        assertThat(page.newest(step).map(Attempt::number)).contains(2);
        assertThat(page.evidence(step)).anyMatch(seen -> seen.note().kind() == Kind.RESUMED);
    }

    @Test
    void given_a_step_when_it_acts_then_its_row_is_there_before_it() throws InterruptedException {
        var page = begun();
        acts.killedAt(Step.HOLD);

        assertThatThrownBy(() -> recovery.carryOut(page.id(), Step.HOLD, "k.mballa"))
                .isInstanceOf(StagedActs.Killed.class);

        assertThat(recovery.page(page.id()).newest(Step.HOLD).map(Attempt::state))
                .contains(StepState.RUNNING);
        assertThat(recovery.page(page.id()).evidence(Step.HOLD))
                .extracting(seen -> seen.note().kind())
                .containsExactly(Kind.HELD_UNTIL);
    }

    @Test
    void given_a_step_that_is_called_off_when_it_is_carried_out_again_then_it_goes_on_there()
            throws InterruptedException {
        var id = begun().id();
        acts.calledOffAt(Step.OPEN);

        assertThatThrownBy(() -> recovery.carryOut(id, "k.mballa", _ -> {})).isInstanceOf(InterruptedException.class);
        var waiting = recovery.page(id);
        var page = recovery.carryOut(id, "k.mballa", _ -> {});

        assertThat(waiting.state()).isEqualTo(RecoveryState.WAITING);
        assertThat(waiting.newest(Step.OPEN).map(Attempt::state)).contains(StepState.INTERRUPTED);
        assertThat(page.state()).isEqualTo(RecoveryState.SUCCEEDED);
        assertThat(page.newest(Step.OPEN).map(Attempt::number)).contains(2);
    }

    @Test
    void given_new_runs_held_when_a_killed_recovery_is_resumed_then_they_are_held_again() throws InterruptedException {
        var killed = new StagedActs(diagnosis(Trouble.FAILED_NIGHT));
        killed.killedAt(Step.RELAUNCH);
        var id = begunByAnother(killed);

        recovery.resume(id, "p.essomba", "suite");

        assertThat(acts.done).containsExactly("HOLD");
    }

    @Test
    void given_a_step_that_is_not_settled_when_a_later_one_is_asked_then_it_is_locked() {
        var page = begun();

        assertRefused(Code.STEP_LOCKED, () -> recovery.carryOut(page.id(), Step.RELAUNCH, "k.mballa"));

        assertThat(acts.done).isEmpty();
        assertThat(recovery.page(page.id()).newest(Step.RELAUNCH)).isEmpty();
    }

    @Test
    void given_a_lock_that_is_never_released_when_it_is_recovered_then_it_stands_still_with_the_holder()
            throws InterruptedException {
        acts.failsAt(Step.OPEN, LOCKED);

        var page = recovery.carryOut(begun().id(), "k.mballa", _ -> {});

        assertThat(page.state()).isEqualTo(RecoveryState.WAITING);
        assertThat(page.failure()).contains(LOCKED);
        assertThat(acts.done).containsExactly("HOLD", "STOP", "OPEN");
    }

    @Test
    void given_a_failed_step_when_what_hindered_it_is_gone_then_it_is_tried_again() throws InterruptedException {
        acts.failsAt(Step.OPEN, LOCKED);
        var page = recovery.carryOut(begun().id(), "k.mballa", _ -> {});
        acts.works(Step.OPEN);

        page = recovery.carryOut(page.id(), "k.mballa", _ -> {});

        assertThat(page.state()).isEqualTo(RecoveryState.SUCCEEDED);
        assertThat(page.steps())
                .filteredOn(attempt -> attempt.step() == Step.OPEN)
                .extracting(Attempt::state)
                .containsExactly(StepState.FAILED, StepState.DONE);
    }

    @Test
    void given_a_failed_step_when_it_is_waived_with_a_reason_then_the_next_one_is_open() throws InterruptedException {
        acts.endsWith(Step.CHECK_SOURCES, new Result.Failed(Problem.of(Code.FILE_MISSING, "machines", "m.json")));
        var page = recovery.carryOut(begun().id(), "k.mballa", _ -> {});

        page = recovery.waive(page.id(), Step.CHECK_SOURCES, "k.mballa", "le fichier arrive dans dix minutes");

        assertThat(page.next()).contains(Step.RELAUNCH);
        assertThat(page.newest(Step.CHECK_SOURCES).map(Attempt::reason)).contains("le fichier arrive dans dix minutes");
    }

    @Test
    void given_a_step_when_it_is_waived_without_a_reason_or_may_not_be_then_it_stays() throws InterruptedException {
        acts.failsAt(Step.OPEN, LOCKED);
        var page = recovery.carryOut(begun().id(), "k.mballa", _ -> {});

        assertRefused(Code.ARGUMENT_MISSING, () -> recovery.waive(page.id(), Step.OPEN, "k.mballa", " "));
        assertRefused(Code.STEP_NOT_WAIVABLE, () -> recovery.waive(page.id(), Step.OPEN, "k.mballa", "pressé"));

        assertThat(recovery.page(page.id()).next()).contains(Step.OPEN);
    }

    @Test
    void given_a_recovery_that_waits_when_it_is_given_up_then_runs_may_start_again_and_all_is_kept()
            throws InterruptedException {
        acts.failsAt(Step.OPEN, LOCKED);
        var page = recovery.carryOut(begun().id(), "k.mballa", _ -> {});

        page = recovery.giveUp(page.id(), "k.mballa", "le verrou n’est pas rendu");

        assertThat(page.state()).isEqualTo(RecoveryState.FAILED);
        assertThat(acts.done).endsWith("RELEASE");
        assertThat(page.failure()).contains(LOCKED);
        assertThat(recovery.open("freight")).isEmpty();
    }

    @Test
    void given_a_recovery_whose_process_lives_when_another_begins_or_resumes_then_it_is_refused() {
        var id = begun().id();
        var other = new Recovery(shelf.session(), acts, shelf, Shelf.GONE);

        assertRefused(
                Code.RECOVERY_AT_WORK, () -> other.begin(diagnosis(Trouble.FAILED_NIGHT), "p.essomba", "moi aussi"));
        assertRefused(Code.RECOVERY_AT_WORK, () -> other.resume(id, "p.essomba", "moi aussi"));
        assertRefused(Code.RECOVERY_AT_WORK, () -> other.carryOut(id, Step.HOLD, "p.essomba"));
    }

    @Test
    void given_nothing_wrong_when_a_recovery_is_begun_then_it_is_refused_and_no_row_is_left() throws SQLException {
        assertRefused(
                Code.NOTHING_TO_RECOVER, () -> recovery.begin(diagnosis(Optional.empty()), "k.mballa", "au cas où"));

        assertThat(read("select count(*) from recovery")).isEqualTo("0");
    }

    @Test
    void given_evidence_when_somebody_changes_it_then_the_book_refuses() throws InterruptedException, SQLException {
        recovery.carryOut(begun().id(), "k.mballa", _ -> {});

        assertThatThrownBy(() -> change("update recovery_evidence set about = 'x'"))
                .hasMessageContaining("evidence is not changed");
        assertThatThrownBy(() -> change("update recovery set state = 'FAILED'")).hasMessageContaining("already ended");
    }

    private RecoveryPage begun() {
        return recovery.begin(diagnosis(Trouble.FAILED_NIGHT), "k.mballa", "nuit en échec");
    }

    /// By a process that is gone since.
    private RecoveryId begunByAnother(StagedActs killed) throws InterruptedException {
        var other = new Recovery(shelf.session(), killed, shelf, Shelf.GONE);
        var id = other.begin(diagnosis(Trouble.FAILED_NIGHT), "k.mballa", "nuit en échec")
                .id();
        assertThatThrownBy(() -> other.carryOut(id, "k.mballa", _ -> {})).isInstanceOf(StagedActs.Killed.class);
        return id;
    }

    static Diagnosis diagnosis(Trouble trouble) {
        return diagnosis(Optional.of(trouble));
    }

    static Diagnosis diagnosis(Optional<Trouble> trouble) {
        return new Diagnosis(
                "freight",
                Shelf.NIGHT,
                DUE,
                BEGUN,
                trouble,
                Optional.<Run>empty(),
                Optional.empty(),
                Optional.of(Problem.of(Code.FILE_MISSING, "machines", "inbox/machines.json")),
                FAILED,
                new Warehouse.Sound(
                        "supply_chain_dwh.sqlite",
                        4096,
                        500,
                        Optional.of(new GoodData(new RunId("freight-2026-02-20-0001"), GOOD_DATA))),
                Optional.empty(),
                List.of(new SourceLook("machines", "inbox/machines.json", Optional.empty())),
                Optional.empty(),
                false,
                new Usual(Optional.empty(), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60)));
    }

    private void assertRefused(Code code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    private String read(String sql) throws SQLException {
        try (var book = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ops.sqlite"));
                var statement = book.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.getString(1);
        }
    }

    private void change(String sql) throws SQLException {
        try (var book = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ops.sqlite"));
                var statement = book.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
