package org.vigie.fleet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// What a model's card tells of it. All scores are those on the held-out readings.
///
/// @param version its name in the registry
/// @param run the run that made it
/// @param night the night that made it: how people call it, “the model of the 19th”
/// @param rule the obvious rule's scores: vibration and temperature above thresholds
/// @param champion the scores of the model that served before it, on the same readings
/// @param importance the most important first
public record ModelFacts(
        String version,
        String run,
        LocalDate night,
        Instant made,
        Training training,
        Scores scores,
        Scores rule,
        Optional<Scores> champion,
        Confusion confusion,
        List<Bin> calibration,
        List<Importance> importance) {
    public ModelFacts {
        calibration = List.copyOf(calibration);
        importance = List.copyOf(importance);
    }

    /// @param digest SHA-256 over all that it learned from
    public record Training(
            long rows, LocalDateTime from, LocalDateTime to, String digest, long heldOut, long seed, int trees) {}

    /// How many held-out readings were judged rightly and wrongly, at 50 %.
    public record Confusion(long truePositive, long falsePositive, long falseNegative, long trueNegative) {}

    /// Of the readings with scores from `from` to `to`, what share failed.
    ///
    /// @param predicted the mean score
    public record Bin(double from, double to, long readings, double predicted, double observed) {}

    /// @param share of the gain of all features, between 0 and 1
    public record Importance(String feature, double share) {}
}
