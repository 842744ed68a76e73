package org.vigie.pipelines.telemetry;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.etl.Fence;
import org.vigie.etl.learn.ModelRegistry;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.warehouse.telemetry.Champion;
import org.vigie.warehouse.telemetry.TelemetryWarehouse;

/// The models of this installation, for whoever looks after them: whether they are still as they were
/// written, and the way back to an earlier one.
public final class ModelShelf {
    private final TelemetryWarehouse warehouse;
    private final ModelRegistry registry;
    private final Fence nobodyRuns;
    private final InstantSource clock;

    /// @param nobodyRuns refuses while a run of the pipeline may still promote a model
    public ModelShelf(TelemetryWarehouse warehouse, ModelRegistry registry, Fence nobodyRuns, InstantSource clock) {
        this.warehouse = warehouse;
        this.registry = registry;
        this.nobodyRuns = nobodyRuns;
        this.clock = clock;
    }

    /// @param from the model that serves now; empty when none does
    /// @param passedOver what is wrong with those between the two
    public record Plan(Optional<String> from, Champion to, List<Problem> passedOver) {
        public Plan {
            passedOver = List.copyOf(passedOver);
        }
    }

    /// Looks at every byte of a model.
    ///
    /// @param sha256 of its card
    /// @return what is wrong with it; empty when it is as it was written
    public Optional<Problem> inspect(String version, String sha256) {
        return registry.inspect(version, sha256, Telemetry.SCHEMA);
    }

    /// The way back to the newest sound model that served before the one that serves now.
    ///
    /// @throws ProblemException NO_GOOD_MODEL
    public Plan planBack() {
        var champions = warehouse.champions();
        var now = serving(champions);
        var passedOver = new ArrayList<Problem>();
        for (var earlier : champions) {
            if (!now.equals(Optional.of(earlier.model()))) {
                var problem = inspect(earlier.model(), earlier.sha256());
                if (problem.isEmpty()) {
                    return new Plan(now, earlier, passedOver.stream().distinct().toList());
                }
                passedOver.add(problem.get());
            }
        }
        throw new ProblemException(Code.NO_GOOD_MODEL);
    }

    /// @throws ProblemException MODEL_UNKNOWN when it never served, MODEL_DAMAGED,
    ///   MODEL_OF_ANOTHER_SCHEMA
    public Plan planBackTo(String version) {
        var champions = warehouse.champions();
        var to = champions.stream()
                .filter(champion -> champion.model().equals(version))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Code.MODEL_UNKNOWN, version));
        inspect(to.model(), to.sha256()).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        return new Plan(serving(champions), to, List.of());
    }

    /// @return how many readings were scored anew
    /// @throws ProblemException RUN_ALREADY_ACTIVE, or what is wrong with the model
    public long goBack(Plan plan, String actor, String reason) {
        nobodyRuns.check();
        var to = plan.to();
        try (var model = registry.load(to.model(), to.sha256(), Telemetry.SCHEMA)) {
            return new Handover(warehouse, nobodyRuns, clock).to(model, to, actor, reason);
        }
    }

    private static Optional<String> serving(List<Champion> champions) {
        return champions.stream().findFirst().map(Champion::model);
    }
}
