package org.vigie.etl.learn;

import java.time.Instant;
import java.util.Optional;

/// What one night brings to learn from.
///
/// @param version of the model that may come of it
/// @param slotTime the night's instant as text that sorts with the readings' instants
/// @param learnable the newest readings that may teach, newest first; those of the night among them
/// @param night the readings that nobody has judged yet, or an even sample of them
/// @param provenance what the warehouse says of where its readings come from
/// @param champion the model that serves; the lesson does not close it
public record Lesson(
        String version,
        String run,
        String slot,
        String slotTime,
        Instant now,
        Examples learnable,
        Examples night,
        Provenance provenance,
        Optional<Model> champion) {

    /// @param strangers readings of no run that the ledger knows
    /// @param digestHolds the table is the one that the ledger's newest run left
    public record Provenance(long strangers, boolean digestHolds) {}
}
