package org.vigie.console.screen;

import org.vigie.etl.Journal.Activity;
import org.vigie.etl.Journal.StepKind;
import org.vigie.etl.Rejection;
import org.vigie.etl.Rejection.Reason;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.readiness.Morning;
import org.vigie.readiness.Morning.Figures;
import org.vigie.readiness.Morning.Mark;
import org.vigie.readiness.Morning.Night;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.readiness.Morning.Reserve;
import org.vigie.readiness.Morning.ReserveKind;
import org.vigie.readiness.Morning.Station;
import org.vigie.readiness.Morning.Verdict;
import org.vigie.runs.Origin;
import org.vigie.runs.Progress;
import org.vigie.runs.QuarantinedRow;
import org.vigie.runs.RerunPlan;
import org.vigie.runs.RerunPlan.PlannedInput;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.RunPage;
import org.vigie.runs.RunPage.Gate;
import org.vigie.runs.RunPage.Input;
import org.vigie.runs.RunPage.Outcome;
import org.vigie.runs.RunPage.Step;
import org.vigie.runs.RunPage.Transition;
import org.vigie.runs.RunState;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A freight railway's nights, for tests and pictures: five stations, about 130 transactions and
/// 2,900 tonnes a night.
public final class Staged {
    public static final ZoneId ZONE = ZoneId.of("Africa/Douala");
    public static final LocalDate NIGHT = LocalDate.of(2026, 2, 21);
    public static final Instant NOW = at(NIGHT, "06:03:12");
    public static final Problem UNREACHABLE =
            Problem.of(
                    Code.API_UNREACHABLE,
                    "machines",
                    "http://fret.camrail.local:8080/api/v1/machines",
                    "4",
                    "connexion refusée");
    private static final String HASH =
            "9f2c41d07be5a6833c1f0e92d4b7a8156c0de9f37b2a41c85d6e0f9123ab47cd";
    private static final String OTHER_HASH =
            "41b0e77c9d2a5f6e83c1b0d94f27a6e5c8d3b1907f6a2e4d5c9b8a7f6e5d4c3b";

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
                Optional.of(
                        Problem.of(
                                Code.TOO_MANY_BAD_ROWS,
                                "transactions",
                                "41",
                                "131",
                                "31 %",
                                "20 %")),
                0,
                41);
    }

    public static Run ended(
            LocalDate night,
            String name,
            RunState state,
            Optional<Problem> problem,
            long loaded,
            long quarantined) {
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
                Optional.empty());
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
                Optional.empty());
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
                        runs.add(
                                ended(
                                        night,
                                        "t2v" + back,
                                        RunState.LOST,
                                        Optional.of(
                                                Problem.of(
                                                        Code.FILE_MISSING,
                                                        "transactions",
                                                        "D:\\ERP\\export\\transactions.csv")),
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
        };
    }

    public static List<Station> stations(boolean complete) {
        var day = NIGHT.minusDays(1);
        return List.of(
                new Station(
                        "Bélabo",
                        Optional.of(complete ? day : day.minusDays(2)),
                        complete,
                        412.4,
                        3,
                        3),
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
                                : new Figures(day.minusDays(2), 2851.8, 9, 127, 19)),
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
                List.of(),
                Optional.empty(),
                Optional.empty(),
                nights,
                Optional.empty(),
                Optional.empty());
    }

    public static Morning morning(PipelineMorning pipeline) {
        return new Morning(NOW.minusSeconds(2), ZONE, List.of(pipeline));
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
                        new Reserve(ReserveKind.QUARANTINED_ROWS, 13),
                        new Reserve(ReserveKind.STATIONS_MISSING, 1)));
    }

    public static RunPage page(Run run) {
        return new RunPage(
                run, steps(run), inputs(run), gates(run), findings(run), transitions(run));
    }

    private static List<Step> steps(Run run) {
        var start = run.startedAt().orElse(run.orderedAt());
        if (run.state() == RunState.FAILED) {
            return List.of(
                    step(StepKind.EXTRACT, "transactions", start, 200, 2_100, 131, Outcome.DONE),
                    step(StepKind.EXTRACT, "machines", start, 2_150, 39_400, 0, Outcome.FAILED));
        }
        var open = !run.state().terminal();
        return List.of(
                step(StepKind.EXTRACT, "machines", start, 120, 8_400, 20, Outcome.DONE),
                step(StepKind.EXTRACT, "transactions", start, 8_500, 13_100, 131, Outcome.DONE),
                step(
                        StepKind.CHECK,
                        "transactions",
                        start,
                        13_200,
                        open ? -1 : 31_000,
                        128,
                        outcome(open)),
                step(
                        StepKind.TRANSFORM,
                        "transactions",
                        start,
                        14_000,
                        open ? -1 : 32_400,
                        128,
                        outcome(open)),
                step(
                        StepKind.PUBLISH,
                        "facts",
                        start,
                        15_200,
                        open ? -1 : 39_200,
                        128,
                        outcome(open)));
    }

    private static Outcome outcome(boolean open) {
        return open ? Outcome.RUNNING : Outcome.DONE;
    }

    private static Step step(
            StepKind kind,
            String subject,
            Instant start,
            long from,
            long to,
            long rows,
            Outcome outcome) {
        return new Step(
                kind,
                subject,
                start.plusMillis(from),
                to < 0 ? Optional.empty() : Optional.of(start.plusMillis(to)),
                rows,
                rows,
                outcome);
    }

    private static List<Input> inputs(Run run) {
        if (run.state() == RunState.FAILED) {
            return List.of(erpFile(run));
        }
        return List.of(
                new Input(
                        "machines",
                        "http://fret.camrail.local:8080/api/v1/machines",
                        OTHER_HASH,
                        4_812,
                        Optional.empty(),
                        "snapshots/41/41b0e77c.json"),
                erpFile(run));
    }

    private static Input erpFile(Run run) {
        return new Input(
                "transactions",
                "D:\\ERP\\export\\fret\\transactions_2026-02-20.csv",
                HASH,
                18_433,
                Optional.of(run.orderedAt().minus(Duration.ofMinutes(78))),
                "snapshots/9f/9f2c41d0.csv");
    }

    private static List<Gate> gates(Run run) {
        if (run.state() == RunState.FAILED) {
            return List.of();
        }
        var held = run.state() != RunState.REFUSED;
        return List.of(
                new Gate("min-rows", "transactions", "131", "≥ 100", true),
                new Gate(
                        "max-rejected-share",
                        "transactions",
                        held ? "9,9 %" : "31,3 %",
                        "≤ 20 %",
                        held),
                new Gate("max-age", "transactions", "3 h 41", "≤ 36 h", true));
    }

    private static Map<String, String> findings(Run run) {
        return run.state().published()
                ? Map.of(
                        "alerts", "11",
                        "stationDays", "5",
                        "withoutStation", "0",
                        "newestRow", "2026-02-20 22:37")
                : Map.of();
    }

    private static List<Transition> transitions(Run run) {
        var steps = new ArrayList<Transition>();
        steps.add(
                new Transition(
                        Optional.empty(),
                        RunState.QUEUED,
                        run.actor(),
                        run.reason(),
                        run.orderedAt()));
        steps.add(
                new Transition(
                        Optional.of(RunState.QUEUED),
                        RunState.STARTING,
                        "vigie",
                        "",
                        run.orderedAt().plusMillis(80)));
        steps.add(
                new Transition(
                        Optional.of(RunState.STARTING),
                        RunState.RUNNING,
                        "vigie",
                        "",
                        run.orderedAt().plusMillis(900)));
        run.endedAt()
                .ifPresent(
                        end ->
                                steps.add(
                                        new Transition(
                                                Optional.of(RunState.RUNNING),
                                                run.state(),
                                                "vigie",
                                                "",
                                                end)));
        return steps;
    }

    public static List<String> log(Run run) {
        var lines = new ArrayList<String>();
        lines.add("02:18:21.004 INFO  run " + run.id() + " started, heap 256 MB");
        lines.add(
                "02:18:21.120 INFO  extract machines"
                        + " http://fret.camrail.local:8080/api/v1/machines");
        if (run.state() == RunState.FAILED) {
            for (var attempt = 1; attempt <= 4; attempt++) {
                lines.add(
                        "02:18:3"
                                + attempt
                                + ".870 WARN  machines: attempt "
                                + attempt
                                + " of 4: connection refused, next in "
                                + attempt * 2
                                + " s");
            }
            lines.add(
                    "02:19:00.911 ERROR machines: no answer from"
                            + " http://fret.camrail.local:8080/api/v1/machines");
            lines.add(
                    "02:19:01.000 INFO  ended API_UNREACHABLE, exit code 20, warehouse untouched");
            return lines;
        }
        for (var row = 1; row <= 60; row++) {
            lines.add(
                    "02:18:%02d.%03d INFO  publish facts: %d rows"
                            .formatted(22 + row / 2, row * 13 % 1000, row * 2));
        }
        lines.add("02:19:01.000 INFO  committed, ledger row written");
        return lines;
    }

    public static List<QuarantinedRow> quarantined(long count) {
        var rows = new ArrayList<QuarantinedRow>();
        for (var row = 0; row < count; row++) {
            rows.add(
                    new QuarantinedRow(
                            "transactions",
                            "D:\\ERP\\export\\fret\\transactions_2026-02-20.csv",
                            rejection(row)));
        }
        return rows;
    }

    private static Rejection rejection(int row) {
        return switch (row % 4) {
            case 0 -> new Rejection(14L + row, "volume", "12,5O", Reason.NOT_A_NUMBER);
            case 1 -> new Rejection(14L + row, "timestamp", "31/02/2026 25:00", Reason.NOT_A_DATE);
            case 2 -> new Rejection(14L + row, "machine_id", "", Reason.EMPTY);
            default ->
                    new Rejection(14L + row, "", "TX-0098;LOCO-1107;", Reason.WRONG_COLUMN_COUNT);
        };
    }

    public static RerunPlan plan(LocalDate night, Optional<Run> last, boolean missingFile) {
        return new RerunPlan(
                "freight",
                night,
                List.of(
                        new PlannedInput(
                                "machines",
                                "http://fret.camrail.local:8080/api/v1/machines",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        missingFile ? missing() : present()),
                last.map(Staged::page));
    }

    private static PlannedInput present() {
        return new PlannedInput(
                "transactions",
                "D:\\ERP\\export\\fret\\transactions_2026-02-20.csv",
                Optional.of(18_561L),
                Optional.of(NOW.minus(Duration.ofMinutes(134))),
                Optional.of(OTHER_HASH.replace('4', '7')),
                Optional.empty());
    }

    private static PlannedInput missing() {
        return new PlannedInput(
                "transactions",
                "D:\\ERP\\export\\fret\\transactions_2026-02-20.csv",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        Problem.of(
                                Code.FILE_MISSING,
                                "transactions",
                                "D:\\ERP\\export\\fret\\transactions_2026-02-20.csv")));
    }
}
