package org.vigie.app;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.vigie.continuity.backup.BackupDuty;
import org.vigie.continuity.backup.Backups;
import org.vigie.continuity.backup.Restores;
import org.vigie.continuity.rerun.Reruns;
import org.vigie.instance.Instance;
import org.vigie.runs.RunHistory;
import org.vigie.sqlite.Session;

/// The continuity wing of one house.
record Continuity(Backups backups, Restores restores, BackupDuty duty, Reruns reruns) {
    /// @param replaced told of the pipeline whose warehouse is another one after a restore
    static Continuity of(
            Instance instance,
            Workshop workshop,
            RunHistory history,
            Session book,
            InstantSource clock,
            Consumer<String> replaced) {
        var backups = new Backups(instance, workshop.depots(), book, clock);
        var restores = new Restores(backups, history, book, instance.scratch(), clock, replaced);
        return new Continuity(
                backups,
                restores,
                new BackupDuty(backups, history),
                new Reruns(backups, restores, history, workshop::ledger, clock));
    }

    /// Ends what processes left behind that are gone.
    void tidy() {
        restores.resume();
        backups.tidy();
    }
}
