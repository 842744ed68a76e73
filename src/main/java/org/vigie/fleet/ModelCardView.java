package org.vigie.fleet;

import java.time.Instant;
import java.time.LocalDate;

/// The model that serves.
///
/// @param night the night that made it: how people call it, “the model of the 19th”
/// @param since when it was put to serve
/// @param rolledBack somebody went back to it
/// @param reason why it serves
public record ModelCardView(LocalDate night, Instant since, boolean rolledBack, String reason, ModelFacts facts) {}
