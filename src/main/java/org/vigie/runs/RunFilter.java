package org.vigie.runs;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// Which runs of the history. An empty part does not filter.
///
/// @param states empty: all
/// @param night the slot
/// @param text found in the id, the actor, the reason or the cause
public record RunFilter(Optional<String> pipeline, Set<RunState> states, Optional<LocalDate> night, String text) {
    public RunFilter {
        states = Set.copyOf(states);
    }

    public static RunFilter all() {
        return new RunFilter(Optional.empty(), Set.of(), Optional.empty(), "");
    }
}
