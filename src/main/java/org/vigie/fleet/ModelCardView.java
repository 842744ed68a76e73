package org.vigie.fleet;

import java.time.Instant;
import java.time.LocalDate;

/// The model that serves.
///
/// @param since when it was put to serve
/// @param rolledBack somebody went back to it
/// @param reason why it serves
public record ModelCardView(Instant since, boolean rolledBack, String reason, ModelFacts facts) {
    public LocalDate night() {
        return facts.night();
    }
}
