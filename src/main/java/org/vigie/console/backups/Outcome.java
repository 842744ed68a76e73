package org.vigie.console.backups;

import java.util.List;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.Restore;
import org.vigie.continuity.backup.RestorePlan;
import org.vigie.problem.Problem;

/// How a piece of work ended, as it was observed.
sealed interface Outcome {
    record Taken(Backup backup) implements Outcome {}

    /// @param backup PROVEN, or DAMAGED with the reason
    record Tried(Backup backup) implements Outcome {}

    record Restored(Restore restore, RestorePlan plan) implements Outcome {}

    record Removed(List<Backup> backups) implements Outcome {
        public Removed {
            backups = List.copyOf(backups);
        }
    }

    /// Somebody called it off, and nothing has changed.
    record CalledOff() implements Outcome {}

    record Refused(Problem why) implements Outcome {}
}
