package org.vigie.warehouse.telemetry;

import java.time.Instant;
import java.util.Optional;

/// A model that was put to serve.
///
/// @param sha256 of its card
/// @param run the run that promoted it; none for a rollback
public record ChampionRow(
        String model,
        String sha256,
        Optional<String> run,
        boolean rolledBack,
        String actor,
        String reason,
        Instant at) {}
