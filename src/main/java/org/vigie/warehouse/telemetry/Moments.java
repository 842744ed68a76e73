package org.vigie.warehouse.telemetry;

/// How one metric lies in a stretch of time.
///
/// @param deviation standard, of the readings themselves
public record Moments(double mean, double deviation) {
    static Moments of(double mean, double meanOfSquares) {
        return new Moments(mean, Math.sqrt(Math.max(0, meanOfSquares - mean * mean)));
    }
}
