package org.vigie.fleet;

import java.time.Period;
import java.util.Optional;

/// How far a chart looks back from the newest reading.
public enum ChartRange {
    WEEK(Optional.of(Period.ofDays(7))),
    MONTH(Optional.of(Period.ofDays(30))),
    ALL(Optional.empty());

    private final Optional<Period> length;

    ChartRange(Optional<Period> length) {
        this.length = length;
    }

    /// Empty: back to the first reading.
    Optional<Period> length() {
        return length;
    }
}
