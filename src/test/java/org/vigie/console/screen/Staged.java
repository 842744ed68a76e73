package org.vigie.console.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.etl.Journal.Activity;
import org.vigie.etl.Journal.StepKind;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.readiness.Contents;
import org.vigie.readiness.Contents.Figures;
import org.vigie.readiness.Contents.Station;
import org.vigie.readiness.Morning;
import org.vigie.readiness.Morning.Mark;
import org.vigie.readiness.Morning.Night;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.readiness.Morning.Reserve;
import org.vigie.readiness.Morning.ReserveKind;
import org.vigie.readiness.Morning.Verdict;
import org.vigie.runs.Origin;
import org.vigie.runs.Progress;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.RunState;

/// A freight railway's nights, for tests and pictures: five stations, about 130 transactions and
/// 2,900 tonnes a night.
public final class Staged {
    public static final ZoneId ZONE = ZoneId.of("Africa/Douala");
    public static final LocalDate NIGHT = LocalDate.of(2026, 2, 21);
    public static final Instant NOW = at(NIGHT, "06:03:12");
    public static final Problem UNREACHABLE = Problem.of(
            Code.API_UNREACHABLE,
            "machines",
            "http://fret.camrail.local:8080/api/v1/machines",
            "4",
            "connexion refusée");

    private Staged() {}

    public static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    public static Run succeeded(LocalDate night, String name, long quarantined) {
        return ended(night, name, RunState.SUCCEEDED, Optional.empty(), 128, quarantined);
    }

    public static Run failed(LocalDate night, String name, Problem problem) {
        return ended(night, name, RunState.FAILED, Optional.of(problem), 0, 0);
    }

    public static Run refused(LocalDate night, String name) {
        return ended(
                night,
                name,
                RunState.REFUSED,
                Optional.of(Problem.of(Code.TOO_MANY_BAD_ROWS, "transactions", "41", "131", "31 %", "20 %")),
                0,
                41);
    }

    public static Run ended(
            LocalDate night, String name, RunState state, Optional<Problem> problem, long loaded, long quarantined) {
        return new Run(
                id(night, name),
                "freight",
                night,
                state,
                problem,
                Optional.of(problem.map(what -> what.cause().exitCode()).orElse(0)),
                new Progress(
                        Optional.of(StepKind.PUBLISH),
                        Optional.empty(),
                        loaded + quarantined,
                        loaded,
                        quarantined,
                        1,
                        40,
                        12),
                at(night, "02:18:20"),
                Optional.of(at(night, "02:18:21")),
                Optional.of(at(night, "02:19:01")),
                "SYSTEM",
                Origin.SCHEDULE,
                "nuit du planificateur",
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public static Run running(LocalDate night, String name, double share) {
        return new Run(
                id(night, name),
                "freight",
                night,
                RunState.RUNNING,
                Optional.empty(),
                Optional.empty(),
                new Progress(
                        Optional.of(StepKind.PUBLISH),
                        Optional.of(Activity.WORKING),
                        Math.round(131 * share),
                        Math.round(118 * share),
                        Math.round(13 * share),
                        share,
                        22,
                        9),
                NOW.minusSeconds(26),
                Optional.of(NOW.minusSeconds(25)),
                Optional.empty(),
                "a.mbarga",
                Origin.CONSOLE,
                "Source de nouveau disponible",
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public static Run stopping(Run run) {
        return with(run, RunState.STOPPING, Optional.empty(), Optional.empty(), false);
    }

    public static Run killed(LocalDate night, String name) {
        var run = running(night, name, 0.61);
        var why = Problem.of(Code.STUCK_RUN_KILLED, run.id().shortName(), "a.mbarga", "Exécution bloquée");
        return with(run, RunState.KILLED, Optional.of(why), Optional.of(NOW), false);
    }

    /// Caught up after its hour.
    public static Run late(Run run) {
        return with(run, run.state(), run.problem(), run.endedAt(), true);
    }

    public static Run missed(LocalDate night, String name) {
        var run = ended(night, name, RunState.MISSED, Optional.empty(), 0, 0);
        return with(run, RunState.MISSED, Optional.empty(), run.endedAt(), false);
    }

    /// The same, as if it had begun so much earlier.
    public static Run startedBefore(Run run, Duration earlier) {
        return new Run(
                run.id(),
                run.pipeline(),
                run.slot(),
                run.state(),
                run.problem(),
                run.exitCode(),
                run.progress(),
                run.orderedAt().minus(earlier),
                run.startedAt().map(start -> start.minus(earlier)),
                run.endedAt(),
                run.actor(),
                run.origin(),
                run.reason(),
                run.replayOf(),
                run.process(),
                run.late());
    }

    /// The same for another pipeline.
    public static Run of(String pipeline, Run run) {
        return new Run(
                new RunId(pipeline + "-" + run.slot() + "-" + run.id().shortName()),
                pipeline,
                run.slot(),
                run.state(),
                run.problem(),
                run.exitCode(),
                run.progress(),
                run.orderedAt(),
                run.startedAt(),
                run.endedAt(),
                run.actor(),
                run.origin(),
                run.reason(),
                run.replayOf(),
                run.process(),
                run.late());
    }

    private static Run with(
            Run run, RunState state, Optional<Problem> problem, Optional<Instant> endedAt, boolean late) {
        return new Run(
                run.id(),
                run.pipeline(),
                run.slot(),
                state,
                problem,
                run.exitCode(),
                run.progress(),
                run.orderedAt(),
                run.startedAt(),
                endedAt,
                run.actor(),
                run.origin(),
                run.reason(),
                run.replayOf(),
                run.process(),
                late);
    }

    private static RunId id(LocalDate night, String name) {
        return new RunId("freight-" + night + "-" + name);
    }

    /// Thirty nights with everything that happens to nights, `NIGHT` not among them.
    public static List<Run> pastNights() {
        var runs = new ArrayList<Run>();
        for (var back = 1; back < 30; back++) {
            var night = NIGHT.minusDays(back);
            switch (back) {
                case 4 -> runs.add(failed(night, "k3p" + back, UNREACHABLE));
                case 9 -> runs.add(refused(night, "r7d" + back));
                case 13 -> {}
                case 16 ->
                    runs.add(ended(
                            night,
                            "t2v" + back,
                            RunState.LOST,
                            Optional.of(
                                    Problem.of(Code.FILE_MISSING, "transactions", "D:\\ERP\\export\\transactions.csv")),
                            0,
                            0));
                case 2, 7, 11, 21 -> runs.add(succeeded(night, "m8x" + back, back + 2));
                default -> runs.add(succeeded(night, "a7k" + back, 0));
            }
        }
        return runs;
    }

    public static List<Night> nights(List<Run> runs) {
        var nights = new ArrayList<Night>();
        for (var back = 29; back >= 0; back--) {
            nights.add(night(NIGHT.minusDays(back), runs));
        }
        return nights;
    }

    private static Night night(LocalDate date, List<Run> runs) {
        var run = runs.stream().filter(each -> each.slot().equals(date)).findFirst();
        return new Night(date, run.map(Staged::mark).orElse(Mark.MISSED), run);
    }

    private static Mark mark(Run run) {
        if (run.hasReserve()) {
            return Mark.RESERVE;
        }
        return switch (run.state()) {
            case SUCCEEDED -> Mark.VERIFIED;
            case PARTIAL -> Mark.RESERVE;
            case REFUSED -> Mark.REFUSED;
            case QUEUED, STARTING, RUNNING, STOPPING -> Mark.RUNNING;
            case FAILED, KILLED, LOST, SKIPPED -> Mark.FAILED;
            case MISSED -> Mark.MISSED;
        };
    }

    public static List<Station> stations(boolean complete) {
        var day = NIGHT.minusDays(1);
        return List.of(
                new Station("Bélabo", Optional.of(complete ? day : day.minusDays(2)), complete, 412.4, 3, 3),
                new Station("Douala", Optional.of(day), true, 846.1, 2, 6),
                new Station("Edéa", Optional.of(day), true, 298.7, 0, 3),
                new Station("Ngaoundéré", Optional.of(day), true, 633.2, 5, 4),
                new Station("Yaoundé", Optional.of(day), true, 715.9, 1, 4));
    }

    public static PipelineMorning morningOf(Verdict verdict, List<Run> runs) {
        var day = NIGHT.minusDays(1);
        var good = verdict instanceof Verdict.Ready || verdict instanceof Verdict.ReadyWithReserve;
        return new PipelineMorning(
                "freight",
                NIGHT,
                day,
                at(NIGHT, "06:00:00"),
                verdict,
                new Contents.Freight(
                        good
                                ? stations(verdict instanceof Verdict.Ready)
                                : stations(true).stream().map(Staged::yesterday).toList(),
                        Optional.of(
                                good
                                        ? new Figures(day, 2906.3, 11, 128, 20)
                                        : new Figures(day.minusDays(1), 2794.0, 14, 131, 20)),
                        Optional.of(
                                good
                                        ? new Figures(day.minusDays(1), 2794.0, 14, 131, 20)
                                        : new Figures(day.minusDays(2), 2851.8, 9, 127, 19))),
                nights(runs),
                runs.stream().filter(run -> run.slot().equals(NIGHT)).findFirst(),
                runs.stream().filter(run -> run.state().published()).findFirst());
    }

    private static Station yesterday(Station station) {
        return new Station(
                station.name(),
                station.newestDay().map(day -> day.minusDays(1)),
                false,
                station.volume(),
                station.alerts(),
                station.machines());
    }

    public static PipelineMorning firstNight() {
        var nights = new ArrayList<Night>();
        for (var back = 29; back >= 0; back--) {
            nights.add(new Night(NIGHT.minusDays(back), Mark.BEFORE, Optional.empty()));
        }
        return new PipelineMorning(
                "freight",
                NIGHT,
                NIGHT.minusDays(1),
                at(NIGHT, "06:00:00"),
                new Verdict.NothingYet(),
                new Contents.Freight(List.of(), Optional.empty(), Optional.empty()),
                nights,
                Optional.empty(),
                Optional.empty());
    }

    public static Morning morning(PipelineMorning... pipelines) {
        return new Morning(NOW.minusSeconds(2), ZONE, List.of(pipelines));
    }

    public static Verdict ready(Run run) {
        return new Verdict.Ready(run, run.endedAt().orElseThrow(), false);
    }

    public static Verdict withReserve(Run run) {
        return new Verdict.ReadyWithReserve(
                run,
                run.endedAt().orElseThrow(),
                false,
                List.of(
                        new Reserve.Counted(ReserveKind.QUARANTINED_ROWS, 13),
                        new Reserve.Counted(ReserveKind.STATIONS_MISSING, 1)));
    }
}
