package org.vigie.console.screen;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.vigie.fleet.Attempt;
import org.vigie.fleet.ChartRange;
import org.vigie.fleet.DayOfFleet;
import org.vigie.fleet.FleetMorning;
import org.vigie.fleet.FleetView;
import org.vigie.fleet.Learning;
import org.vigie.fleet.Locomotive;
import org.vigie.fleet.Locomotive.DayOfRisk;
import org.vigie.fleet.Locomotive.Score;
import org.vigie.fleet.LocomotiveChart;
import org.vigie.fleet.LocomotiveChart.Point;
import org.vigie.fleet.Metric;
import org.vigie.fleet.ModelCardView;
import org.vigie.fleet.ModelFacts;
import org.vigie.fleet.ModelFacts.Bin;
import org.vigie.fleet.ModelFacts.Confusion;
import org.vigie.fleet.ModelFacts.Importance;
import org.vigie.fleet.ModelFacts.Training;
import org.vigie.fleet.Movement;
import org.vigie.fleet.RiskLevel;
import org.vigie.fleet.Scores;
import org.vigie.fleet.Values;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.Reason;
import org.vigie.readiness.Contents;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.readiness.Morning.Reserve;
import org.vigie.readiness.Morning.ReserveKind;
import org.vigie.readiness.Morning.Verdict;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.RunPage.Gate;
import org.vigie.runs.RunState;

/// A fleet of five locomotives and its judge, for tests and pictures.
public final class StagedFleet {
    private static final LocalDate DAY = Staged.NIGHT.minusDays(1);
    private static final LocalDateTime NEWEST = DAY.atTime(23, 0);

    private StagedFleet() {}

    public static FleetView good() {
        return new FleetView(locomotives(NEWEST), serving(Staged.NIGHT), Optional.empty(), false);
    }

    /// The model of the 19th kept, the night of the 21st refused.
    public static FleetView refused(Run run) {
        return new FleetView(
                locomotives(NEWEST.minusDays(2)),
                serving(Staged.NIGHT.minusDays(2)),
                Optional.of(new Attempt(run, gates(), Optional.of(facts("telemetry-2026-02-21-c4t9", 0.812)))),
                false);
    }

    public static FleetView learningOff() {
        return new FleetView(locomotives(NEWEST), serving(Staged.NIGHT.minusDays(9)), Optional.empty(), true);
    }

    public static FleetView damaged() {
        return new FleetView(
                locomotives(NEWEST),
                new Learning.Damaged(
                        "telemetry-2026-02-20-a7k2",
                        DAY,
                        Problem.of(
                                Code.MODEL_DAMAGED, "telemetry-2026-02-20-a7k2", "card.json", Reason.DIGEST_DIFFERS)),
                Optional.empty(),
                false);
    }

    public static FleetView empty() {
        return new FleetView(List.of(), new Learning.NoModel(), Optional.empty(), false);
    }

    public static FleetView longNames() {
        var renamed = locomotives(NEWEST).stream()
                .map(each -> new Locomotive(
                        "LOCO_DOUALA_ATELIER_NORD_BB_1200_" + each.name(),
                        each.level(),
                        each.score(),
                        each.trend(),
                        each.moves(),
                        each.newestReading()))
                .toList();
        return new FleetView(renamed, serving(Staged.NIGHT), Optional.empty(), false);
    }

    public static FleetMorning morning(FleetView fleet) {
        return fleet.locomotives().isEmpty()
                ? new FleetMorning(Optional.empty(), Optional.empty(), fleet)
                : new FleetMorning(
                        Optional.of(new DayOfFleet(DAY, 118, 7, 5)),
                        Optional.of(new DayOfFleet(DAY.minusDays(1), 120, 5, 5)),
                        fleet);
    }

    private static List<Locomotive> locomotives(LocalDateTime scored) {
        return List.of(
                new Locomotive(
                        "LOCO_004",
                        RiskLevel.HIGH,
                        Optional.of(new Score(97.31, 88.4, scored, true)),
                        trend(scored, 3, 97.31),
                        Optional.of(new Movement(Metric.VIBRATION, 3.4, 3.12, 2.01)),
                        NEWEST),
                new Locomotive(
                        "LOCO_002",
                        RiskLevel.HIGH,
                        Optional.of(new Score(64.02, 4.1, scored, true)),
                        trend(scored, 5, 64.02),
                        Optional.of(new Movement(Metric.TEMPERATURE, 1.8, 54.2, 45.1)),
                        NEWEST.minusHours(2)),
                new Locomotive(
                        "LOCO_005",
                        RiskLevel.WATCH,
                        Optional.of(new Score(31.5, 12.2, scored, false)),
                        trend(scored, 7, 31.5),
                        Optional.of(new Movement(Metric.PRESSURE, -1.2, 4.41, 5.02)),
                        NEWEST),
                new Locomotive(
                        "LOCO_001",
                        RiskLevel.LOW,
                        Optional.of(new Score(8.2, 2.9, scored, true)),
                        trend(scored, 11, 8.2),
                        Optional.empty(),
                        NEWEST),
                new Locomotive(
                        "LOCO_003",
                        RiskLevel.UNKNOWN,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        NEWEST.minusDays(6)));
    }

    private static List<DayOfRisk> trend(LocalDateTime last, int seed, double newest) {
        var random = new Random(seed);
        return IntStream.rangeClosed(-13, 0)
                .mapToObj(back -> {
                    var most = back == 0 ? newest : 5 + random.nextDouble() * newest * 0.6;
                    return new DayOfRisk(last.toLocalDate().plusDays(back), most / 3, most);
                })
                .toList();
    }

    private static Learning serving(LocalDate night) {
        var made = Staged.at(night, "02:21:40");
        return new Learning.Serving(new ModelCardView(
                made.plusSeconds(6), false, "not worse", facts("telemetry-" + night + "-a7k2", 0.941, night)));
    }

    /// The card of the model that a night made.
    public static ModelFacts facts(LocalDate night) {
        return facts("telemetry-" + night + "-a7k2", 0.941, night);
    }

    private static ModelFacts facts(String version, double quality) {
        return facts(version, quality, Staged.NIGHT);
    }

    private static ModelFacts facts(String version, double quality, LocalDate night) {
        return new ModelFacts(
                version,
                "telemetry-2026-02-19-a7k2",
                night,
                Staged.at(night, "02:21:40"),
                new Training(
                        9_986,
                        LocalDateTime.of(2025, 1, 1, 0, 0),
                        LocalDateTime.of(2026, 2, 18, 23, 0),
                        "9f2c4b7a".repeat(8),
                        1_998,
                        42,
                        100),
                new Scores(quality, quality - 0.02, quality - 0.01, 0.991, 0.957, 0.0121),
                new Scores(0.977, 0.71, 0.822, 0.874, 0.731, 0.0312),
                Optional.of(new Scores(0.938, 0.92, 0.929, 0.989, 0.951, 0.0128)),
                new Confusion(92, 6, 8, 1_892),
                List.of(
                        new Bin(0, 0.1, 1_843, 0.012, 0.004),
                        new Bin(0.1, 0.5, 57, 0.24, 0.14),
                        new Bin(0.5, 0.9, 31, 0.74, 0.81),
                        new Bin(0.9, 1, 67, 0.98, 1)),
                List.of(
                        new Importance("vibration", 0.46),
                        new Importance("temperature", 0.29),
                        new Importance("pressure", 0.14),
                        new Importance("vibration_rolling_mean", 0.07),
                        new Importance("pressure_rolling_mean", 0.03),
                        new Importance("flow_rate", 0.01)));
    }

    /// The night of the 21st: published, not learned.
    public static Run refusedRun() {
        return run(
                RunState.PARTIAL,
                Optional.of(Problem.of(Code.UNIT_CHANGED, "temperature", "°C", "°F", "113.2", "45.1")),
                2);
    }

    public static Run learnedRun() {
        return run(RunState.SUCCEEDED, Optional.empty(), 0);
    }

    private static Run run(RunState state, Optional<Problem> problem, long quarantined) {
        var like = Staged.ended(Staged.NIGHT, "c4t9", state, problem, 118, quarantined);
        return new Run(
                new RunId("telemetry-" + Staged.NIGHT + "-c4t9"),
                "telemetry",
                like.slot(),
                like.state(),
                like.problem(),
                like.exitCode(),
                like.progress(),
                like.orderedAt(),
                like.startedAt(),
                like.endedAt(),
                like.actor(),
                like.origin(),
                like.reason(),
                like.replayOf(),
                like.process(),
                false);
    }

    /// The telemetry card of the morning.
    public static PipelineMorning pipeline(FleetView fleet) {
        var run = fleet.refusal().map(Attempt::run).orElseGet(StagedFleet::learnedRun);
        var published = run.endedAt().orElseThrow();
        Verdict verdict = fleet.locomotives().isEmpty()
                ? new Verdict.NothingYet()
                : fleet.refusal()
                        .<Verdict>map(refused -> new Verdict.ReadyWithReserve(
                                run,
                                published,
                                false,
                                List.of(
                                        new Reserve.NotLearned(
                                                refused.why().orElseThrow(), Optional.of(Staged.NIGHT.minusDays(2))),
                                        new Reserve.Counted(ReserveKind.QUARANTINED_ROWS, 2))))
                        .orElseGet(() -> new Verdict.Ready(run, published, false));
        return new PipelineMorning(
                "telemetry",
                Staged.NIGHT,
                DAY,
                Staged.at(Staged.NIGHT, "06:00:00"),
                verdict,
                new Contents.Telemetry(morning(fleet)),
                Staged.nights(List.of(run)),
                fleet.locomotives().isEmpty() ? Optional.empty() : Optional.of(run),
                fleet.locomotives().isEmpty() ? Optional.empty() : Optional.of(run));
    }

    private static List<Gate> gates() {
        return List.of(
                new Gate("training-rows", "", "9986", "200", true),
                new Gate("classes", "", "2", "2", true),
                new Gate("repeated-values", "", "0.0", "0.01", true),
                new Gate("failure-share", "", "0.059", "0.005..0.2", true),
                new Gate("range", "temperature", "0.98", "0.01", false),
                new Gate("drift", "temperature", "14.2", "0.35", false),
                new Gate("drift", "vibration", "0.04", "0.35", true),
                new Gate("held-out", "", "0.812", "0.75", true));
    }

    /// A week of hourly readings, a month, or fourteen months in stretches.
    public static Optional<LocomotiveChart> chart(String locomotive, ChartRange range) {
        var hours = switch (range) {
            case WEEK -> 168;
            case MONTH -> 720;
            case ALL -> 10_000;
        };
        var count = Math.min(600, hours / 4);
        var step = hours / count;
        var random = new Random(locomotive.hashCode());
        var points = new ArrayList<Point>();
        for (var place = 0; place <= count; place++) {
            var at = NEWEST.minusHours((long) (count - place) * step);
            if (place > count / 3 && place < count / 3 + count / 10) {
                random.nextDouble();
                continue; // the locomotive was silent
            }
            points.add(point(at, random, place > count * 0.85 && random.nextInt(3) == 0));
        }
        return Optional.of(
                new LocomotiveChart(locomotive, range, points.getFirst().at(), NEWEST, points));
    }

    private static Point point(LocalDateTime at, Random random, boolean failing) {
        return new Point(
                at,
                4,
                failing ? 1 : 0,
                Map.of(
                        Metric.FLOW_RATE, values(random, 500, 50, 0),
                        Metric.PRESSURE, values(random, 5, 0.5, failing ? -2 : 0),
                        Metric.VIBRATION, values(random, 2, 0.3, failing ? 3 : 0),
                        Metric.TEMPERATURE, values(random, 45, 5, failing ? 20 : 0)),
                Optional.of(failing ? 70 + random.nextDouble() * 29 : random.nextDouble() * 12));
    }

    private static Values values(Random random, double normal, double deviation, double fault) {
        var mean = normal + random.nextGaussian() * deviation / 2 + fault / 2;
        return new Values(mean - deviation + Math.min(0, fault / 2), mean, mean + deviation + Math.max(0, fault / 2));
    }
}
