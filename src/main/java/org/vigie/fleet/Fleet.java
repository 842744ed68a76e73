package org.vigie.fleet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.problem.Cause;
import org.vigie.problem.ProblemException;
import org.vigie.runs.Run;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunState;
import org.vigie.warehouse.telemetry.ChampionRow;
import org.vigie.warehouse.telemetry.DayOfReadings;
import org.vigie.warehouse.telemetry.LearningRow;
import org.vigie.warehouse.telemetry.Spread;
import org.vigie.warehouse.telemetry.Stretch;
import org.vigie.warehouse.telemetry.TelemetryReadings;
import org.vigie.warehouse.telemetry.TelemetryReadings.Span;

/// Looks at the telemetry warehouse, at the registry and at the runs, and says how the locomotives
/// stand and who judges them.
public final class Fleet {
    public static final String PIPELINE = "telemetry";
    private static final int DAYS = 14;
    private static final int POINTS = 600;

    /// A publication's own gates: they say nothing of the learning.
    private static final Set<String> OF_THE_PUBLICATION = Set.of("min-rows", "max-rejected-share", "max-age");

    private final TelemetryReadings readings;
    private final RunHistory history;
    private final Models models;
    private final ZoneId zone;

    public Fleet(TelemetryReadings readings, RunHistory history, Models models, ZoneId zone) {
        this.readings = readings;
        this.history = history;
        this.models = models;
        this.zone = zone;
    }

    /// @throws ProblemException when the warehouse or the operations book cannot be read
    public FleetView now() {
        var locomotives = readings.locomotives(DAYS).stream()
                .map(Locomotive::of)
                .sorted(Locomotive.MOST_URGENT_FIRST)
                .toList();
        var learningOff = readings.newestLearning().map(LearningRow::wanted).filter(wanted -> !wanted);
        return new FleetView(locomotives, learning(), attempt(), learningOff.isPresent());
    }

    /// @param dataDay the day whose readings the night brought
    /// @throws ProblemException when the warehouse or the operations book cannot be read
    public FleetMorning morning(LocalDate dataDay) {
        var newest = readings.newestDay(dataDay);
        return new FleetMorning(
                newest.map(this::day),
                newest.map(day -> day(day.minusDays(1))).filter(day -> day.readings() > 0),
                now());
    }

    /// Empty when the locomotive has no readings.
    ///
    /// @throws ProblemException when the warehouse cannot be read
    public Optional<LocomotiveChart> chart(String locomotive, ChartRange range) {
        return readings.span(locomotive).map(whole -> chart(locomotive, range, part(whole, range)));
    }

    private LocomotiveChart chart(String locomotive, ChartRange range, Span span) {
        var points = readings.series(locomotive, span, POINTS).stream()
                .map(Fleet::point)
                .toList();
        return new LocomotiveChart(locomotive, range, span.from(), span.to(), points);
    }

    private static Span part(Span whole, ChartRange range) {
        var from = range.length().map(whole.to()::minus).orElse(whole.from());
        return new Span(later(from, whole.from()), whole.to());
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private Learning learning() {
        return readings.champion().<Learning>map(this::judge).orElseGet(Learning.NoModel::new);
    }

    private Learning judge(ChampionRow champion) {
        try {
            var facts = models.get(champion.model(), champion.sha256());
            return new Learning.Serving(
                    new ModelCardView(champion.at(), champion.rolledBack(), champion.reason(), facts));
        } catch (ProblemException damaged) {
            if (damaged.problem().cause() != Cause.MODEL_REFUSED) {
                throw damaged;
            }
            return new Learning.Damaged(champion.model(), night(champion), damaged.problem());
        }
    }

    private LocalDate night(ChampionRow champion) {
        return champion.run()
                .flatMap(this::slot)
                .orElseGet(() -> champion.at().atZone(zone).toLocalDate());
    }

    private Optional<LocalDate> slot(String run) {
        return history.find(run).map(Run::slot);
    }

    private Optional<Attempt> attempt() {
        return history.lastGood(PIPELINE).map(run -> {
            var gates = history.page(run.id()).gates().stream()
                    .filter(gate -> !OF_THE_PUBLICATION.contains(gate.name()))
                    .toList();
            return new Attempt(run, gates, candidate(run));
        });
    }

    /// That of a night that learned is the champion itself.
    private Optional<ModelFacts> candidate(Run run) {
        return run.state() == RunState.PARTIAL ? models.madeBy(run.id().value()) : Optional.empty();
    }

    private DayOfFleet day(LocalDate day) {
        DayOfReadings found = readings.day(day);
        return new DayOfFleet(day, found.readings(), found.failures(), found.locomotives());
    }

    private static LocomotiveChart.Point point(Stretch stretch) {
        return new LocomotiveChart.Point(
                stretch.from(),
                stretch.readings(),
                stretch.failures(),
                Map.of(
                        Metric.FLOW_RATE, values(stretch.flowRate()),
                        Metric.PRESSURE, values(stretch.pressure()),
                        Metric.VIBRATION, values(stretch.vibration()),
                        Metric.TEMPERATURE, values(stretch.temperature())),
                stretch.risk());
    }

    private static Values values(Spread spread) {
        return new Values(spread.least(), spread.mean(), spread.most());
    }
}
