package org.vigie.console.screen;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.fleet.ChartRange;
import org.vigie.fleet.FleetView;
import org.vigie.fleet.LocomotiveChart;
import org.vigie.readiness.Morning;
import org.vigie.runs.QuarantinedRow;
import org.vigie.runs.RerunPlan;
import org.vigie.runs.Run;
import org.vigie.runs.RunFilter;
import org.vigie.runs.RunId;
import org.vigie.runs.RunOrder;
import org.vigie.runs.RunPage;

/// All that the window asks of the house. Every call may be slow: call it from [Background] only.
///
/// Each throws [org.vigie.problem.ProblemException] when a person must know something.
public interface Desk {
    Morning morning();

    /// Newest first.
    List<Run> runs(RunFilter filter, int most);

    RunPage page(RunId run);

    List<QuarantinedRow> quarantined(RunId run, int from, int most);

    /// The last lines of a run's log, oldest first.
    List<String> log(RunId run, int most);

    /// The runs that have not ended.
    List<Run> active();

    RerunPlan plan(String pipeline, LocalDate night);

    /// Orders a run in a child process and returns at once.
    RunId order(RunOrder order);

    /// A run by its id, its short name, or `last`.
    Optional<Run> find(String reference);

    /// The locomotives and their judge; empty when this installation runs no telemetry.
    Optional<FleetView> fleet();

    /// Empty when the locomotive has no readings.
    Optional<LocomotiveChart> chart(String locomotive, ChartRange range);
}
