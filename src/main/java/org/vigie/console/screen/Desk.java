package org.vigie.console.screen;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
import org.vigie.runs.schedule.Timetable;
import org.vigie.runs.schedule.system.Audit;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.watch.Watch;

/// All that the window asks of the house. Every call may be slow: call it from [Background] only.
///
/// Each throws [org.vigie.problem.ProblemException] when a person must know something.
public interface Desk extends RecoveryDesk {
    Morning morning();

    /// Newest first.
    List<Run> runs(RunFilter filter, int most);

    RunPage page(RunId run);

    List<QuarantinedRow> quarantined(RunId run, int from, int most);

    /// What a run wrote, line by line.
    LogView log(RunId run);

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

    /// How the runs that have not ended are doing; a run that nobody has looked at yet is not in it.
    Map<RunId, Watch> watches();

    /// How a run was stopped, or is being stopped; empty when nobody asked for it.
    Optional<Certificate> certificate(RunId run);

    /// Stops a run. Slow: returns when the death is seen, or cannot be brought about.
    ///
    /// @param told hears each stage, on the calling thread
    /// @return the certificate as it stands at the end
    Certificate stop(RunId run, String actor, String reason, Consumer<Certificate> told) throws InterruptedException;

    Timetable timetable();

    /// What the operating system's own scheduler has of us. Slow.
    Audit audit();

    /// Registers anew with the operating system's scheduler, and takes what was there away.
    void correct();

    /// No new runs until then.
    void drain(Instant until, String actor, String reason);

    void resume();

    BackupDesk backups();
}
