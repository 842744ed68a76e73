package org.vigie.etl.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A model at work. Each reading is scored by the forest that was kept from it, so that no score
/// comes from a forest that was told the answer.
///
/// It holds native memory until it is closed.
public final class Model implements AutoCloseable {
    private final ModelCard card;
    private final List<Forest> forests;

    /// @param forests one for each fold, trained without it
    Model(ModelCard card, List<Forest> forests) {
        this.card = card;
        this.forests = List.copyOf(forests);
    }

    public ModelCard card() {
        return card;
    }

    List<Forest> forests() {
        return forests;
    }

    Model with(ModelCard kept) {
        return new Model(kept, forests);
    }

    /// A score between 0 and 1 for each reading.
    ///
    /// @throws IllegalArgumentException when the readings have other features
    public float[] score(Examples examples) {
        if (!examples.schema().hash().equals(card.schemaHash())) {
            throw new IllegalArgumentException("another schema than that of " + card.version());
        }
        return score(forests, card.folds(), examples, examples.rows());
    }

    /// The scores of some rows, each from the forest of its fold.
    float[] score(Examples examples, int[] rows) {
        return score(forests, card.folds(), examples, rows);
    }

    private static float[] score(List<Forest> forests, Folds folds, Examples examples, int[] rows) {
        var fold = folds.of(examples);
        var scores = new float[rows.length];
        for (int each = 0; each < forests.size(); each++) {
            int wanted = each;
            var places = IntStream.range(0, rows.length)
                    .filter(place -> fold[rows[place]] == wanted)
                    .toArray();
            var ofThis = forests.get(each)
                    .score(
                            examples,
                            IntStream.of(places).map(place -> rows[place]).toArray());
            for (int i = 0; i < places.length; i++) {
                scores[places[i]] = ofThis[i];
            }
        }
        return scores;
    }

    @Override
    public void close() {
        new ArrayList<>(forests).forEach(Forest::close);
    }
}
