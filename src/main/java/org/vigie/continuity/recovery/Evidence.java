package org.vigie.continuity.recovery;

import java.time.Instant;

/// What was seen at a step, when.
///
/// @param attempt the first time the step was taken is 1
public record Evidence(Step step, int attempt, Note note, Instant at) {}
