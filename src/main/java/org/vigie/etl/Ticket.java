package org.vigie.etl;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// What one run is allowed to publish.
///
/// @param slot the night, as a date
/// @param slotTime the instant's wall clock at the stations (Africa/Douala): what ages of rows are
///   measured against
/// @param fence grows with each run of a pipeline; a run with an older fence may not commit
public record Ticket(
        String runId, String pipeline, LocalDate slot, LocalDateTime slotTime, long fence, Instant orderedAt) {}
