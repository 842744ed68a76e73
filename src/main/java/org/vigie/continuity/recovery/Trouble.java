package org.vigie.continuity.recovery;

/// What a recovery is for.
public enum Trouble {
    /// A run has not ended and does not advance.
    STUCK_RUN,
    /// A run has not ended, and its process is gone.
    DEAD_RUN,
    /// The night's run ended without publishing.
    FAILED_NIGHT,
    /// Nobody ran the night.
    MISSED_NIGHT,
    /// Somebody else holds the warehouse's lock.
    WAREHOUSE_HELD,
    WAREHOUSE_DAMAGED,
    /// The book says published, the warehouse does not know.
    NIGHT_NOT_VERIFIED
}
