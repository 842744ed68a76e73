package org.vigie.warehouse.telemetry;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/// How the table writes the sensors' wall clock, so that texts sort as instants do.
final class SensorClock {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private SensorClock() {}

    static String text(LocalDateTime at) {
        return FORMAT.format(at);
    }

    /// The exporter may write a `T`, or fractions of a second.
    static LocalDateTime at(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }

    /// Before every reading of the day.
    static String startOf(LocalDate day) {
        return day.toString();
    }
}
