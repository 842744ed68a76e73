package org.vigie.simulator;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// The readings of some days, the day before the slot the newest, as a fault lets them through.
record Delivery(Sensors sensors, LocalDate slot, int days, ReadingFault fault) {
    Delivery {
        if (days < 1) {
            throw new IllegalArgumentException("days: " + days);
        }
    }

    Stream<SensorRow> rows() {
        var newest = slot.minusDays(1);
        var dice = Dice.of(sensors.seed(), 3, slot.toEpochDay());
        var distortion = Distortion.wantedBy(fault, newest, (long) days * sensors.readingsPerDay(), dice);
        return dates().stream().flatMap(sensors::readingsOf).map(distortion);
    }

    private List<LocalDate> dates() {
        return slot.minusDays(days).datesUntil(slot).toList();
    }
}
