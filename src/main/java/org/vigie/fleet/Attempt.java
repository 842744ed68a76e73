package org.vigie.fleet;

import java.util.List;
import java.util.Optional;
import org.vigie.problem.Problem;
import org.vigie.runs.Run;
import org.vigie.runs.RunPage.Gate;
import org.vigie.runs.RunState;

/// What became of the newest night's learning.
///
/// @param gates all that were measured before and after the training
/// @param candidate the model that it made, if it came so far
public record Attempt(Run run, List<Gate> gates, Optional<ModelFacts> candidate) {
    public Attempt {
        gates = List.copyOf(gates);
    }

    /// The night is published, and brought no model.
    public boolean refused() {
        return run.state() == RunState.PARTIAL;
    }

    public Optional<Problem> why() {
        return refused() ? run.problem() : Optional.empty();
    }
}
