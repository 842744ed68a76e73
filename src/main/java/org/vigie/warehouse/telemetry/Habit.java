package org.vigie.warehouse.telemetry;

/// How one locomotive's metrics lay in some days.
public record Habit(long readings, Moments flowRate, Moments pressure, Moments vibration, Moments temperature) {}
