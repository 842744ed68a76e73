package org.vigie.fleet;

import java.util.Optional;

/// The registry of models, as this room reads it.
public interface Models {
    /// @param sha256 of its card, as the warehouse has it
    /// @throws org.vigie.problem.ProblemException with cause MODEL_REFUSED when it is missing,
    ///   damaged or foreign
    ModelFacts get(String version, String sha256);

    /// The card of the model that a run made, whether it was promoted or refused; empty when the run
    /// made none, or none that can be read.
    Optional<ModelFacts> madeBy(String run);
}
