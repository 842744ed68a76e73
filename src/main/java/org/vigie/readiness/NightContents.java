package org.vigie.readiness;

import java.time.LocalDate;

/// What a pipeline's warehouse holds for a night.
@FunctionalInterface
public interface NightContents {
    /// @throws org.vigie.problem.ProblemException when the warehouse cannot be read
    Contents upTo(LocalDate dataDay);
}
