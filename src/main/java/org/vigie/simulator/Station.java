package org.vigie.simulator;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The five stations of the line.
public enum Station {
    DOUALA("Douala", 8, 0.5),
    YAOUNDE("Yaoundé", 6, 0.2),
    NGAOUNDERE("Ngaoundéré", 6, 0.0),
    BELABO("Bélabo", 5, 0.0),
    EDEA("Edéa", 5, 0.1);

    private final String title;
    private final int turns;
    private final double fullLoads;

    Station(String title, int turns, double fullLoads) {
        this.title = title;
        this.turns = turns;
        this.fullLoads = fullLoads;
    }

    /// The name as the freight API writes it, with its accents.
    public String title() {
        return title;
    }

    /// Finds a station as people type it: `Bélabo`, `belabo`, `BELABO`.
    public static Optional<Station> named(String typed) {
        return Stream.of(values())
                .filter(it -> plain(it.title).equals(plain(typed)))
                .findFirst();
    }

    /// How often each of its machines works, against the others. The port works most.
    int turns() {
        return turns;
    }

    /// The share of its wagons that are filled on purpose. The port fills its trains.
    double fullLoads() {
        return fullLoads;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
