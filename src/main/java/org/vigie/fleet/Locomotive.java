package org.vigie.fleet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vigie.warehouse.telemetry.LocomotiveRow;
import org.vigie.warehouse.telemetry.NewestScore;

/// One locomotive at a glance.
///
/// @param score empty when no model has scored it
/// @param trend its risk per day over the last days with scores, the oldest first
/// @param moves the metric that left the locomotive's habit, if one did
public record Locomotive(
        String name,
        RiskLevel level,
        Optional<Score> score,
        List<DayOfRisk> trend,
        Optional<Movement> moves,
        LocalDateTime newestReading) {
    static final Comparator<Locomotive> MOST_URGENT_FIRST = Comparator.comparing(Locomotive::level)
            .thenComparing(Comparator.comparingDouble(Locomotive::highest).reversed())
            .thenComparing(Comparator.comparingDouble(Locomotive::newest).reversed())
            .thenComparing(Locomotive::name);

    public Locomotive {
        trend = List.copyOf(trend);
    }

    /// In percent.
    ///
    /// @param highest of the newest day with scores: one failing reading among many must be seen
    /// @param newest of the newest reading with a score
    /// @param unseen the reading came after the model; otherwise its score comes from a forest that
    ///   had not seen it in its training
    public record Score(double highest, double newest, LocalDateTime at, boolean unseen) {}

    public record DayOfRisk(LocalDate day, double mean, double most) {}

    static Locomotive of(LocomotiveRow row) {
        var trend = row.trend().stream()
                .map(day -> new DayOfRisk(day.day(), day.mean(), day.most()))
                .toList();
        var score = row.newest().map(newest -> score(newest, trend));
        return new Locomotive(
                row.name(),
                score.map(known -> RiskLevel.of(known.highest())).orElse(RiskLevel.UNKNOWN),
                score,
                trend,
                Movement.of(row),
                row.newestReading());
    }

    /// Readings have come since the newest score: no model has judged them.
    public boolean outdated() {
        return score.map(known -> known.at().isBefore(newestReading)).orElse(false);
    }

    private static Score score(NewestScore newest, List<DayOfRisk> trend) {
        var highest = trend.isEmpty() ? newest.percent() : trend.getLast().most();
        return new Score(highest, newest.percent(), newest.at(), newest.unseen());
    }

    private double highest() {
        return score.map(Score::highest).orElse(-1.0);
    }

    private double newest() {
        return score.map(Score::newest).orElse(-1.0);
    }
}
