package org.vigie.pipelines.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.vigie.etl.learn.Examples;
import org.vigie.etl.learn.Model;
import org.vigie.etl.learn.Risk;
import org.vigie.warehouse.telemetry.LearnableReadings.ToScore;
import org.vigie.warehouse.telemetry.LearningPublication;
import org.vigie.warehouse.telemetry.Prediction;
import org.vigie.warehouse.telemetry.Prediction.Basis;

/// Scores readings batch by batch, while they stream out of the warehouse.
final class Scorer {
    private static final int TOGETHER = 5_000;

    private final Model model;
    private final LearningPublication publication;
    private final Runnable progressed;
    private final List<ToScore> waiting = new ArrayList<>();
    private long scored;

    /// @param progressed told after each batch: a long scoring is no stuck one
    Scorer(Model model, LearningPublication publication, Runnable progressed) {
        this.model = model;
        this.publication = publication;
        this.progressed = progressed;
    }

    void take(ToScore reading) {
        waiting.add(reading);
        if (waiting.size() == TOGETHER) {
            score();
        }
    }

    long end() {
        score();
        return scored;
    }

    private void score() {
        var examples = Examples.of(Telemetry.SCHEMA);
        for (var each : waiting) {
            var reading = each.reading();
            examples.add(reading.loco(), reading.timestamp(), Telemetry.features(reading), reading.failure(), false);
        }
        var scores = model.score(examples.build());
        var predictions = new ArrayList<Prediction>(waiting.size());
        for (int i = 0; i < scores.length; i++) {
            predictions.add(prediction(waiting.get(i), scores[i]));
        }
        publication.predict(model.card().version(), predictions);
        scored += waiting.size();
        waiting.clear();
        progressed.run();
    }

    private static Prediction prediction(ToScore each, float score) {
        var reading = each.reading();
        return new Prediction(
                reading.loco(),
                reading.timestamp(),
                reading.flow(),
                reading.pressure(),
                reading.vibration(),
                reading.temperature(),
                Risk.percent(score),
                Risk.alarms(score),
                each.trained() ? Basis.OUT_OF_FOLD : Basis.UNSEEN);
    }
}
