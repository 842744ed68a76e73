package org.vigie.sqlite;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/// How our files write time: UTC, ISO-8601, always to the millisecond, so that texts sort as
/// instants do.
public final class Instants {
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter().withZone(ZoneOffset.UTC);

    private Instants() {}

    public static String text(Instant instant) {
        return FORMAT.format(instant);
    }

    public static Instant instant(String text) {
        return Instant.parse(text);
    }
}
