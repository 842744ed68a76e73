package org.vigie.etl.learn;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.Supplier;
import org.vigie.problem.Problem;

/// What a gate found, beside what it allows.
///
/// @param subject what was measured: a feature, or whatever the gate speaks of
/// @param problem empty when the gate held
record Measurement(String gate, String subject, String measured, String allowed, Optional<Problem> problem) {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    static Measurement of(
            String gate, String subject, String measured, String allowed, boolean held, Supplier<Problem> problem) {
        return new Measurement(gate, subject, measured, allowed, held ? Optional.empty() : Optional.of(problem.get()));
    }

    /// There is too little to measure; that refuses nothing.
    static Measurement unjudged(String gate, String subject, String allowed) {
        return new Measurement(gate, subject, "-", allowed, Optional.empty());
    }

    boolean held() {
        return problem.isEmpty();
    }

    /// Four digits say enough of a measure.
    static String figure(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
