package org.vigie.fleet;

/// The values of one metric in a stretch of time.
public record Values(double least, double mean, double most) {}
