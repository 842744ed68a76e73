package org.vigie.fleet;

/// What the sensors measure. Normal (dossier CIDP): flow 500 ± 50, pressure 5.0 ± 0.5, vibration 2.0
/// ± 0.3, temperature 45 ± 5, where the margin is one standard deviation of a sound engine.
public enum Metric {
    FLOW_RATE(500, 50),
    PRESSURE(5.0, 0.5),
    VIBRATION(2.0, 0.3),
    TEMPERATURE(45, 5);

    private static final double DEVIATIONS = 2;

    private final double normal;
    private final double deviation;

    Metric(double normal, double deviation) {
        this.normal = normal;
        this.deviation = deviation;
    }

    /// In which 95 of 100 readings of a sound engine lie.
    public Values normalBand() {
        return new Values(normal - DEVIATIONS * deviation, normal, normal + DEVIATIONS * deviation);
    }
}
