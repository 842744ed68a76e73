package org.vigie.etl.learn;

import java.util.Optional;
import org.vigie.problem.Problem;

/// What became of a lesson.
public sealed interface Verdict {
    /// The candidate may serve.
    ///
    /// @param model for the caller to keep ([ModelRegistry#keep]), to score with and to close
    record Promoted(Model model) implements Verdict {}

    /// The model that served before serves on.
    ///
    /// @param card of the candidate, when it came to one
    record Refused(Problem problem, Optional<ModelCard> card) implements Verdict {}
}
