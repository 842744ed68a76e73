package org.vigie.warehouse.telemetry;

/// A reading that may be learned from, or that waits to be judged, with its features.
///
/// @param timestamp `yyyy-MM-dd HH:mm:ss`, the sensors' wall clock
/// @param flow L/min
/// @param pressure bar
/// @param vibration mm/s
/// @param temperature °C
/// @param ofTheNight nobody has judged it yet: this night brought it, or one whose learning did not
///   come to its end
public record LearnableReading(
        String loco,
        String timestamp,
        double flow,
        double pressure,
        double vibration,
        double temperature,
        double vibrationMean,
        double pressureMean,
        boolean failure,
        boolean ofTheNight) {}
