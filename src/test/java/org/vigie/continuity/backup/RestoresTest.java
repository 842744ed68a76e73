package org.vigie.continuity.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.vigie.continuity.backup.Onlooker.NOBODY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.continuity.backup.Restore.Confirmation;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.RunId;

/// `-Dstories.flips=50` for the truncations.
class RestoresTest {
    private static final int TRUNCATIONS = Integer.getInteger("stories.flips", 12);

    @TempDir
    Path folder;

    private Vault vault;
    private String first;
    private Backup backup;
    private String second;

    /// A night, its backup, and a night after it.
    @BeforeEach
    void make() {
        vault = Vault.at(folder.resolve("home"));
        first = vault.publish(100);
        backup = vault.take();
        second = vault.publish(7);
        vault.pass(Duration.ofMinutes(5));
    }

    @AfterEach
    void leave() {
        vault.close();
    }

    @Test
    void given_a_backup_when_its_restore_is_planned_then_the_nights_that_would_be_lost_are_named() {
        var before = Vault.filesIn(Durable.folder(vault.file())).get("supply_chain_dwh.sqlite");

        var plan = vault.restores().plan(backup.id().value(), NOBODY);

        assertThat(plan.lost()).extracting(run -> run.id().value()).containsExactly(second);
        assertThat(plan.factsNow()).contains(107L);
        assertThat(plan.backup().facts()).isEqualTo(100);
        assertThat(plan.warehouse()).isEmpty();
        assertThat(Vault.filesIn(Durable.folder(vault.file()))).containsEntry("supply_chain_dwh.sqlite", before);
    }

    @Test
    void given_a_backup_when_it_is_restored_then_it_is_the_warehouse_and_the_later_night_is_rolled_back()
            throws IOException {
        var restored = restore(backup);

        assertThat(restored.state()).isEqualTo(RestoreState.DONE);
        assertThat(vault.runsIn(vault.file())).containsExactly(first);
        assertThat(vault.history().rolledBack()).containsOnlyKeys(new RunId(second));
        assertThat(vault.history().lastGood("freight"))
                .map(run -> run.id().value())
                .contains(first);
        assertThat(leases()).isEmpty();
        assertThat(nothingBeside()).isTrue();
    }

    @Test
    void given_a_restore_when_its_safety_backup_is_restored_then_the_night_is_there_again() {
        var restored = restore(backup);
        vault.pass(Duration.ofMinutes(5));

        restore(vault.backups().get(restored.safety().orElseThrow().value()));

        assertThat(vault.runsIn(vault.file())).containsExactly(first, second);
        assertThat(vault.history().rolledBack()).isEmpty();
    }

    static Stream<String> badFiles() {
        return Stream.of(
                "empty", "text", "another system’s", "a truncated one", "an empty valid one", "gone", "a folder");
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void given_a_file_that_is_no_backup_when_it_is_to_be_restored_then_it_is_refused_and_nothing_changed(String kind)
            throws IOException {
        spoil(backup.file(), kind);
        var before = Vault.filesIn(Durable.folder(vault.file()));

        var refusal = refused(() -> restore(backup));

        assertThat(refusal.code()).isEqualTo(Code.RESTORE_UNSOUND);
        assertThat(Vault.filesIn(Durable.folder(vault.file()))).isEqualTo(before);
        assertThat(leases()).isEmpty();
    }

    @Test
    void given_a_backup_that_is_cut_anywhere_when_it_is_to_be_restored_then_it_is_refused() throws IOException {
        var bytes = Files.readAllBytes(backup.file());
        var random = new SplittableRandom(7);
        var before = Vault.filesIn(Durable.folder(vault.file()));

        for (int i = 0; i < TRUNCATIONS; i++) {
            Files.write(backup.file(), Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            assertThat(refused(() -> restore(backup)).code()).isEqualTo(Code.RESTORE_UNSOUND);
        }

        assertThat(Vault.filesIn(Durable.folder(vault.file()))).isEqualTo(before);
    }

    @Test
    void given_a_backup_of_another_schema_when_it_is_to_be_restored_then_it_is_refused() throws SQLException {
        Vault.change(vault.file(), "create table stranger (x integer) strict");
        var strange = vault.take();
        Vault.change(vault.file(), "drop table stranger");

        var refusal = refused(() -> restore(strange));

        assertThat(refusal.code()).isEqualTo(Code.RESTORE_UNSOUND);
        assertThat(refusal.about()).contains("reason:OTHER_SCHEMA");
        assertThat(vault.runsIn(vault.file())).containsExactly(first, second);
    }

    @Test
    void given_no_confirmation_when_a_restore_is_ordered_then_it_is_refused() {
        var before = Vault.filesIn(Durable.folder(vault.file()));

        var missing = refused(() -> restore(backup, new Confirmation.Missing()));
        var wrong = refused(() -> restore(backup, new Confirmation.Typed("telemetry")));

        assertThat(List.of(missing.code(), wrong.code())).containsOnly(Code.CONFIRMATION_MISSING);
        assertThat(Vault.filesIn(Durable.folder(vault.file()))).isEqualTo(before);
    }

    @Test
    void given_the_typed_name_when_a_restore_is_ordered_then_it_is_done() {
        assertThat(restore(backup, new Confirmation.Typed("freight")).state()).isEqualTo(RestoreState.DONE);
    }

    @Test
    void given_a_run_at_work_when_a_restore_is_ordered_then_it_is_refused() {
        vault.told("freight-at-work", "RUNNING");

        var refusal = refused(() -> restore(backup));

        assertThat(refusal.code()).isEqualTo(Code.RUN_ALREADY_ACTIVE);
        assertThat(vault.runsIn(vault.file())).containsExactly(first, second);
    }

    @Test
    void given_a_program_that_has_the_warehouse_open_when_a_restore_is_ordered_then_nothing_changed()
            throws SQLException {
        try (var reader = Vault.connect(vault.file());
                var statement = reader.createStatement()) {
            statement.executeQuery("select count(*) from fact_transactions").close();

            var refusal = refused(() -> restore(backup));

            assertThat(refusal.code()).isEqualTo(Code.WAREHOUSE_LOCKED);
        }
        assertThat(vault.runsIn(vault.file())).containsExactly(first, second);
        assertThat(leases()).isEmpty();
        assertThat(restore(backup).state()).isEqualTo(RestoreState.DONE);
    }

    /// Pages of the old one that SQLite would write into the new one.
    @Test
    void given_a_damaged_warehouse_with_a_wal_when_a_backup_is_restored_then_the_new_one_does_not_find_it()
            throws IOException, SQLException {
        var wal = folder.resolve("wal");
        try (var writer = Vault.connect(vault.file());
                var statement = writer.createStatement()) {
            statement.execute("delete from run_ledger");
            Files.copy(beside("-wal"), wal);
        }
        var bytes = Files.readAllBytes(vault.file());
        Arrays.fill(bytes, 0, 16, (byte) 'x');
        Files.write(vault.file(), bytes);
        Files.copy(wal, beside("-wal"), StandardCopyOption.REPLACE_EXISTING);

        var restored = restore(backup);

        assertThat(vault.runsIn(vault.file())).containsExactly(first);
        assertThat(restored.safety()).isEmpty();
        assertThat(restored.aside()).exists();
    }

    @Test
    void given_a_warehouse_that_is_gone_when_a_backup_is_restored_then_it_is_there() throws IOException {
        Files.delete(vault.file());

        var restored = restore(backup);

        assertThat(restored.state()).isEqualTo(RestoreState.DONE);
        assertThat(vault.runsIn(vault.file())).containsExactly(first);
    }

    @Test
    void given_a_damaged_backup_with_a_good_copy_elsewhere_when_it_is_restored_then_the_copy_serves()
            throws IOException {
        vault = vault.with(Files.createDirectory(folder.resolve("second")));
        var doubled = vault.take();
        Files.writeString(doubled.file(), "spoilt");

        var plan = vault.restores().plan(doubled.id().value(), NOBODY);
        var restored = restore(doubled);

        assertThat(plan.from()).isEqualTo(doubled.second().orElseThrow().file());
        assertThat(restored.state()).isEqualTo(RestoreState.DONE);
        assertThat(vault.runsIn(vault.file())).containsExactly(first, second);
    }

    /// How far a restore was when its process vanished.
    enum CutShort {
        PREPARING,
        BEFORE_THE_MOVE,
        AFTER_THE_MOVE,
        UNDOING
    }

    @ParameterizedTest
    @EnumSource
    void given_a_restore_that_was_cut_short_when_the_next_start_looks_then_it_is_old_or_new(CutShort at)
            throws IOException {
        var id = cutShort(at);

        var resumed = vault.restores().resume();

        assertThat(resumed).extracting(Restore::id).containsExactly(id);
        var isNew = at == CutShort.BEFORE_THE_MOVE || at == CutShort.AFTER_THE_MOVE;
        assertThat(vault.runsIn(vault.file()))
                .as("%s", resumed)
                .isEqualTo(isNew ? List.of(first) : List.of(first, second));
        assertThat(resumed.getFirst().state()).isEqualTo(isNew ? RestoreState.DONE : RestoreState.UNDONE);
        assertThat(vault.history().rolledBack().keySet()).isEqualTo(isNew ? Set.of(new RunId(second)) : Set.of());
        assertThat(leases()).isEmpty();
        assertThat(Vault.namesIn(Durable.folder(vault.file()))).noneMatch(name -> name.endsWith(".partial"));
    }

    /// Leaves the files and the book as a process leaves them that is killed there; its pid is
    /// nobody's.
    private String cutShort(CutShort at) throws IOException {
        var stamp = "restore-freight-x";
        var aside = vault.file().resolveSibling(vault.file().getFileName() + ".replaced-x");
        var ready = vault.file().resolveSibling(vault.file().getFileName() + "." + stamp + ".partial");
        var store = new RestoreStore(vault.book(), vault, _ -> vault.file());
        store.begin(stamp, backup, new Restore.Order("x", "essai", new Confirmation.Given()), aside);
        Files.copy(backup.file(), ready);
        if (at != CutShort.PREPARING) {
            vault.depot().live().settle();
            store.become(stamp, at == CutShort.UNDOING ? RestoreState.UNDOING : RestoreState.SWAPPING);
            Files.createLink(aside, vault.file());
        }
        if (at == CutShort.AFTER_THE_MOVE || at == CutShort.UNDOING) {
            Files.move(ready, vault.file(), StandardCopyOption.REPLACE_EXISTING);
        }
        vault.book().writing(sql -> sql.execute("update restore set maker_pid = 999999999"));
        return stamp;
    }

    private Restore restore(Backup which) {
        return restore(which, new Confirmation.Given());
    }

    private Restore restore(Backup which, Confirmation confirmation) {
        var order = new Restore.Order("a.mbarga", "essai", confirmation);
        return vault.restores().restore(which.id(), order, NOBODY);
    }

    private List<String> leases() {
        return vault.book()
                .read(sql -> sql.fetch("select run_id from lease where run_id is not null")
                        .getValues(0, String.class));
    }

    private boolean nothingBeside() {
        return Vault.namesIn(Durable.folder(vault.file())).stream()
                .noneMatch(name -> name.contains(".partial") || name.contains(".replaced"));
    }

    private Path beside(String ending) {
        return vault.file().resolveSibling(vault.file().getFileName() + ending);
    }

    private static void spoil(Path file, String kind) throws IOException {
        var bytes = Files.readAllBytes(file);
        Files.delete(file);
        switch (kind) {
            case "empty" -> Files.createFile(file);
            case "text" -> Files.writeString(file, "Douala; 12 t\n".repeat(10_000));
            case "another system’s" -> Vault.change(file, "create table invoices (x)");
            case "a truncated one" -> Files.write(file, Arrays.copyOf(bytes, bytes.length - 4096));
            case "an empty valid one" -> Vault.change(file, "pragma application_id = 1447642967");
            case "a folder" -> Files.createDirectory(file);
            default -> assertThat(file).doesNotExist();
        }
    }

    private static Problem refused(ThrowingCallable act) {
        return catchThrowableOfType(ProblemException.class, act).problem();
    }
}
