package org.vigie.console.morning;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.vigie.language.Texts;
import org.vigie.readiness.Morning.Figures;
import org.vigie.readiness.Morning.PipelineMorning;

/// Last night's four figures, each against the day before.
final class FigureWords {
    private final Texts texts;

    FigureWords(Texts texts) {
        this.texts = texts;
    }

    /// @param change in which direction it moved: -1, 0, 1
    record Figure(String name, String value, String comparison, int change) {}

    List<Figure> of(PipelineMorning pipeline) {
        return List.of(
                figure("volume", pipeline, Figures::volume),
                figure("alerts", pipeline, Figures::alerts),
                figure("transactions", pipeline, Figures::transactions),
                figure("machines", pipeline, Figures::machines));
    }

    private Figure figure(String name, PipelineMorning pipeline, ToDoubleFunction<Figures> measure) {
        var now = pipeline.figures().map(measure::applyAsDouble);
        var before = pipeline.figuresBefore().map(measure::applyAsDouble);
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
