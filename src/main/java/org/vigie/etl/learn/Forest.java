package org.vigie.etl.learn;

import java.io.IOException;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Trees that vote: a score between 0 and 1 for each reading. It holds native memory until it is
/// closed.
final class Forest implements AutoCloseable {
    private static final int TOGETHER = 8192;

    /// One thread: what several bring is lost again, many times over, as soon as they wait for each
    /// other on a busy machine.
    private static final Map<String, Object> QUIET = Map.of("verbosity", 0, "nthread", 1);

    private final Booster trees;

    Forest(Booster trees) {
        this.trees = trees;
    }

    /// @param bytes whose digest was looked at
    static Forest read(byte[] bytes) {
        NativeLearner.require();
        try {
            var trees = XGBoost.loadModel(bytes);
            trees.setParams(QUIET);
            return new Forest(trees);
        } catch (XGBoostError | IOException e) {
            throw failed(e);
        }
    }

    /// In XGBoost's documented UBJ format.
    byte[] bytes() {
        try {
            return trees.toByteArray("ubj");
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    /// The scores of these rows, in their order.
    float[] score(Examples examples, int[] rows) {
        var scores = new float[rows.length];
        for (int from = 0; from < rows.length; from += TOGETHER) {
            int to = Math.min(from + TOGETHER, rows.length);
            score(examples.matrix(rows, from, to), scores, from, to);
        }
        return scores;
    }

    private void score(float[] matrix, float[] scores, int from, int to) {
        try {
            int count = to - from;
            var votes = trees.inplace_predict(matrix, count, matrix.length / count, Float.NaN);
            for (int row = 0; row < count; row++) {
                scores[from + row] = Math.clamp(votes[row][0], 0f, 1f);
            }
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    /// Memory that ends inside the library is memory that ended; anything else is a bug.
    static IllegalStateException failed(Exception e) {
        if (String.valueOf(e.getMessage()).contains("bad_alloc")) {
            throw new OutOfMemoryError("in the learning library");
        }
        return new IllegalStateException(e);
    }

    @Override
    public void close() {
        trees.dispose();
    }
}
