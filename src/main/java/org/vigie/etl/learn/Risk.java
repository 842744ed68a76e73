package org.vigie.etl.learn;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A score as people read it: percent with two decimals, and an alarm from 50 % on. What is shown
/// and what is decided are the same figure.
public final class Risk {
    private static final double ALARM = 50;

    private Risk() {}

    /// @param score between 0 and 1
    public static double percent(float score) {
        return BigDecimal.valueOf(score)
                .movePointRight(2)
                .setScale(2, RoundingMode.HALF_UP)
                .doubleValue();
    }

    public static boolean alarms(float score) {
        return percent(score) >= ALARM;
    }
}
