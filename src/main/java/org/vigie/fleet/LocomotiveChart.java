package org.vigie.fleet;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One locomotive's readings over time, few enough to be drawn.
///
/// @param points the oldest first; a stretch without readings has none
public record LocomotiveChart(
        String locomotive, ChartRange range, LocalDateTime from, LocalDateTime to, List<Point> points) {
    public LocomotiveChart {
        points = List.copyOf(points);
    }

    /// The readings of one stretch of time.
    ///
    /// @param risk the highest score in percent; empty when none of them has one
    public record Point(
            LocalDateTime at, long readings, long failures, Map<Metric, Values> metrics, Optional<Double> risk) {
        public Point {
            metrics = Map.copyOf(metrics);
        }

        public Values of(Metric metric) {
            return Optional.ofNullable(metrics.get(metric)).orElseThrow();
        }
    }

    public long readings() {
        return points.stream().mapToLong(Point::readings).sum();
    }

    public long failures() {
        return points.stream().mapToLong(Point::failures).sum();
    }

    /// The stretch with the highest score.
    public Optional<Point> riskiest() {
        return points.stream()
                .filter(point -> point.risk().isPresent())
                .max(Comparator.comparingDouble(point -> point.risk().orElseThrow()));
    }

    /// Between which values a metric moved.
    public Values extent(Metric metric) {
        return new Values(
                points.stream()
                        .mapToDouble(point -> point.of(metric).least())
                        .min()
                        .orElse(0),
                points.stream()
                        .mapToDouble(point -> point.of(metric).mean())
                        .average()
                        .orElse(0),
                points.stream()
                        .mapToDouble(point -> point.of(metric).most())
                        .max()
                        .orElse(0));
    }
}
