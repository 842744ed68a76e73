package org.vigie.runs;

import java.util.Optional;
import org.vigie.etl.Journal.Activity;
import org.vigie.etl.Journal.StepKind;

/// How far a run is.
///
/// @param step the newest step that started
/// @param share between 0 and 1
/// @param heartbeat grows while the process lives
/// @param advance grows while the work advances
public record Progress(
        Optional<StepKind> step,
        Optional<Activity> activity,
        long rowsIn,
        long rowsLoaded,
        long rowsQuarantined,
        double share,
        long heartbeat,
        long advance) {}
