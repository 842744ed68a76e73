package org.vigie.etl.source;

import java.time.Duration;

/// How long and how often an input is asked for, and how much of it is taken.
///
/// @param deadline over one whole call of an address, with its tries, its waits and its body
/// @param attempts rounds over the addresses; copies of a file that changes under our eyes
/// @param pause before the second round, doubled before each further one
/// @param maxFileBytes most bytes that a file may have
/// @param maxApiBytes most bytes that an address may answer
public record CallLimits(Duration deadline, int attempts, Duration pause, long maxFileBytes, long maxApiBytes) {}
