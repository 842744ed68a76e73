package org.vigie.runs.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.vigie.runs.RunId;

/// A night that is to be run.
///
/// @param at its hour
/// @param due when people start to work with the data
/// @param run the run that carries it out, or the row that says that it was skipped or missed
public record ExpectedRun(String pipeline, LocalDate slot, Instant at, Instant due, State state, Optional<RunId> run) {
    public enum State {
        EXPECTED,
        /// Its hour is past, and nothing has started.
        LATE,
        STARTED,
        /// The run before it was still at work.
        SKIPPED,
        /// Nothing had started when people came to work.
        MISSED
    }
}
