package org.vigie.warehouse.telemetry;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// One locomotive as the warehouse knows it.
///
/// @param newest its newest score
/// @param trend its scores per day, the oldest first, up to the day of its newest score
/// @param newestDay how its metrics lie on the day of its newest reading
/// @param usual how they lay in the days before, known failures left out: what is usual for a sound
///   engine; empty when there are none
public record LocomotiveRow(
        String name,
        LocalDateTime newestReading,
        Optional<NewestScore> newest,
        List<RiskOfDay> trend,
        Habit newestDay,
        Optional<Habit> usual) {
    public LocomotiveRow {
        trend = List.copyOf(trend);
    }
}
