package org.vigie.app;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.etl.learn.ModelRegistry;
import org.vigie.etl.learn.ModelRegistry.Kept;
import org.vigie.etl.learn.ModelRegistry.Shelved;
import org.vigie.pipelines.telemetry.Shelf;
import org.vigie.pipelines.telemetry.TelemetryPipeline;
import org.vigie.problem.Cause;
import org.vigie.problem.ProblemException;
import org.vigie.runs.ModelNote;
import org.vigie.runs.ModelState;
import org.vigie.runs.ModelStore;
import org.vigie.warehouse.telemetry.Champion;
import org.vigie.warehouse.telemetry.TelemetryWarehouse;

/// Keeps the operations book's models as the registry and the warehouse have them. A candidate that
/// was kept and never named champion, for its worker died between the two, is no model of anybody.
record ModelsFollowed(TelemetryWarehouse warehouse, ModelRegistry registry, ModelStore book) {
    /// Whoever opens the warehouse next tells what is wrong with it.
    private static final Set<Cause> TOLD_ELSEWHERE =
            EnumSet.of(Cause.WAREHOUSE_BUSY, Cause.WAREHOUSE_IO, Cause.WAREHOUSE_CORRUPT);

    void follow() {
        try {
            var champions = warehouse.champions();
            var served = served(champions);
            new Shelf(warehouse, registry).sweepStrangers(served);
            book.follow(notes(served), champions.stream().findFirst().map(Champion::model));
        } catch (ProblemException e) {
            if (!TOLD_ELSEWHERE.contains(e.problem().cause())) {
                throw e;
            }
        }
    }

    private Set<String> served(List<Champion> champions) {
        var served = champions.stream().map(Champion::model).collect(Collectors.toSet());
        book.rows(TelemetryPipeline.NAME).stream()
                .filter(row -> row.state() != ModelState.REFUSED)
                .forEach(row -> served.add(row.version()));
        return served;
    }

    private List<ModelNote> notes(Set<String> served) {
        return registry.list().stream()
                .map(Shelved::kept)
                .flatMap(Optional::stream)
                .filter(kept ->
                        !kept.card().isPromoted() || served.contains(kept.card().version()))
                .map(ModelsFollowed::note)
                .toList();
    }

    private static ModelNote note(Kept kept) {
        var card = kept.card();
        var scores = card.scores();
        return new ModelNote(
                card.version(),
                TelemetryPipeline.NAME,
                card.run(),
                card.madeAt(),
                card.training().digest(),
                card.training().readings(),
                card.schemaHash(),
                card.folds().seed(),
                kept.sha256(),
                scores.precision(),
                scores.recall(),
                scores.f1(),
                scores.rocAuc(),
                scores.prAuc(),
                card.isPromoted(),
                String.join(" ", card.refusal()));
    }
}
