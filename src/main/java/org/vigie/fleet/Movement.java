package org.vigie.fleet;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.warehouse.telemetry.Habit;
import org.vigie.warehouse.telemetry.LocomotiveRow;
import org.vigie.warehouse.telemetry.Moments;

/// The metric that left its locomotive's habit the farthest.
///
/// @param deviations of the newest day's mean from the locomotive's own usual one, in its own
///   standard deviations; negative when it fell
public record Movement(Metric metric, double deviations, double mean, double usual) {
    /// Below one deviation nobody would see it in the chart.
    private static final double LEAST = 1;

    /// Of a mean, in its own standard errors: what chance hardly ever brings.
    private static final double NOT_BY_CHANCE = 3;

    private static final int ENOUGH = 10;
    private static final double FLAT = 1e-6;

    /// Empty when nothing moved more than chance moves it, or nothing is known of the days before.
    static Optional<Movement> of(LocomotiveRow row) {
        return row.usual()
                .filter(usual -> usual.readings() >= ENOUGH)
                .flatMap(usual -> Stream.of(Metric.values())
                        .flatMap(metric -> moved(metric, row.newestDay(), usual).stream())
                        .max(Comparator.comparingDouble(movement -> Math.abs(movement.deviations))));
    }

    private static Optional<Movement> moved(Metric metric, Habit newest, Habit usual) {
        var now = moments(metric, newest);
        var before = moments(metric, usual);
        if (before.deviation() <= FLAT * Math.abs(before.mean())) {
            return Optional.empty();
        }
        var deviations = (now.mean() - before.mean()) / before.deviation();
        var certain = Math.abs(deviations) * Math.sqrt((double) newest.readings()) >= NOT_BY_CHANCE;
        return certain && Math.abs(deviations) >= LEAST
                ? Optional.of(new Movement(metric, deviations, now.mean(), before.mean()))
                : Optional.empty();
    }

    private static Moments moments(Metric metric, Habit habit) {
        return switch (metric) {
            case FLOW_RATE -> habit.flowRate();
            case PRESSURE -> habit.pressure();
            case VIBRATION -> habit.vibration();
            case TEMPERATURE -> habit.temperature();
        };
    }
}
