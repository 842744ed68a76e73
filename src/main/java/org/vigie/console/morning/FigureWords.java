package org.vigie.console.morning;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.vigie.fleet.DayOfFleet;
import org.vigie.fleet.FleetMorning;
import org.vigie.language.Texts;
import org.vigie.readiness.Contents;
import org.vigie.readiness.Contents.Figures;

/// Last night's four figures, each against the day before.
final class FigureWords {
    private final Texts texts;

    FigureWords(Texts texts) {
        this.texts = texts;
    }

    /// @param change in which direction it moved: -1, 0, 1
    record Figure(String name, String value, String comparison, int change) {}

    Optional<LocalDate> day(Contents contents) {
        return switch (contents) {
            case Contents.Freight freight -> freight.figures().map(Figures::day);
            case Contents.Telemetry(var found) -> found.day().map(DayOfFleet::day);
        };
    }

    List<Figure> of(Contents contents) {
        return switch (contents) {
            case Contents.Freight freight ->
                List.of(
                        figure("volume", freight, Figures::volume),
                        figure("alerts", freight, Figures::alerts),
                        figure("transactions", freight, Figures::transactions),
                        figure("machines", freight, Figures::machines));
            case Contents.Telemetry(var found) ->
                List.of(
                        figure("readings", found, DayOfFleet::readings),
                        figure("failures", found, DayOfFleet::failures),
                        figure("locomotives", found, DayOfFleet::locomotives),
                        newestReading(found));
        };
    }

    private Figure newestReading(FleetMorning found) {
        return new Figure(
                texts.text("morning.figure.newestReading"),
                found.newestReading().map(at -> texts.time(at)).orElse(texts.text("morning.figure.none")),
                found.newestReading()
                        .map(at -> texts.shortDay(at.toLocalDate()))
                        .orElse(""),
                0);
    }

    private Figure figure(String name, FleetMorning found, ToDoubleFunction<DayOfFleet> measure) {
        return figure(
                name, found.day().map(measure::applyAsDouble), found.dayBefore().map(measure::applyAsDouble));
    }

    private Figure figure(String name, Contents.Freight freight, ToDoubleFunction<Figures> measure) {
        return figure(
                name,
                freight.figures().map(measure::applyAsDouble),
                freight.figuresBefore().map(measure::applyAsDouble));
    }

    private Figure figure(String name, Optional<Double> now, Optional<Double> before) {
        var change = now.flatMap(value -> before.map(past -> Math.round(value) - Math.round(past)));
        return new Figure(
                texts.text("morning.figure." + name),
                now.map(value -> value(name, value)).orElse(texts.text("morning.figure.none")),
                comparison(name, now, change),
                change.map(Long::signum).orElse(0));
    }

    private String comparison(String name, Optional<Double> now, Optional<Long> change) {
        if (now.isEmpty()) {
            return texts.text("morning.figure.none.detail");
        }
        return change.map(difference -> difference(name, difference))
                .orElseGet(() -> texts.text("morning.figure.noBefore"));
    }

    private String difference(String name, long difference) {
        if (difference == 0) {
            return texts.text("morning.figure.same");
        }
        var size = value(name, (double) Math.abs(difference));
        return texts.text(difference > 0 ? "morning.figure.more" : "morning.figure.less", size);
    }

    private String value(String name, double value) {
        return name.equals("volume") ? texts.tonnes(value) : texts.number(Math.round(value));
    }
}
