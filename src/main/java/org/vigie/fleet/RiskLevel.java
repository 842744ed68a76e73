package org.vigie.fleet;

/// How urgent a locomotive is, the most urgent first.
public enum RiskLevel {
    /// The model predicted a failure on the newest day with scores.
    HIGH,
    WATCH,
    LOW,
    /// No model has scored it.
    UNKNOWN;

    private static final double PREDICTED = 50;
    private static final double WORTH_A_LOOK = 25;

    static RiskLevel of(double percent) {
        if (percent >= PREDICTED) {
            return HIGH;
        }
        return percent >= WORTH_A_LOOK ? WATCH : LOW;
    }
}
