package org.vigie.continuity.recovery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.vigie.runs.RunId;

/// On what, for whom and why the steps act.
///
/// @param brokenRun the run that the recovery is about; empty when nobody ran the night
public record Intervention(
        RecoveryId id,
        String pipeline,
        LocalDate night,
        Trouble trouble,
        Optional<RunId> brokenRun,
        String actor,
        String reason,
        Instant begunAt) {}
