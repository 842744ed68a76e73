package org.vigie.etl.learn;

import java.util.Arrays;

/// How well scores put failures above normal readings, whatever the limit: exact areas, equal scores
/// counted as one step.
final class Ranking {
    private final long failures;
    private final long normals;
    private final double rocAuc;
    private final double prAuc;

    private Ranking(long failures, long normals, double rocAuc, double prAuc) {
        this.failures = failures;
        this.normals = normals;
        this.rocAuc = rocAuc;
        this.prAuc = prAuc;
    }

    /// Both classes are among the labels.
    static Ranking of(float[] scores, boolean[] labels) {
        var ordered = ordered(scores, labels);
        long failures = 0;
        for (long each : ordered) {
            failures += each & 1;
        }
        long normals = ordered.length - failures;
        double roc = 0;
        double precisionRecall = 0;
        long hits = 0;
        long alarms = 0;
        for (int place = 0; place < ordered.length; ) {
            long score = ordered[place] >>> 1;
            long hitsBefore = hits;
            long alarmsBefore = alarms;
            for (; place < ordered.length && ordered[place] >>> 1 == score; place++) {
                hits += ordered[place] & 1;
                alarms++;
            }
            long hitsHere = hits - hitsBefore;
            long falseHere = alarms - alarmsBefore - hitsHere;
            roc += falseHere * (hitsBefore + hitsHere / 2.0);
            precisionRecall += (double) hitsHere * hits / alarms;
        }
        return new Ranking(
                failures, normals, roc / ((double) failures * normals), Math.min(1, precisionRecall / failures));
    }

    /// Best score first; the last bit is the label. The bits of floats that are not negative sort
    /// as their values do.
    private static long[] ordered(float[] scores, boolean[] labels) {
        var ordered = new long[scores.length];
        for (int row = 0; row < scores.length; row++) {
            long bits = Integer.MAX_VALUE - (long) Float.floatToIntBits(scores[row] + 0f);
            ordered[row] = (bits << 1) | (labels[row] ? 1 : 0);
        }
        Arrays.sort(ordered);
        return ordered;
    }

    /// The area under the curve of hits over false alarms.
    double rocAuc() {
        return rocAuc;
    }

    /// The area under the curve of precision over recall, in steps (average precision).
    double prAuc() {
        return prAuc;
    }

    /// How far an area of this size moves by chance alone with so many readings (Hanley and McNeil,
    /// 1982).
    static double rocError(double area, long failures, long normals) {
        double q1 = area / (2 - area);
        double q2 = 2 * area * area / (1 + area);
        double square = area * area;
        double variance = area * (1 - area) + (failures - 1) * (q1 - square) + (normals - 1) * (q2 - square);
        return Math.sqrt(variance / ((double) failures * normals));
    }

    /// The same of the area under precision over recall: that of a share among so many failures.
    static double prError(double area, long failures) {
        return Math.sqrt(area * (1 - area) / failures);
    }

    long failures() {
        return failures;
    }

    long normals() {
        return normals;
    }
}
