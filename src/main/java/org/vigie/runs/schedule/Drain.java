package org.vigie.runs.schedule;

import java.time.Instant;

/// No new runs until then.
public record Drain(Instant until, String actor, String reason, Instant since) {}
