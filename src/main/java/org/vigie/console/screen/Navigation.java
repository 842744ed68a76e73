package org.vigie.console.screen;

import java.time.LocalDate;
import org.vigie.continuity.backup.Backup;
import org.vigie.runs.RunId;

/// The ways from one screen to another. Screens know this, and never each other.
public interface Navigation {
    void openRun(RunId run);

    /// The history of one night.
    void openNight(String pipeline, LocalDate night);

    /// The sheet on which a rerun is confirmed.
    void rerun(String pipeline, LocalDate night);

    /// The sheet on which the stop of a run is confirmed and followed.
    void stop(RunId run);

    /// The sheet on which new runs are held back for a while.
    void drain();

    /// The sheet on which the operating system's scheduler is put right.
    void correct();

    /// The sheet on which a restore is planned, confirmed and followed.
    void restore(Backup backup);

    /// The sheet on which the removal of old backups is looked at and confirmed.
    void retention();

    /// The guided recovery of a pipeline's night.
    void recover(String pipeline);

    /// The sheet on which an act of the recovery is confirmed, with its reason.
    void decideRecovery();

    /// One locomotive on the data screen.
    void openLocomotive(String locomotive);

    /// Looks again, now.
    void refresh();
}
