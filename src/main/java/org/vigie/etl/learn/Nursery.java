package org.vigie.etl.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.IObjective;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Grows random forests: each tree on its own draw of the readings, two features tried at each
/// fork, failures weighing together as much as all normal readings. A leaf votes the share of
/// failures that it holds.
///
/// The same examples, seed and number of trees give the same forest, byte for byte, on any number
/// of processors: a forest grows on one thread, several forests side by side.
final class Nursery {
    /// Trees that grow between two signs of life.
    private static final int GROVES = 5;

    /// Tuned beside scikit-learn's forest on readings whose classes overlap (ForestComparison).
    private static final Map<String, Object> GROWTH = Map.ofEntries(
            Map.entry("verbosity", 0),
            Map.entry("nthread", 1),
            Map.entry("booster", "gbtree"),
            Map.entry("tree_method", "hist"),
            Map.entry("objective", "reg:squarederror"),
            Map.entry("disable_default_eval_metric", 1),
            Map.entry("base_score", 0.0),
            Map.entry("lambda", 0.0),
            Map.entry("alpha", 0.0),
            Map.entry("max_depth", 16),
            Map.entry("min_child_weight", 10.0),
            Map.entry("subsample", 0.632),
            Map.entry("colsample_bynode", 0.34),
            Map.entry("max_bin", 256));

    private final int trees;
    private final long seed;
    private final int processors;

    Nursery(int trees, long seed, int processors) {
        this.trees = trees;
        this.seed = seed;
        this.processors = processors;
    }

    /// @param plots the rows that each forest grows on
    /// @param grown told at the start and each second, by the calling thread, how many trees stand
    /// @return a forest for each plot, for the caller to close
    List<Forest> grow(Examples examples, List<int[]> plots, IntConsumer grown) {
        NativeLearner.require();
        var standing = new AtomicInteger();
        var stopped = new AtomicBoolean();
        var crew = Executors.newFixedThreadPool(Math.min(processors, plots.size()));
        var growing = new ArrayList<Future<Forest>>();
        try (crew) {
            plots.forEach(rows -> growing.add(crew.submit(sapling(examples, rows, standing, stopped))));
            var forests = new ArrayList<Forest>();
            for (var forest : growing) {
                forests.add(awaited(forest, standing, grown));
            }
            return forests;
        } catch (RuntimeException | Error e) {
            stopped.set(true);
            fell(crew, growing);
            throw e;
        }
    }

    private Callable<Forest> sapling(Examples examples, int[] rows, AtomicInteger standing, AtomicBoolean stopped) {
        return () -> grow(examples, rows, () -> {
            if (stopped.get()) {
                throw new IllegalStateException("no longer wanted");
            }
            standing.addAndGet(trees / groves());
        });
    }

    private static Forest awaited(Future<Forest> forest, AtomicInteger standing, IntConsumer grown) {
        while (true) {
            grown.accept(standing.get());
            try {
                return forest.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException _) {
                // Still growing: told above.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw cause(e);
            }
        }
    }

    private static RuntimeException cause(ExecutionException e) {
        return switch (e.getCause()) {
            case Error error -> throw error;
            case RuntimeException failure -> failure;
            case null, default -> new IllegalStateException(e);
        };
    }

    /// Nothing native is left behind when one of them fails.
    private static void fell(ExecutorService crew, List<Future<Forest>> growing) {
        crew.close();
        growing.stream()
                .filter(forest -> forest.state() == Future.State.SUCCESS)
                .forEach(forest -> forest.resultNow().close());
    }

    private Forest grow(Examples examples, int[] rows, Runnable grove) {
        var labels = examples.labels(rows);
        int columns = examples.schema().size();
        try {
            var matrix = new DMatrix(examples.matrix(rows, 0, rows.length), rows.length, columns, Float.NaN);
            try {
                return new Forest(
                        XGBoost.train(matrix, settings(), groves(), Map.of(), Votes.towards(labels, grove), null));
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw Forest.failed(e);
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(GROWTH);
        settings.put("seed", seed);
        settings.put("num_parallel_tree", trees / groves());
        settings.put("eta", 1.0 / groves());
        return settings;
    }

    /// All groves are equally large.
    private int groves() {
        return IntStream.rangeClosed(1, GROVES)
                .filter(count -> trees % count == 0)
                .max()
                .orElseThrow();
    }

    /// What a tree is to reach, always the labels themselves and never what the trees before it left:
    /// a forest votes, it does not boost.
    private static final class Votes implements IObjective {
        private static final long serialVersionUID = 1;

        private final float[] gradient;
        private final float[] weight;
        private final transient Runnable grove;

        private Votes(float[] gradient, float[] weight, Runnable grove) {
            this.gradient = gradient;
            this.weight = weight;
            this.grove = grove;
        }

        static Votes towards(boolean[] labels, Runnable grove) {
            int failures = 0;
            for (var failure : labels) {
                failures += failure ? 1 : 0;
            }
            float balance = (float) (labels.length - failures) / failures;
            var gradient = new float[labels.length];
            var weight = new float[labels.length];
            for (int row = 0; row < labels.length; row++) {
                weight[row] = labels[row] ? balance : 1;
                gradient[row] = labels[row] ? -balance : 0;
            }
            return new Votes(gradient, weight, grove);
        }

        @Override
        public List<float[]> getGradient(float[][] predicted, DMatrix matrix) {
            grove.run();
            return List.of(gradient, weight);
        }
    }
}
