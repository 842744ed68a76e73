package org.vigie.console.data;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.vigie.fleet.LocomotiveChart;
import org.vigie.fleet.LocomotiveChart.Point;

/// Where an instant lies between the first and the last one of a chart: 0 to 1.
record TimeScale(LocalDateTime from, LocalDateTime to) {
    private static final long A_YEAR = 300;
    private static final double LONGER_THAN_USUAL = 6;

    static TimeScale of(LocomotiveChart chart) {
        return new TimeScale(chart.from(), chart.to());
    }

    double place(LocalDateTime at) {
        var length = seconds(to);
        return length == 0 ? 0.5 : seconds(at) / length;
    }

    /// The midnights to write below the chart, at most so many.
    List<LocalDateTime> ticks(int most) {
        var days = Math.max(1, Duration.between(from, to).toDays());
        var step = Math.max(1, Math.ceilDiv(days, most));
        var ticks = new ArrayList<LocalDateTime>();
        var tick = from.toLocalDate().plusDays(1).atStartOfDay();
        while (!tick.isAfter(to)) {
            ticks.add(tick);
            tick = tick.plusDays(step);
        }
        return ticks.isEmpty() ? List.of(from) : ticks;
    }

    boolean needsYear() {
        return Duration.between(from, to).toDays() > A_YEAR || from.getYear() != to.getYear();
    }

    /// The points in pieces: a line is not drawn over a silence.
    List<List<Point>> pieces(List<Point> points) {
        var silence = points.size() < 2 ? 1 : LONGER_THAN_USUAL * seconds(to) / points.size();
        var pieces = new ArrayList<List<Point>>();
        var piece = new ArrayList<Point>();
        for (var point : points) {
            if (!piece.isEmpty()
                    && seconds(point.at()) - seconds(piece.getLast().at()) > silence) {
                pieces.add(List.copyOf(piece));
                piece.clear();
            }
            piece.add(point);
        }
        if (!piece.isEmpty()) {
            pieces.add(List.copyOf(piece));
        }
        return pieces;
    }

    private double seconds(LocalDateTime at) {
        return Duration.between(from, at).toSeconds();
    }
}
