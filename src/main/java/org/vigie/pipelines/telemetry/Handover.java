package org.vigie.pipelines.telemetry;

import java.time.InstantSource;
import java.util.Optional;
import org.vigie.etl.Fence;
import org.vigie.etl.learn.Model;
import org.vigie.warehouse.telemetry.Champion;
import org.vigie.warehouse.telemetry.Champion.Act;
import org.vigie.warehouse.telemetry.LearnableReadings.ToScore;
import org.vigie.warehouse.telemetry.TelemetryWarehouse;

/// An earlier model goes back to work: in one transaction it scores every reading anew and is written
/// down as the one that serves.
final class Handover {
    private final TelemetryWarehouse warehouse;
    private final Fence fence;
    private final InstantSource clock;

    Handover(TelemetryWarehouse warehouse, Fence fence, InstantSource clock) {
        this.warehouse = warehouse;
        this.fence = fence;
        this.clock = clock;
    }

    /// @param earlier its row of the time when it served
    /// @return how many readings were scored
    long to(Model model, Champion earlier, String actor, String reason) {
        try (var publication = warehouse.beginLearning(new SilentJournal(), fence)) {
            var scorer = new Scorer(model, publication, () -> {});
            var training = model.card().training();
            warehouse.learnable().all(reading -> {
                var at = reading.timestamp();
                boolean trained = at.compareTo(training.from()) >= 0 && at.compareTo(training.until()) <= 0;
                scorer.take(new ToScore(reading, trained));
            });
            long scored = scorer.end();
            publication.enthrone(new Champion(
                    earlier.model(),
                    earlier.sha256(),
                    Optional.empty(),
                    Act.ROLLED_BACK,
                    actor,
                    reason,
                    clock.instant()));
            publication.commit();
            return scored;
        }
    }
}
