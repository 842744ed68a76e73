package org.vigie.etl.learn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What each feature looked like when the first champion was made. It is handed on unchanged from
/// champion to champion: measured against yesterday, a slow drift is never seen.
///
/// @param model the version whose training data these are
public record Reference(String model, List<Shape> shapes) {
    public Reference {
        shapes = List.copyOf(shapes);
    }

    /// The quantiles of a feature.
    public record Shape(String feature, double low, double quarter, double median, double threeQuarters, double high) {
        private static final double NORMAL_QUARTILES = 1.349;

        static Shape of(String feature, float[] values) {
            var sorted = values.clone();
            Arrays.sort(sorted);
            return new Shape(
                    feature,
                    quantile(sorted, 0.05),
                    quantile(sorted, 0.25),
                    quantile(sorted, 0.5),
                    quantile(sorted, 0.75),
                    quantile(sorted, 0.95));
        }

        double spread() {
            return threeQuarters - quarter;
        }

        /// How many standard deviations of a normal distribution with these quartiles.
        double distance(Shape later) {
            return Math.abs(later.median - median) / (spread() / NORMAL_QUARTILES);
        }

        boolean covers(double value) {
            return low <= value && value <= high;
        }

        private static double quantile(float[] sorted, double share) {
            double place = share * (sorted.length - 1);
            int below = (int) place;
            int above = Math.min(below + 1, sorted.length - 1);
            return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
        }
    }

    static Reference of(String model, Examples examples) {
        return new Reference(model, shapes(examples, examples.rows()));
    }

    static List<Shape> shapes(Examples examples, int[] rows) {
        return IntStream.range(0, examples.schema().size())
                .mapToObj(feature ->
                        Shape.of(examples.schema().features().get(feature).name(), examples.column(feature, rows)))
                .toList();
    }
}
