package org.vigie.continuity.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.vigie.problem.Problem;

/// How well a pipeline's warehouse is backed up now.
///
/// @param lastProven the newest backup that was really restored, to a scratch file
/// @param age of the last proven one: what would be lost at most; empty when there is none
/// @param rpo the most that may be lost
/// @param newestGood verified at least; newer than the last proven one, or the same
/// @param lastFailure why the newest attempt failed, where it did
/// @param second empty where no second place is set
public record Standing(
        String pipeline,
        Optional<Backup> lastProven,
        Optional<Duration> age,
        Duration rpo,
        Optional<Backup> newestGood,
        Optional<Problem> lastFailure,
        Optional<SecondStanding> second) {

    public boolean withinRpo() {
        return age.filter(known -> known.compareTo(rpo) <= 0).isPresent();
    }

    /// @param newest the newest backup that has a good copy there
    /// @param problem why it cannot be reached now
    public record SecondStanding(Path folder, Optional<Backup> newest, Optional<Problem> problem) {}
}
