package org.vigie.console;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vigie.console.Pictures.Subject;
import org.vigie.console.screen.StagedBackups;
import org.vigie.console.screen.StagedDesk;
import org.vigie.continuity.backup.Onlooker;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// What there is to look at of the backups screen and its sheets.
final class BackupPictures {
    private BackupPictures() {}

    private static Supplier<StagedDesk> backedUp(Supplier<StagedBackups> staged) {
        return () -> StagedDesk.good().backedUp(staged.get());
    }

    private static StagedBackups broken() {
        return StagedBackups.week().withBrokenWarehouse();
    }

    static Stream<Subject> all() {
        Supplier<StagedDesk> week = backedUp(StagedBackups::week);
        return Stream.of(
                new Subject("backups-good", week, Staging::backups),
                new Subject("backups-late", backedUp(StagedBackups::late), Staging::backups),
                new Subject("backups-damaged", backedUp(StagedBackups::withDamaged), at -> at.chooseBackup(1)),
                new Subject("backups-empty", backedUp(StagedBackups::none), Staging::backups),
                new Subject("backups-second-away", backedUp(StagedBackups::secondPlaceAway), Staging::backups),
                new Subject("backups-first-away", backedUp(StagedBackups::firstPlaceAway), Staging::backups),
                new Subject("backups-one-place", backedUp(StagedBackups::onePlace), Staging::backups),
                new Subject(
                        "backups-taking",
                        backedUp(() -> StagedBackups.week().stoppingAt(Onlooker.Stage.VERIFYING)),
                        Staging::backUp),
                new Subject("backups-taken", week, Staging::backUp),
                new Subject("backups-proven", backedUp(StagedBackups::late), Staging::prove),
                new Subject(
                        "backups-refused",
                        backedUp(() -> StagedBackups.week()
                                .refusing(Problem.of(
                                        Code.BACKUP_NO_SPACE, StagedBackups.FOLDER, 94_371_840, 12_582_912))),
                        Staging::backUp),
                new Subject("backups-restore", week, at -> at.restore(5)),
                new Subject("backups-restore-end", week, at -> at.restoreEnd(5)),
                new Subject("backups-restore-model", week, at -> at.restore(4)),
                new Subject("backups-restore-broken", backedUp(BackupPictures::broken), at -> at.restore(1)),
                new Subject("backups-restore-second", backedUp(StagedBackups::withDamaged), at -> at.restore(1)),
                new Subject(
                        "backups-restore-active",
                        () -> StagedDesk.running().backedUp(StagedBackups.week()),
                        at -> at.restore(5)),
                new Subject(
                        "backups-restoring",
                        backedUp(() -> StagedBackups.week().stoppingAt(Onlooker.Stage.VERIFYING)),
                        at -> at.restoreNow(5)),
                new Subject("backups-restored", week, at -> at.restoreNow(5)),
                new Subject("backups-retention", week, Staging::retention));
    }
}
