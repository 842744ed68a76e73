package org.vigie.etl.learn;

import java.util.ArrayList;
import java.util.List;

/// How good scores are, on readings that whoever gave them has not seen.
///
/// @param brier mean square of the distance between score and truth; less is better
/// @param calibration ten bins of scores: what was said against what came
public record Scores(
        long readings,
        long failures,
        Confusion confusion,
        double precision,
        double recall,
        double f1,
        double rocAuc,
        double prAuc,
        double brier,
        List<Bin> calibration) {
    private static final int BINS = 10;

    public Scores {
        calibration = List.copyOf(calibration);
    }

    /// @param said mean of the scores, @param came share of failures
    public record Bin(double from, double to, long readings, double said, double came) {}

    /// @param scores between 0 and 1
    static Scores of(float[] scores, boolean[] labels) {
        var confusion = Confusion.of(scores, labels);
        var ranking = Ranking.of(scores, labels);
        return new Scores(
                scores.length,
                ranking.failures(),
                confusion,
                confusion.precision(),
                confusion.recall(),
                confusion.f1(),
                ranking.rocAuc(),
                ranking.prAuc(),
                brier(scores, labels),
                calibration(scores, labels));
    }

    private static double brier(float[] scores, boolean[] labels) {
        double sum = 0;
        for (int row = 0; row < scores.length; row++) {
            double distance = scores[row] - (labels[row] ? 1 : 0);
            sum += distance * distance;
        }
        return sum / scores.length;
    }

    private static List<Bin> calibration(float[] scores, boolean[] labels) {
        var readings = new long[BINS];
        var failures = new long[BINS];
        var said = new double[BINS];
        for (int row = 0; row < scores.length; row++) {
            int bin = Math.min((int) (scores[row] * BINS), BINS - 1);
            readings[bin]++;
            failures[bin] += labels[row] ? 1 : 0;
            said[bin] += scores[row];
        }
        var bins = new ArrayList<Bin>();
        for (int bin = 0; bin < BINS; bin++) {
            if (readings[bin] > 0) {
                double count = readings[bin];
                bins.add(new Bin(
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        readings[bin],
                        said[bin] / count,
                        failures[bin] / count));
            }
        }
        return bins;
    }
}
