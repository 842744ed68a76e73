package org.vigie.simulator;

import java.time.LocalDateTime;

/// What the sensors of a locomotive tell in an hour: flow in L/min, pressure in bar, vibration in
/// mm/s, temperature in °C. Whether the engine was failing is known afterwards.
public record Reading(
        LocalDateTime timestamp,
        String locoId,
        double flowRate,
        double pressure,
        double vibration,
        double temperature,
        boolean failure) {
    /// Each metric through a change of its own.
    Reading with(double newFlowRate, double newPressure, double newVibration, double newTemperature) {
        return new Reading(timestamp, locoId, newFlowRate, newPressure, newVibration, newTemperature, failure);
    }

    Reading withFailure(boolean failing) {
        return new Reading(timestamp, locoId, flowRate, pressure, vibration, temperature, failing);
    }

    Reading with(SensorColumn metric, double value) {
        return switch (metric) {
            case FLOW_RATE -> with(value, pressure, vibration, temperature);
            case PRESSURE -> with(flowRate, value, vibration, temperature);
            case VIBRATION -> with(flowRate, pressure, value, temperature);
            case TEMPERATURE -> with(flowRate, pressure, vibration, value);
            case TIMESTAMP, LOCO_ID, FAILURE -> throw new IllegalArgumentException(metric.title());
        };
    }
}
