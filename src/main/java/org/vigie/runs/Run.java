package org.vigie.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.vigie.problem.Problem;

/// One execution of a pipeline, as the operations book tells it.
///
/// @param slot the night it works for, as a date
/// @param late started after its hour, to catch up
/// @param problem why it did not succeed; empty while it runs and when it succeeded
public record Run(
        RunId id,
        String pipeline,
        LocalDate slot,
        RunState state,
        Optional<Problem> problem,
        Optional<Integer> exitCode,
        Progress progress,
        Instant orderedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        String actor,
        Origin origin,
        String reason,
        Optional<RunId> replayOf,
        Optional<ProcessIdentity> process,
        boolean late) {

    /// From the order to the end, or to now while it runs; none when the clock was set back
    /// meanwhile.
    public Duration duration(Instant now) {
        var taken = Duration.between(orderedAt, endedAt.orElse(now));
        return taken.isNegative() ? Duration.ZERO : taken;
    }

    /// Published, but some rows were set aside.
    public boolean hasReserve() {
        return state.published() && progress.rowsQuarantined() > 0;
    }
}
