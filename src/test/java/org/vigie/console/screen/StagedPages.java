package org.vigie.console.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.etl.Journal.StepKind;
import org.vigie.etl.Rejection;
import org.vigie.etl.Rejection.Reason;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.runs.QuarantinedRow;
import org.vigie.runs.RerunPlan;
import org.vigie.runs.RerunPlan.PlannedInput;
import org.vigie.runs.Run;
import org.vigie.runs.RunPage;
import org.vigie.runs.RunPage.Gate;
import org.vigie.runs.RunPage.Input;
import org.vigie.runs.RunPage.Outcome;
import org.vigie.runs.RunPage.Step;
import org.vigie.runs.RunPage.Transition;
import org.vigie.runs.RunState;

/// What stands behind the staged runs: their pages, logs, quarantines and plans.
public final class StagedPages {
    private static final String HASH = "9f2c41d07be5a6833c1f0e92d4b7a8156c0de9f37b2a41c85d6e0f9123ab47cd";
    private static final String OTHER_HASH = "41b0e77c9d2a5f6e83c1b0d94f27a6e5c8d3b1907f6a2e4d5c9b8a7f6e5d4c3b";

    private StagedPages() {}

    public static RunPage page(Run run) {
        return new RunPage(run, steps(run), inputs(run), gates(run), findings(run), transitions(run));
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
                step(StepKind.CHECK, "transactions", start, 13_200, open ? -1 : 31_000, 128, outcome(open)),
                step(StepKind.TRANSFORM, "transactions", start, 14_000, open ? -1 : 32_400, 128, outcome(open)),
                step(StepKind.PUBLISH, "facts", start, 15_200, open ? -1 : 39_200, 128, outcome(open)));
    }

    private static Outcome outcome(boolean open) {
        return open ? Outcome.RUNNING : Outcome.DONE;
    }

    private static Step step(
            StepKind kind, String subject, Instant start, long from, long to, long rows, Outcome outcome) {
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
                new Gate("min-rows", "transactions", "131", "100", true),
                new Gate("max-rejected-share", "transactions", held ? "0.099" : "0.313", "0.2", held),
                new Gate("max-age", "transactions", "PT3H41M", "PT36H", true));
    }

    private static Map<String, String> findings(Run run) {
        return run.state().published()
                ? Map.of(
                        "alerts", "11",
                        "stationDays", "5",
                        "withoutStation", "0",
                        "rowsAdded", "128")
                : Map.of();
    }

    private static List<Transition> transitions(Run run) {
        var steps = new ArrayList<Transition>();
        steps.add(new Transition(Optional.empty(), RunState.QUEUED, run.actor(), run.reason(), run.orderedAt()));
        steps.add(new Transition(
                Optional.of(RunState.QUEUED),
                RunState.STARTING,
                "vigie",
                "",
                run.orderedAt().plusMillis(80)));
        steps.add(new Transition(
                Optional.of(RunState.STARTING),
                RunState.RUNNING,
                "vigie",
                "",
                run.orderedAt().plusMillis(900)));
        run.endedAt()
                .ifPresent(
                        end -> steps.add(new Transition(Optional.of(RunState.RUNNING), run.state(), "vigie", "", end)));
        return steps;
    }

    public static List<String> log(Run run) {
        var lines = new ArrayList<String>();
        lines.add("2026-02-21T01:18:21.004Z INFO  run " + run.id() + " started, heap 256 MB");
        lines.add(
                "2026-02-21T01:18:21.120Z INFO  extract machines" + " http://fret.camrail.local:8080/api/v1/machines");
        if (run.state() == RunState.FAILED) {
            for (var attempt = 1; attempt <= 4; attempt++) {
                lines.add("2026-02-21T01:18:3"
                        + attempt
                        + ".870Z INFO  machines: attempt "
                        + attempt
                        + " of 4: connection refused, next in "
                        + attempt * 2
                        + " s");
            }
            lines.add("2026-02-21T01:19:00.911Z ERROR machines: no answer from"
                    + " http://fret.camrail.local:8080/api/v1/machines");
            lines.add("2026-02-21T01:19:01.000Z INFO  ended API_UNREACHABLE, exit code 20, warehouse" + " untouched");
            return lines;
        }
        for (var row = 1; row <= 60; row++) {
            lines.add("2026-02-21T01:18:%02d.%03dZ INFO  publish facts: %d rows"
                    .formatted(22 + row / 2, row * 13 % 1000, row * 2));
        }
        lines.add("2026-02-21T01:19:01.000Z INFO  committed, ledger row written");
        return lines;
    }

    public static List<QuarantinedRow> quarantined(long count) {
        var rows = new ArrayList<QuarantinedRow>();
        for (var row = 0; row < count; row++) {
            rows.add(new QuarantinedRow(
                    "transactions", "D:\\ERP\\export\\fret\\transactions_2026-02-20.csv", rejection(row)));
        }
        return rows;
    }

    private static Rejection rejection(int row) {
        return switch (row % 4) {
            case 0 -> new Rejection(14L + row, "volume", "12,5O", Reason.NOT_A_NUMBER);
            case 1 -> new Rejection(14L + row, "timestamp", "31/02/2026 25:00", Reason.NOT_A_DATE);
            case 2 -> new Rejection(14L + row, "machine_id", "", Reason.EMPTY);
            default -> new Rejection(14L + row, "", "TX-0098;LOCO-1107;", Reason.WRONG_COLUMN_COUNT);
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
                last.map(StagedPages::page));
    }

    private static PlannedInput present() {
        return new PlannedInput(
                "transactions",
                "D:\\ERP\\export\\fret\\transactions_2026-02-20.csv",
                Optional.of(18_561L),
                Optional.of(Staged.NOW.minus(Duration.ofMinutes(134))),
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
                Optional.of(Problem.of(
                        Code.FILE_MISSING, "transactions", "D:\\ERP\\export\\fret\\transactions_2026-02-20.csv")));
    }
}
