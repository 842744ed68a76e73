package org.vigie.console.screen;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.BackupId;
import org.vigie.continuity.backup.Onlooker;
import org.vigie.continuity.backup.Restore;
import org.vigie.continuity.backup.RestorePlan;
import org.vigie.continuity.backup.Retention;
import org.vigie.continuity.backup.Standing;
import org.vigie.continuity.backup.Wish;
import org.vigie.problem.Problem;

/// What the window asks about backups. Every call may be slow, as those of [Desk]; each that has an
/// [Onlooker] may take minutes, and is told on the thread that works.
public interface BackupDesk {
    Stock stock();

    Backup take(Wish wish, Onlooker onlooker);

    /// Really restores it, to a scratch file, and compares.
    Backup prove(BackupId backup, Onlooker onlooker);

    RestorePlan plan(BackupId backup, Onlooker onlooker);

    Restore restore(BackupId backup, Restore.Order order, Onlooker onlooker);

    /// What the retention would keep and remove now.
    List<Retention.Plan> pruning();

    /// @return what was removed
    List<Backup> prune(Onlooker onlooker);

    /// What there is.
    ///
    /// @param standings one for each pipeline, by name
    /// @param backups all that were ever asked for, the newest first
    /// @param folder the first place
    /// @param obstacle why the first place cannot be used now
    /// @param proveEvery how often the newest one is really restored
    record Stock(
            List<Standing> standings,
            List<Backup> backups,
            Path folder,
            Optional<Problem> obstacle,
            Duration proveEvery) {
        public Stock {
            standings = List.copyOf(standings);
            backups = List.copyOf(backups);
        }
    }
}
