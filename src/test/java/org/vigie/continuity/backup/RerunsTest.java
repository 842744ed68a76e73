package org.vigie.continuity.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.continuity.rerun.Reruns;
import org.vigie.continuity.rerun.Undo;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.runs.Origin;
import org.vigie.runs.RunId;
import org.vigie.runs.RunOrder;
import org.vigie.sqlite.Instants;
import org.vigie.warehouse.RunLedger;

/// A rerun is secured before and can be taken back for a day, with the safety of a restore.
class RerunsTest {
    private static final LocalDate NIGHT = LocalDate.parse("2026-11-22");

    @TempDir
    private Path folder;

    private Vault vault;
    private Reruns reruns;

    @BeforeEach
    void open() {
        vault = Vault.at(folder.resolve("home"));
        vault.publish(100);
        reruns = new Reruns(
                vault.backups(),
                vault.restores(),
                vault.history(),
                _ -> new RunLedger(vault.depot().live()),
                vault);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void given_a_rerun_when_it_is_undone_within_the_day_then_the_warehouse_is_the_one_from_before() {
        var before = vault.runsIn(vault.file());
        var rerun = rerun();
        vault.pass(Duration.ofHours(23));

        var restored = reruns.undo(rerun, order("fichier faux"), Onlooker.NOBODY);

        assertThat(restored.state()).isEqualTo(RestoreState.DONE);
        assertThat(vault.runsIn(vault.file())).isEqualTo(before);
        assertThat(whyNot(rerun)).isEqualTo(refused(rerun, Reason.NOTHING_PUBLISHED.toString()));
    }

    @Test
    void given_a_rerun_when_a_day_has_passed_then_it_is_not_undone() {
        var rerun = rerun();

        vault.pass(Duration.ofHours(24));

        assertThat(whyNot(rerun)).isEqualTo(refused(rerun, Reason.UNDO_TOO_LATE.toString()));
        assertThatThrownBy(() -> reruns.undo(rerun, order("fichier faux"), Onlooker.NOBODY))
                .isInstanceOf(ProblemException.class);
        assertThat(vault.restores().list()).isEmpty();
    }

    @Test
    void given_no_reason_when_a_rerun_is_undone_then_it_is_asked_for() {
        var rerun = rerun();

        assertThatThrownBy(() -> reruns.undo(rerun, order(" "), Onlooker.NOBODY))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        known -> assertThat(known.problem().code()).isEqualTo(Code.ARGUMENT_MISSING));
    }

    @Test
    void given_a_backup_that_is_damaged_since_when_a_rerun_is_undone_then_it_is_refused_for_that() {
        var rerun = rerun();
        var backup = vault.backups().good("freight").getFirst();
        Vault.flip(backup.file(), 200_000);
        vault.backups().verify(backup.id(), Onlooker.NOBODY);

        assertThat(whyNot(rerun).code()).isEqualTo(Code.BACKUP_DAMAGED);
    }

    @Test
    void given_a_first_publication_when_it_is_undone_then_there_is_no_backup_from_before() {
        var first = new RunId(vault.runsIn(vault.file()).getFirst());

        assertThat(whyNot(first)).isEqualTo(refused(first, Reason.NO_BACKUP_BEFORE.toString()));
    }

    @Test
    void given_a_run_that_publishes_between_the_plan_and_the_restore_when_it_is_undone_then_nothing_is_taken_back() {
        var rerun = rerun();
        var published = new AtomicBoolean();

        assertThatThrownBy(() -> reruns.undo(rerun, order("fichier faux"), (stage, _) -> {
                    if (stage == Onlooker.Stage.COPYING && !published.getAndSet(true)) {
                        vault.publish(1);
                    }
                }))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        known -> assertThat(known.problem().code()).isEqualTo(Code.UNDO_REFUSED));

        assertThat(published).isTrue();
        assertThat(vault.runsIn(vault.file())).hasSize(3);
        assertThat(vault.restores().list()).extracting(Restore::state).containsExactly(RestoreState.UNDONE);
    }

    @ParameterizedTest
    @EnumSource(Origin.class)
    void given_a_night_that_has_published_when_it_is_ordered_again_then_it_is_secured_by_hand_only(Origin origin) {
        boolean byHand = origin == Origin.COMMAND_LINE || origin == Origin.CONSOLE;

        var secured = reruns.secure(ordered(NIGHT, origin), Onlooker.NOBODY);
        var ofAnother = reruns.secure(ordered(NIGHT.plusDays(1), origin), Onlooker.NOBODY);

        assertThat(secured.map(Backup::occasion))
                .isEqualTo(byHand ? Optional.of(Occasion.BEFORE_RERUN) : Optional.empty());
        assertThat(ofAnother).isEmpty();
    }

    private RunId rerun() {
        reruns.secure(ordered(NIGHT, Origin.COMMAND_LINE), Onlooker.NOBODY);
        vault.pass(Duration.ofSeconds(1));
        var run = vault.publish(10);
        vault.book()
                .writing(sql -> sql.execute(
                        "update run set ordered_utc = ? where run_id = ?", Instants.text(vault.instant()), run));
        return new RunId(run);
    }

    private Problem whyNot(RunId run) {
        return ((Undo.Refused) reruns.standing(run)).why();
    }

    private static Problem refused(RunId run, String reason) {
        return Problem.of(Code.UNDO_REFUSED, run, reason);
    }

    private static RunOrder ordered(LocalDate night, Origin origin) {
        return new RunOrder("freight", night, "a.mbarga", origin, "fichier corrigé", Optional.empty());
    }

    private static Restore.Order order(String reason) {
        return new Restore.Order("a.mbarga", reason, new Restore.Confirmation.Given());
    }
}
