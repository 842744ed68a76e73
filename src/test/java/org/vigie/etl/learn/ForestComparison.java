package org.vigie.etl.learn;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Our forest on a sensors file, beside scikit-learn’s on the same file: the same size of split, the
/// same measures. Run it by hand: `ForestComparison SENSORS.csv RF_SKLEARN.py [PYTHON]`.
///
/// What is timed is the growing of one forest on four fifths, in processor time of this process.
final class ForestComparison {
    private ForestComparison() {}

    record Figures(double trainSeconds, Scores scores) {
        @Override
        public String toString() {
            return "train_cpu_s=%.2f roc_auc=%.5f pr_auc=%.5f f1=%.4f brier=%.4f"
                    .formatted(trainSeconds, scores.rocAuc(), scores.prAuc(), scores.f1(), scores.brier());
        }
    }

    static Figures measure(Path sensors) {
        var examples = Fleet.examples(Fleet.read(sensors), "");
        var fold = Folds.of(examples, 42).of(examples);
        var rows = rows(fold, false);
        var heldOut = rows(fold, true);
        NativeLearner.require();
        var before = processorTime();
        try (var forest =
                new Nursery(100, 42, 1).grow(examples, List.of(rows), _ -> {}).getFirst()) {
            var spent = processorTime().minus(before);
            var scores = Scores.of(forest.score(examples, heldOut), examples.labels(heldOut));
            return new Figures(spent.toMillis() / 1000.0, scores);
        }
    }

    private static int[] rows(int[] fold, boolean heldOut) {
        return IntStream.range(0, fold.length)
                .filter(row -> (fold[row] == Folds.HELD_OUT) == heldOut)
                .toArray();
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        System.out.println("ours:         " + measure(Path.of(args[0])));
        var python = args.length > 2 ? args[2] : "/usr/bin/python3";
        System.out.print("scikit-learn: ");
        System.out.flush();
        new ProcessBuilder(python, args[1], args[0]).inheritIO().start().waitFor();
    }
}
