package org.vigie.runs.schedule;

import java.time.Instant;
import java.util.Optional;

/// No new runs until then.
///
/// @param holder the recovery whose own run comes through; empty when nobody's does
public record Drain(Instant until, String actor, String reason, Instant since, Optional<String> holder) {
    /// Of somebody who lets nothing through.
    public Drain(Instant until, String actor, String reason, Instant since) {
        this(until, actor, reason, since, Optional.empty());
    }
}
