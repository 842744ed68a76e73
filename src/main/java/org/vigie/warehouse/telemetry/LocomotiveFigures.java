package org.vigie.warehouse.telemetry;

/// What the warehouse holds of one locomotive.
///
/// @param newest timestamp of its newest reading
/// @param meanVibration mm/s, over all its readings
/// @param meanPressure bar, over all its readings
public record LocomotiveFigures(
        String loco, long readings, long failures, String newest, double meanVibration, double meanPressure) {}
