package org.vigie.etl.learn;

import java.util.List;
import java.util.stream.Collectors;

/// What a person would say without any model: failing when each of a few metrics is above its limit.
/// A model that is not better than that is not worth having.
public record ObviousRule(List<Above> limits) {
    public ObviousRule {
        limits = List.copyOf(limits);
    }

    public record Above(String feature, double limit, String unit) {}

    /// `vibration > 2.9 mm/s, temperature > 60.0 °C`
    public String text() {
        return limits.stream()
                .map(above -> above.feature() + " > " + above.limit() + " " + above.unit())
                .collect(Collectors.joining(", "));
    }

    /// Above one half where all limits are passed; graded, so that it can be ranked: by the metric
    /// that is the farthest below its limit.
    float[] score(Examples examples, int[] rows) {
        var columns = limits.stream()
                .mapToInt(above -> examples.schema().indexOf(above.feature()))
                .toArray();
        var scores = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double least = Double.MAX_VALUE;
            for (int limit = 0; limit < columns.length; limit++) {
                double reached = examples.value(rows[i], columns[limit])
                        / limits.get(limit).limit();
                least = Math.min(least, Math.max(reached, 0));
            }
            scores[i] = (float) (least / (1 + least));
        }
        return scores;
    }
}
