package org.vigie.pipelines.telemetry;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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

    /// Another run of this pipeline cannot be at work: what is half written, or never served, is
    /// nobody's any more.
    void tidy() {
        registry.sweep();
        var served =
                warehouse.champions().stream().map(Champion::model).distinct().toList();
        var kept = served.stream().limit(FORMER_KEPT).collect(Collectors.toSet());
        var shelved = registry.list();
        shelved.stream()
                .filter(Shelf::hasForests)
                .map(Shelved::version)
                .filter(version -> !kept.contains(version))
                .forEach(registry::discard);
        refused(shelved).stream().skip(REFUSED_KEPT).forEach(registry::discard);
    }

    private static boolean hasForests(Shelved shelved) {
        return shelved.kept().filter(kept -> kept.card().isPromoted()).isPresent();
    }

    private static List<String> refused(List<Shelved> shelved) {
        return shelved.stream()
                .filter(each ->
                        each.kept().filter(kept -> !kept.card().isPromoted()).isPresent())
                .map(Shelved::version)
                .toList();
    }
}
