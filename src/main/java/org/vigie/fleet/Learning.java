package org.vigie.fleet;

import java.time.LocalDate;
import org.vigie.problem.Problem;

/// Who judges the locomotives.
public sealed interface Learning {
    /// Nobody yet: no night has brought a model that was good enough.
    record NoModel() implements Learning {}

    record Serving(ModelCardView model) implements Learning {}

    /// The model that should serve cannot be trusted any more. The scores that it gave stay.
    record Damaged(String version, LocalDate night, Problem problem) implements Learning {}
}
