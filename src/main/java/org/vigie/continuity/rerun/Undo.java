package org.vigie.continuity.rerun;

import java.time.Instant;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.RestorePlan;
import org.vigie.problem.Problem;
import org.vigie.runs.RunId;

/// Whether a rerun can be taken back now.
public sealed interface Undo {
    /// @param before the warehouse as it was before the rerun
    /// @param until when it stays possible
    record Open(Backup before, Instant until) implements Undo {}

    record Refused(Problem why) implements Undo {}

    /// What taking it back would do, before anything is done.
    record Plan(RunId run, RestorePlan restore, Instant until) {}
}
