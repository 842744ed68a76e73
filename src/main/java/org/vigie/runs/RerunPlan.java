package org.vigie.runs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.problem.Problem;

/// What a rerun would read, shown before anybody confirms it.
///
/// @param current the sources as they are now
/// @param last the newest run of that night, whose exact inputs can be read again instead
public record RerunPlan(String pipeline, LocalDate slot, List<PlannedInput> current, Optional<RunPage> last) {
    public RerunPlan {
        current = List.copyOf(current);
    }

    /// @param sha256 of a file as it is now; empty for an address, which is read when the run
    ///   starts
    /// @param problem why this input cannot be read
    public record PlannedInput(
            String source,
            String location,
            Optional<Long> bytes,
            Optional<Instant> writtenAt,
            Optional<String> sha256,
            Optional<Problem> problem) {}
}
