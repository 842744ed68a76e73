package org.vigie.app;

import java.util.List;
import org.vigie.console.screen.BackupDesk;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.BackupId;
import org.vigie.continuity.backup.Onlooker;
import org.vigie.continuity.backup.Restore;
import org.vigie.continuity.backup.RestorePlan;
import org.vigie.continuity.backup.Retention;
import org.vigie.continuity.backup.Wish;

/// The backups of the house as the window sees them.
record ConsoleBackups(OpenHouse house) implements BackupDesk {
    @Override
    public Stock stock() {
        var instance = house.instance();
        var standings = instance.settings().pipelines().keySet().stream()
                .sorted()
                .map(house.backups()::standing)
                .toList();
        return new Stock(
                standings,
                house.backups().list(),
                instance.backups(),
                house.backups().firstPlaceObstacle(),
                instance.settings().backup().proveEvery());
    }

    @Override
    public Backup take(Wish wish, Onlooker onlooker) {
        return house.backups().take(wish, onlooker);
    }

    @Override
    public Backup prove(BackupId backup, Onlooker onlooker) {
        return house.backups().prove(backup, onlooker);
    }

    @Override
    public RestorePlan plan(BackupId backup, Onlooker onlooker) {
        return house.restores().plan(backup.value(), onlooker);
    }

    @Override
    public Restore restore(BackupId backup, Restore.Order order, Onlooker onlooker) {
        return house.restores().restore(backup, order, onlooker);
    }

    @Override
    public List<Retention.Plan> pruning() {
        return house.backups().pruning();
    }

    @Override
    public List<Backup> prune(Onlooker onlooker) {
        return house.backups().prune(onlooker);
    }
}
