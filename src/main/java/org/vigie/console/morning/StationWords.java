package org.vigie.console.morning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.vigie.language.Texts;
import org.vigie.readiness.Contents.Station;

/// A station's readiness in words.
record StationWords(Texts texts, LocalDate dataDay) {
    /// `prête`, `manque depuis 2 jours`, `jamais reçue`
    String readiness(Station station) {
        if (station.ready()) {
            return texts.text("morning.station.ready");
        }
        return station.newestDay()
                .map(newest -> texts.text("morning.station.missing", daysWithout(newest)))
                .orElseGet(() -> texts.text("morning.station.never"));
    }

    String newestDay(Station station) {
        return station.newestDay().map(texts::shortDay).orElse("–");
    }

    private long daysWithout(LocalDate newest) {
        return Math.max(1, ChronoUnit.DAYS.between(newest, dataDay));
    }
}
