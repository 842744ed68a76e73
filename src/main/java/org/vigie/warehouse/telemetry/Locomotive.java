package org.vigie.warehouse.telemetry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where one locomotive stands while a run's readings pass: all that is kept of it in memory.
final class Locomotive {
    /// A second of the century fits in 37 bits; the rest is the locomotive's.
    private static final int BITS_OF_A_SECOND = 37;

    private final String id;
    private final long number;
    private RollingMeans means = new RollingMeans();
    private String newest = "";
    private @Nullable String touchedFrom;

    /// @param number its own within the run
    /// @param lastTwo its newest readings in the warehouse, oldest first
    Locomotive(String id, long number, List<ReadingFact> lastTwo) {
        this.id = id;
        this.number = number;
        lastTwo.forEach(this::append);
    }

    String id() {
        return id;
    }

    /// A reading after all those of its locomotive cannot be in the table yet.
    boolean isNew(ReadingFact reading) {
        return reading.timestamp().compareTo(newest) > 0;
    }

    FeatureRow append(ReadingFact reading) {
        newest = reading.timestamp();
        return means.next(reading);
    }

    /// From this instant on, the means are to be made anew.
    void touch(String timestamp) {
        touchedFrom = touchedFrom == null || timestamp.compareTo(touchedFrom) < 0 ? timestamp : touchedFrom;
    }

    Optional<String> touchedFrom() {
        return Optional.ofNullable(touchedFrom);
    }

    /// The walk over all its readings has ended with these means.
    void walked(RollingMeans to) {
        means = to;
        touchedFrom = null;
    }

    /// One number for each of its readings.
    long rowOf(ReadingFact reading) {
        return number << BITS_OF_A_SECOND | reading.second();
    }
}
