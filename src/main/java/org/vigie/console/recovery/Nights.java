package org.vigie.console.recovery;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.vigie.console.screen.Glance;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.readiness.Morning.Verdict;
import org.vigie.runs.RunId;
import org.vigie.runs.RunState;

/// The nights of the morning: which needs hands most, and when a night
/// stands otherwise than when it was last looked at.
final class Nights {
    private final ObservableValue<Optional<Glance>> glance;
    private Optional<Sign> followed = Optional.empty();

    private record Sign(String pipeline, Optional<RunId> run, Optional<RunState> state) {}

    Nights(ObservableValue<Optional<Glance>> glance) {
        this.glance = glance;
    }

    /// Chooses a pipeline where none is, and has the night diagnosed again once it changed.
    void follow(RecoveryModel model) {
        if (model.pipeline().get().isEmpty()) {
            neediest().ifPresent(model::choose);
        }
        var now = model.pipeline().get().flatMap(this::sign);
        if (now.isPresent() && !now.equals(followed)) {
            boolean known = followed.map(Sign::pipeline).equals(now.map(Sign::pipeline));
            followed = now;
            if (known) {
                model.stale();
            }
        }
    }

    private Optional<String> neediest() {
        return all().stream().min(Comparator.comparing(Nights::need).reversed()).map(PipelineMorning::pipeline);
    }

    private static int need(PipelineMorning pipeline) {
        return switch (pipeline.verdict()) {
            case Verdict.Ready _, Verdict.ReadyWithReserve _, Verdict.NothingYet _ -> 0;
            case Verdict.Running _ -> 1;
            case Verdict.NobodyRan _, Verdict.NotReady _ -> 2;
        };
    }

    private Optional<Sign> sign(String name) {
        return all().stream()
                .filter(each -> each.pipeline().equals(name))
                .findFirst()
                .map(each -> new Sign(
                        name,
                        each.lastRun().map(run -> run.id()),
                        each.lastRun().map(run -> run.state())));
    }

    private List<PipelineMorning> all() {
        return Optional.ofNullable(glance.getValue())
                .flatMap(seen -> seen)
                .map(seen -> seen.morning().pipelines())
                .orElse(List.of());
    }
}
