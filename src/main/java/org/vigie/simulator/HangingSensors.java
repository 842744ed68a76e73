package org.vigie.simulator;

import java.util.Optional;

/// The first locomotive that tells something tells it again each time.
final class HangingSensors implements Distortion {
    private Optional<Reading> first = Optional.empty();

    @Override
    public SensorRow apply(Reading reading) {
        if (first.isEmpty()) {
            first = Optional.of(reading);
            return SensorRow.of(reading);
        }
        return first.filter(stuck -> stuck.locoId().equals(reading.locoId()))
                .map(stuck -> repeated(stuck, reading))
                .orElseGet(() -> SensorRow.of(reading));
    }

    private static SensorRow repeated(Reading stuck, Reading now) {
        return SensorRow.of(now.with(stuck.flowRate(), stuck.pressure(), stuck.vibration(), stuck.temperature()))
                .touchedIn(SensorColumn.FLOW_RATE);
    }
}
