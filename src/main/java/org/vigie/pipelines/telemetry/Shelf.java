package org.vigie.pipelines.telemetry;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.etl.learn.Model;
import org.vigie.etl.learn.ModelRegistry;
import org.vigie.etl.learn.ModelRegistry.Shelved;
import org.vigie.problem.ProblemException;
import org.vigie.warehouse.telemetry.Champion;
import org.vigie.warehouse.telemetry.TelemetryWarehouse;

/// The models of the telemetry: which one serves is told by the warehouse, the files lie in the
/// registry.
public final class Shelf {
    /// Enough to go back to; older forests would fill the disk.
    private static final int FORMER_KEPT = 10;

    private static final int REFUSED_KEPT = 30;

    private final TelemetryWarehouse warehouse;
    private final ModelRegistry registry;

    public Shelf(TelemetryWarehouse warehouse, ModelRegistry registry) {
        this.warehouse = warehouse;
        this.registry = registry;
    }

    /// A model that may serve.
    ///
    /// @param newest it is the one that the warehouse names; otherwise that one is damaged, and this
    ///   is the good one before it
    record Serving(Model model, boolean newest) implements AutoCloseable {
        @Override
        public void close() {
            model.close();
        }
    }

    /// The model that serves. Where its files are damaged, the newest good one before it.
    ///
    /// @param damaged told of each that had to be passed over
    Optional<Serving> serving(Consumer<ProblemException> damaged) {
        var champions = warehouse.champions();
        for (var champion : champions) {
            try {
                var model = registry.load(champion.model(), champion.sha256(), Telemetry.SCHEMA);
                return Optional.of(new Serving(model, champion.equals(champions.getFirst())));
            } catch (ProblemException e) {
                damaged.accept(e);
            }
        }
        return Optional.empty();
    }

    /// Takes away what is half written.
    void sweep() {
        registry.sweep();
    }

    /// Takes away what a worker kept and died before it was named champion. Asked when nobody learns.
    ///
    /// @param served the models that have ever served, whatever the warehouse knows of them now: an
    ///   older one may have been put back
    public void sweepStrangers(Set<String> served) {
        registry.sweep();
        versions(true).filter(version -> !served.contains(version)).forEach(registry::discard);
    }

    /// Takes away the models that nobody will go back to.
    void prune() {
        var former = warehouse.champions().stream()
                .map(Champion::model)
                .distinct()
                .skip(FORMER_KEPT)
                .collect(Collectors.toSet());
        versions(true).filter(former::contains).forEach(registry::discard);
        versions(false).skip(REFUSED_KEPT).forEach(registry::discard);
    }

    /// Newest first; a folder whose card cannot be read is left for a person to look at.
    private Stream<String> versions(boolean promoted) {
        return registry.list().stream()
                .filter(each -> each.kept()
                        .filter(kept -> kept.card().isPromoted() == promoted)
                        .isPresent())
                .map(Shelved::version);
    }
}
