package org.vigie.fleet;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;

/// What a telemetry night brought.
///
/// @param day the newest day with readings, up to the data day
/// @param dayBefore the day before that, if it has readings
public record FleetMorning(Optional<DayOfFleet> day, Optional<DayOfFleet> dayBefore, FleetView fleet) {
    public Optional<LocalDateTime> newestReading() {
        return fleet.locomotives().stream().map(Locomotive::newestReading).max(Comparator.naturalOrder());
    }
}
