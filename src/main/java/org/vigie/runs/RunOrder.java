package org.vigie.runs;

import java.time.LocalDate;
import java.util.Optional;

/// What somebody asks for: this pipeline, this night, for this reason.
///
/// @param replayOf read again the exact inputs of that run, instead of the sources
public record RunOrder(
        String pipeline, LocalDate slot, String actor, Origin origin, String reason, Optional<RunId> replayOf) {}
