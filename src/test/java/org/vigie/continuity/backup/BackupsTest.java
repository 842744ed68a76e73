package org.vigie.continuity.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.continuity.backup.Backup.CopyState;
import org.vigie.continuity.backup.Onlooker.Stage;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;

/// `-Dstories.backups=200` for the backups under fire, `-Dstories.flips=300` for the single bits.
class BackupsTest {
    private static final int BACKUPS = Integer.getInteger("stories.backups", 8);
    private static final int FLIPS = Integer.getInteger("stories.flips", 40);

    @TempDir
    Path folder;

    private Vault vault;

    @BeforeEach
    void make() {
        vault = Vault.at(folder.resolve("home"));
    }

    @AfterEach
    void leave() {
        vault.close();
    }

    @Test
    void given_a_warehouse_when_it_is_backed_up_then_the_copy_is_told_and_verified() {
        var run = vault.publish(100);

        var backup = vault.take();

        assertThat(backup.state()).isEqualTo(BackupState.VERIFIED);
        assertThat(backup.run()).contains(run);
        assertThat(backup.facts()).isEqualTo(100);
        assertThat(backup.ledgerAgrees()).isTrue();
        assertThat(vault.runsIn(backup.file())).containsExactly(run);
        assertThat(Vault.namesIn(vault.folder())).containsExactly(backup.id() + ".json", backup.id() + ".sqlite");
    }

    @Test
    void given_a_writer_that_commits_every_50_ms_when_backups_are_taken_then_each_is_a_committed_state()
            throws InterruptedException {
        vault.publish(20_000);
        var stop = new CountDownLatch(1);
        var failures = new ArrayList<Throwable>();
        var writer = new Thread(() -> {
            try {
                while (!stop.await(50, TimeUnit.MILLISECONDS)) {
                    vault.publish(3);
                }
            } catch (InterruptedException | RuntimeException e) {
                failures.add(e);
            }
        });
        writer.start();
        var backups = new ArrayList<Backup>();

        for (int i = 0; i < BACKUPS; i++) {
            backups.add(vault.take());
        }

        stop.countDown();
        writer.join();
        assertThat(failures).isEmpty();
        assertThat(backups)
                .allMatch(backup -> backup.state() == BackupState.VERIFIED)
                .allMatch(Backup::ledgerAgrees);
        for (var backup : backups) {
            var published = vault.runsIn(backup.file()).size();
            assertThat(backup.facts()).isEqualTo(20_000 + 3L * (published - 1));
            assertThat(vault.backups().verify(backup.id(), Onlooker.NOBODY).state())
                    .isEqualTo(BackupState.VERIFIED);
        }
    }

    @Test
    void given_another_program_that_keeps_the_write_lock_when_a_backup_is_taken_then_it_does_not_wait()
            throws SQLException {
        var run = vault.publish(100);
        try (var other = Vault.connect(vault.file());
                var statement = other.createStatement()) {
            statement.execute("begin immediate");
            statement.execute("delete from fact_transactions");

            var backup = vault.take();

            assertThat(backup.facts()).isEqualTo(100);
            assertThat(backup.run()).contains(run);
        }
    }

    /// The copy's reading has begun when the first step is seen; the other one had begun before.
    @Test
    void given_a_commit_between_the_two_readings_when_a_backup_is_taken_then_it_begins_again() throws SQLException {
        vault.publish(20_000);
        try (var other = Vault.connect(vault.file());
                var statement = other.createStatement()) {
            statement.execute("begin immediate");
            statement.execute("delete from fact_transactions where transaction_id = 'TRX-3'");
            var held = new AtomicBoolean(true);
            Onlooker between = (_, _) -> {
                if (held.getAndSet(false)) {
                    commit(statement);
                }
            };

            var backup = vault.backups().take(new Wish("freight", Occasion.ON_DEMAND, "", "a.mbarga"), between);

            assertThat(backup.state()).isEqualTo(BackupState.VERIFIED);
            assertThat(backup.facts()).isEqualTo(19_999);
        }
    }

    @Test
    void given_facts_changed_by_hand_when_a_backup_is_taken_then_it_holds_them_and_says_so() {
        vault.publish(100);
        Vault.change(
                vault.file(), "update fact_transactions set volume_transferred = 1 where transaction_id = 'TRX-7'");

        var backup = vault.take();

        assertThat(backup.state()).isEqualTo(BackupState.VERIFIED);
        assertThat(backup.ledgerAgrees()).isFalse();
    }

    @Test
    void given_a_backup_when_a_single_bit_of_it_flips_then_it_is_found_each_time() throws IOException {
        vault.publish(2_000);
        var backup = vault.take();
        var random = new SplittableRandom(5);
        var bits = Files.size(backup.file()) * 8;

        for (int i = 0; i < FLIPS; i++) {
            long bit = random.nextLong(bits);
            Vault.flip(backup.file(), bit);
            var verified = vault.backups().verify(backup.id(), Onlooker.NOBODY);
            assertThat(verified.state()).as("bit %d", bit).isEqualTo(BackupState.DAMAGED);
            assertThat(verified.problem().map(Problem::code)).contains(Code.BACKUP_DAMAGED);
            Vault.flip(backup.file(), bit);
        }

        assertThat(vault.backups().verify(backup.id(), Onlooker.NOBODY).state()).isEqualTo(BackupState.VERIFIED);
    }

    @Test
    void given_a_backup_when_it_is_proven_then_the_standing_tells_its_age_and_nothing_is_left() {
        vault.publish(100);
        var backup = vault.take();

        var proven = vault.backups().prove(backup.id(), Onlooker.NOBODY);
        vault.pass(Duration.ofHours(27));

        assertThat(proven.state()).isEqualTo(BackupState.PROVEN);
        var standing = vault.backups().standing("freight");
        assertThat(standing.lastProven()).map(Backup::id).contains(backup.id());
        assertThat(standing.age()).contains(Duration.ofHours(27));
        assertThat(standing.withinRpo()).isFalse();
        assertThat(vault.home().resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void given_a_damaged_backup_when_it_is_proven_then_it_is_damaged() {
        vault.publish(100);
        var backup = vault.take();
        Vault.flip(backup.file(), 99_999);

        var proven = vault.backups().prove(backup.id(), Onlooker.NOBODY);

        assertThat(proven.state()).isEqualTo(BackupState.DAMAGED);
        assertThat(proven.problem().orElseThrow().about()).contains(Reason.DIGEST_DIFFERS.toString());
    }

    @Test
    void given_somebody_who_calls_it_off_when_a_backup_is_taken_then_nothing_of_it_stays() {
        vault.publish(20_000);
        var older = vault.take();
        var impatient = new Onlooker() {
            private boolean copying;

            @Override
            public void sees(Stage stage, double share) {
                copying |= stage == Stage.COPYING;
            }

            @Override
            public boolean callsOff() {
                return copying;
            }
        };

        var refusal =
                refused(() -> vault.backups().take(new Wish("freight", Occasion.ON_DEMAND, "", "a.mbarga"), impatient));

        assertThat(refusal.code()).isEqualTo(Code.BACKUP_CALLED_OFF);
        assertThat(Vault.namesIn(vault.folder())).containsExactly(older.id() + ".json", older.id() + ".sqlite");
    }

    @Test
    void given_no_folder_when_a_backup_is_taken_then_it_fails_and_the_folder_is_not_made() throws IOException {
        vault.publish(10);
        Files.delete(vault.folder());

        var refusal = refused(vault::take);

        assertThat(refusal.code()).isEqualTo(Code.BACKUP_FOLDER_MISSING);
        assertThat(vault.folder()).doesNotExist();
        assertThat(vault.backups().standing("freight").lastFailure())
                .map(Problem::code)
                .contains(Code.BACKUP_FOLDER_MISSING);
    }

    @Test
    void given_a_folder_that_cannot_be_written_when_a_backup_is_taken_then_the_older_ones_stay() throws IOException {
        vault.publish(10);
        var older = vault.take();
        Files.setPosixFilePermissions(vault.folder(), PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(vault.folder()), "root may write everywhere");

        var refusal = refused(vault::take);

        Files.setPosixFilePermissions(vault.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(refusal.code()).isEqualTo(Code.BACKUP_FOLDER_UNUSABLE);
        assertThat(vault.backups().verify(older.id(), Onlooker.NOBODY).state()).isEqualTo(BackupState.VERIFIED);
    }

    @Test
    void given_a_second_place_when_a_backup_is_taken_then_it_lies_there_too_and_is_verified_there() throws IOException {
        var place = Files.createDirectory(folder.resolve("second"));
        vault = vault.with(place);
        vault.publish(10);

        var backup = vault.take();
        Vault.flip(place.resolve(backup.id() + ".sqlite"), 77_777);
        var verified = vault.backups().verify(backup.id(), Onlooker.NOBODY);

        assertThat(backup.second().orElseThrow().state()).isEqualTo(CopyState.COPIED);
        assertThat(Vault.namesIn(place)).containsExactly(backup.id() + ".json", backup.id() + ".sqlite");
        assertThat(verified.state()).isEqualTo(BackupState.VERIFIED);
        assertThat(verified.second().orElseThrow().state()).isEqualTo(CopyState.DAMAGED);
    }

    @Test
    void given_a_second_place_that_is_away_when_a_backup_is_taken_then_it_is_said_and_made_up_for() throws IOException {
        var place = folder.resolve("second");
        vault = vault.with(place);
        vault.publish(10);

        var backup = vault.take();
        var away = vault.backups().standing("freight").second().orElseThrow().problem();
        Files.createDirectory(place);
        vault.duty().look(Onlooker.NOBODY, _ -> {}, _ -> {});

        assertThat(backup.state()).isEqualTo(BackupState.VERIFIED);
        assertThat(backup.second().orElseThrow().problem()).map(Problem::code).contains(Code.SECOND_PLACE_UNREACHABLE);
        assertThat(away).map(Problem::code).contains(Code.SECOND_PLACE_UNREACHABLE);
        assertThat(Vault.namesIn(place)).contains(backup.id() + ".sqlite");
    }

    @Test
    void given_a_run_that_published_when_what_is_due_is_done_then_its_backup_is_proven_once() {
        vault.publish(10);
        var done = new ArrayList<Backup>();
        var failed = new ArrayList<Problem>();

        vault.duty().look(Onlooker.NOBODY, done::add, failed::add);
        vault.duty().look(Onlooker.NOBODY, done::add, failed::add);

        assertThat(failed).isEmpty();
        assertThat(done).extracting(Backup::state).containsExactly(BackupState.VERIFIED, BackupState.PROVEN);
        assertThat(vault.backups().list()).hasSize(1);
    }

    @Test
    void given_the_five_newest_are_damaged_when_old_ones_are_pruned_then_the_newest_good_one_stays() {
        vault.publish(10);
        var ids = new ArrayList<Backup>();
        for (int i = 0; i < 9; i++) {
            ids.add(vault.take());
            vault.pass(Duration.ofHours(3));
        }
        vault.pass(Duration.ofDays(2));
        ids.subList(4, 9).forEach(backup -> Vault.flip(backup.file(), 88_888));

        var removed = vault.backups().prune(Onlooker.NOBODY);

        assertThat(removed)
                .extracting(Backup::id)
                .isNotEmpty()
                .doesNotContain(ids.get(3).id());
        assertThat(ids.get(3).file()).exists();
        assertThat(vault.backups().verify(ids.get(3).id(), Onlooker.NOBODY).state())
                .isEqualTo(BackupState.VERIFIED);
        assertThat(removed).allSatisfy(backup -> assertThat(backup.file()).doesNotExist());
    }

    private static void commit(Statement statement) {
        try {
            statement.execute("commit");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem refused(ThrowingCallable act) {
        return catchThrowableOfType(ProblemException.class, act).problem();
    }
}
