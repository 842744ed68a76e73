package org.vigie.etl.learn;

/// What was said against what was: at 50 %.
///
/// @param hits failures that were foretold
/// @param falseAlarms normal readings that were called failures
/// @param missed failures that were not foretold
/// @param quiet normal readings that were called normal
public record Confusion(long hits, long falseAlarms, long missed, long quiet) {
    static Confusion of(float[] scores, boolean[] labels) {
        long hits = 0;
        long alarms = 0;
        long failures = 0;
        for (int row = 0; row < scores.length; row++) {
            boolean alarm = Risk.alarms(scores[row]);
            alarms += alarm ? 1 : 0;
            failures += labels[row] ? 1 : 0;
            hits += alarm && labels[row] ? 1 : 0;
        }
        return new Confusion(hits, alarms - hits, failures - hits, scores.length - alarms - failures + hits);
    }

    /// Of the alarms, how many were right; nought without any.
    double precision() {
        return share(hits, hits + falseAlarms);
    }

    /// Of the failures, how many were foretold.
    double recall() {
        return share(hits, hits + missed);
    }

    double f1() {
        return share(2 * hits, 2 * hits + falseAlarms + missed);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
