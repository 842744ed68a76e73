package org.vigie.pipelines.telemetry;

import java.util.Map;
import org.vigie.etl.Fence;
import org.vigie.etl.Flow;
import org.vigie.etl.Journal.StepKind;
import org.vigie.etl.Pipeline;
import org.vigie.warehouse.telemetry.TelemetryLoad;
import org.vigie.warehouse.telemetry.TelemetryWarehouse;
import org.vigie.warehouse.telemetry.Totals;

/// Sensors → readings with the rolling means of their locomotive → learning → predictions.
///
/// Everything from `begin` to `commit` is one transaction: a night is published whole or not at all.
/// Only what every gate let pass is published, and only what is published is learned from.
public record TelemetryPipeline(TelemetryWarehouse warehouse, Fence fence, Learning learning) implements Pipeline {
    public static final String NAME = "telemetry";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Flow flow) {
        warehouse.inspect(flow.journal()::advancing);
        var sensors = flow.extract("sensors");

        try (var load = warehouse.begin(flow, fence)) {
            var readings = flow.stream(sensors, Reading.CONTRACT, Reading::of)
                    .dated(Reading::timestamp)
                    .map("features", Reading::fact);
            readings.into("readings", load);
            flow.step(StepKind.TRANSFORM, "rolling-means", load::refreshRollingMeans);
            var totals = flow.step(StepKind.PUBLISH, "verify", () -> load.verify());
            flow.journal().findings(findings(load, totals, readings.aheadOfNight()));
            flow.step(StepKind.PUBLISH, "commit", () -> load.commit(flow, readings.newest(), learning.wanted()));
        }

        learning.after(flow);
    }

    private static Map<String, String> findings(TelemetryLoad load, Totals totals, long rowsAhead) {
        return Map.ofEntries(
                Map.entry("readings", Long.toString(totals.readings())),
                Map.entry("failures", Long.toString(totals.failures())),
                Map.entry("locomotives", Long.toString(totals.locomotives())),
                Map.entry("sumVibrationRollingMean", Double.toString(totals.vibrationMeans())),
                Map.entry("sumPressureRollingMean", Double.toString(totals.pressureMeans())),
                Map.entry("rollingMeansRecomputed", Long.toString(load.meansRecomputed())),
                Map.entry("rowsAdded", Long.toString(load.added())),
                Map.entry("rowsChanged", Long.toString(load.changed())),
                Map.entry("rowsUnchanged", Long.toString(load.unchanged())),
                Map.entry("rowsAhead", Long.toString(rowsAhead)),
                Map.entry("contentDigest", load.contentDigest()));
    }
}
