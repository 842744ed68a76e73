package org.vigie.warehouse;

import java.time.Instant;

/// What a run published, as the warehouse itself tells it.
///
/// @param rowsIn rows of the input; `rowsIn` = `rowsLoaded` + `rowsQuarantined`
/// @param facts rows of the fact table after this run
/// @param contentDigest of the whole fact table after this run
public record LedgerRow(
        String runId,
        String pipeline,
        String slot,
        long fence,
        long rowsIn,
        long rowsLoaded,
        long rowsQuarantined,
        long rowsAdded,
        long rowsChanged,
        long facts,
        String contentDigest,
        Instant committedAt) {}
