package org.vigie.simulator;

import java.util.List;

/// A part of the day with its share of the day's work. Together they fill the day.
record Shift(int fromSecond, int toSecond, double from, double to, double troubled) {
    private static final int HOUR = 3600;

    /// 22-06 is light and goes well, 06-14 is busy, 14-22 lies between.
    private static final List<Shift> DAY = List.of(
            new Shift(0, 6 * HOUR, 0, 0.11, 0.40),
            new Shift(6 * HOUR, 14 * HOUR, 0.11, 0.61, 0.52),
            new Shift(14 * HOUR, 22 * HOUR, 0.61, 0.96, 0.48),
            new Shift(22 * HOUR, 24 * HOUR, 0.96, 1, 0.40));

    /// The shift in which this share (0 to 1, 1 excluded) of the day's work is reached.
    static Shift at(double share) {
        return DAY.stream().filter(shift -> share < shift.to).findFirst().orElseThrow();
    }

    int secondAt(double share) {
        return fromSecond + (int) ((share - from) / (to - from) * (toSecond - fromSecond));
    }
}
