package org.vigie.warehouse.telemetry;

import java.time.LocalDateTime;
import java.util.Optional;

/// One locomotive's readings in one stretch of time, which begins at `from`.
///
/// @param risk the highest score; empty when no reading of the stretch has one
public record Stretch(
        LocalDateTime from,
        long readings,
        long failures,
        Spread flowRate,
        Spread pressure,
        Spread vibration,
        Spread temperature,
        Optional<Double> risk) {}
