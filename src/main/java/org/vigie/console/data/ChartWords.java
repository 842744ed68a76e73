package org.vigie.console.data;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.fleet.LocomotiveChart;
import org.vigie.fleet.LocomotiveChart.Point;
import org.vigie.fleet.Metric;
import org.vigie.fleet.Values;
import org.vigie.language.Texts;
import org.vigie.readiness.FleetWords;

/// A chart in words: for those who hear it, and below it for all.
record ChartWords(Texts texts) {
    /// `168 relevés, 8 pannes constatées. Risque au plus : 97 % le 19/02/2026 14:00.`
    String summary(LocomotiveChart chart) {
        var counted = texts.text(
                "data.summary",
                texts.moment(chart.from()),
                texts.moment(chart.to()),
                chart.readings(),
                chart.failures());
        var risk = chart.riskiest()
                .map(point -> texts.text(
                        "data.summary.risk", fleet().percent(point.risk().orElse(0.0)), texts.moment(point.at())))
                .orElse(texts.text("data.summary.noRisk"));
        return counted + " " + risk;
    }

    /// The summary and each metric: what the picture shows.
    String inFull(LocomotiveChart chart) {
        var metrics = Stream.of(Metric.values())
                .map(metric -> extent(metric, chart.extent(metric)))
                .collect(Collectors.joining(" "));
        return texts.text("data.plot", chart.locomotive()) + " " + summary(chart) + " " + metrics + " "
                + texts.text("data.plot.keys");
    }

    /// One stretch: `19/02/2026 14:00 · risque 12 % · vibration 2,10 mm/s · …`
    String point(Point point) {
        var metrics = Stream.of(Metric.VIBRATION, Metric.PRESSURE, Metric.TEMPERATURE, Metric.FLOW_RATE)
                .map(metric -> texts.word(metric) + " "
                        + fleet().value(metric, point.of(metric).mean()));
        return Stream.of(
                        Stream.of(texts.moment(point.at())),
                        point.risk().stream().map(risk -> texts.text("data.point.risk", fleet().percent(risk))),
                        metrics,
                        Stream.of(texts.text("data.point.readings", point.readings(), point.failures())))
                .flatMap(part -> part)
                .collect(Collectors.joining(" · "));
    }

    /// `Vibration (mm/s), normale de 1,40 à 2,60`
    String panel(Metric metric) {
        var band = metric.normalBand();
        return texts.text(
                "data.panel",
                fleet().name(metric),
                fleet().value(metric, band.least()),
                fleet().value(metric, band.most()));
    }

    String risk() {
        return texts.text("data.panel.risk");
    }

    String tick(LocalDateTime at, boolean withYear) {
        return DateTimeFormatter.ofPattern(texts.text(withYear ? "data.tick.year" : "data.tick"), texts.locale())
                .format(at);
    }

    String percentBound(double value) {
        return texts.text("data.bound.whole", value);
    }

    String bound(double value) {
        return Math.abs(value) < 10 ? texts.text("data.bound.fine", value) : texts.text("data.bound", value);
    }

    private String extent(Metric metric, Values extent) {
        return texts.text(
                "data.plot.metric",
                fleet().name(metric),
                fleet().value(metric, extent.least()),
                fleet().value(metric, extent.most()),
                fleet().value(metric, extent.mean()));
    }

    private FleetWords fleet() {
        return new FleetWords(texts);
    }
}
