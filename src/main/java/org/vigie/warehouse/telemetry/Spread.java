package org.vigie.warehouse.telemetry;

/// The values of one metric in a stretch of time.
public record Spread(double least, double mean, double most) {}
