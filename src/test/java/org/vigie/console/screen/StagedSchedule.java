package org.vigie.console.screen;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.runs.Post;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.RunId;
import org.vigie.runs.schedule.Drain;
import org.vigie.runs.schedule.ExpectedRun;
import org.vigie.runs.schedule.ExpectedRun.State;
import org.vigie.runs.schedule.Timetable;
import org.vigie.runs.schedule.Timetable.OddNight;
import org.vigie.runs.schedule.system.Audit;
import org.vigie.runs.schedule.system.Audit.Fault;
import org.vigie.runs.schedule.system.Audit.Finding;
import org.vigie.runs.schedule.system.Audit.Scheduler;
import org.vigie.runs.schedule.system.Audit.Severity;

/// Timetables and audits for tests and pictures.
public final class StagedSchedule {
    private StagedSchedule() {}

    /// Nothing expected yet, nobody on duty.
    public static Timetable nothing() {
        return new Timetable(
                Staged.ZONE, true, List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Timetable off() {
        return new Timetable(
                Staged.ZONE, false, List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Timetable nights() {
        var night = Staged.NIGHT;
        return new Timetable(
                Staged.ZONE,
                true,
                List.of(
                        expected("freight", night.plusDays(1), "02:00:00", State.EXPECTED),
                        expected("telemetry", night.plusDays(1), "03:00:00", State.EXPECTED),
                        expected("freight", night.plusDays(2), "02:00:00", State.EXPECTED)),
                List.of(
                        expected("telemetry", night, "03:00:00", State.LATE),
                        started("freight", night, "a7k2", State.STARTED),
                        started("freight", night.minusDays(1), "m8x1", State.STARTED),
                        started("telemetry", night.minusDays(1), "q2w1", State.SKIPPED),
                        started("freight", night.minusDays(2), "z4m2", State.MISSED)),
                Optional.empty(),
                Optional.of(agent()),
                Optional.empty());
    }

    public static Timetable nobody() {
        var known = nights();
        return new Timetable(
                known.zone(), true, known.next(), known.past(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Timetable withOddNight() {
        var known = nights();
        return new Timetable(
                known.zone(),
                true,
                known.next(),
                known.past(),
                Optional.empty(),
                known.onDuty(),
                Optional.of(new OddNight(
                        LocalDate.of(2026, 3, 29),
                        OddNight.Kind.GAP,
                        Staged.at(LocalDate.of(2026, 3, 29), "03:00:00"))));
    }

    public static Timetable held(Timetable known, Optional<Drain> drain) {
        return new Timetable(
                known.zone(), known.enabled(), known.next(), known.past(), drain, known.onDuty(), known.oddNight());
    }

    public static Timetable drained() {
        return held(
                nights(),
                Optional.of(new Drain(
                        Staged.NOW.plusSeconds(4 * 3600),
                        "a.mbarga",
                        "Maintenance de la machine",
                        Staged.NOW.minusSeconds(600))));
    }

    public static Audit noScheduler() {
        return new Audit(Scheduler.NONE, List.of(), List.of());
    }

    public static Audit good() {
        return new Audit(Scheduler.SYSTEMD, List.of("vigie-freight.timer", "vigie-telemetry.timer"), List.of());
    }

    /// What the dossiers' registration gets wrong.
    public static Audit faulty() {
        return new Audit(
                Scheduler.WINDOWS_TASK_SCHEDULER,
                List.of("DPA_Nightly"),
                List.of(
                        finding(Fault.TIME_LIMIT_TOO_LONG, Severity.GRAVE, "ExecutionTimeLimit", "PT72H", "PT2H"),
                        finding(Fault.IGNORES_NEW, Severity.GRAVE, "MultipleInstancesPolicy", "IgnoreNew", "Queue"),
                        finding(Fault.RUNS_AS_SYSTEM, Severity.GRAVE, "Principal", "SYSTEM", "camrail\\vigie"),
                        new Finding(Fault.HISTORY_OFF, Severity.MINOR, "TaskScheduler/Operational", "", "", false)));
    }

    private static Finding finding(Fault fault, Severity severity, String setting, String found, String wanted) {
        return new Finding(fault, severity, "DPA_Nightly · " + setting, found, wanted, true);
    }

    private static Post.Holder agent() {
        return new Post.Holder(
                "agent", new ProcessIdentity(1812, Staged.NOW.minusSeconds(90_000)), Staged.NOW.minusSeconds(90_000));
    }

    private static ExpectedRun expected(String pipeline, LocalDate slot, String hour, State state) {
        return new ExpectedRun(
                pipeline, slot, Staged.at(slot, hour), Staged.at(slot, "06:00:00"), state, Optional.empty());
    }

    private static ExpectedRun started(String pipeline, LocalDate slot, String name, State state) {
        return new ExpectedRun(
                pipeline,
                slot,
                Staged.at(slot, "02:00:00"),
                Staged.at(slot, "06:00:00"),
                state,
                Optional.of(new RunId(pipeline + "-" + slot + "-" + name)));
    }
}
