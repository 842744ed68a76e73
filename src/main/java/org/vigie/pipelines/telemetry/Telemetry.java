package org.vigie.pipelines.telemetry;

import java.util.List;
import org.vigie.etl.learn.Feature;
import org.vigie.etl.learn.FeatureSchema;
import org.vigie.etl.learn.ObviousRule;
import org.vigie.etl.learn.ObviousRule.Above;
import org.vigie.warehouse.telemetry.LearnableReading;

/// What a model of the locomotives looks at (dossier CIDP): four metrics and two rolling means, with
/// the limits within which their unit can mean something.
public final class Telemetry {
    public static final FeatureSchema SCHEMA = new FeatureSchema(List.of(
            new Feature("flow_rate", "L/min", 0, 1000, false),
            new Feature("pressure", "bar", 0, 12, false),
            new Feature("vibration", "mm/s", 0, 15, false),
            new Feature("temperature", "°C", 0, 100, false),
            new Feature("vibration_rolling_mean", "mm/s", 0, 15, true),
            new Feature("pressure_rolling_mean", "bar", 0, 12, true)));

    /// Three deviations above what is normal (vibration 2.0 ± 0.3 mm/s, temperature 45 ± 5 °C).
    static final ObviousRule RULE =
            new ObviousRule(List.of(new Above("vibration", 2.9, "mm/s"), new Above("temperature", 60, "°C")));

    private Telemetry() {}

    /// In the order of the schema.
    static double[] features(LearnableReading reading) {
        return new double[] {
            reading.flow(),
            reading.pressure(),
            reading.vibration(),
            reading.temperature(),
            reading.vibrationMean(),
            reading.pressureMean()
        };
    }
}
