package org.vigie.console.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Viewing;
import org.vigie.runs.RunPage.Outcome;
import org.vigie.runs.RunPage.Step;

/// The steps of a run on a time axis, to scale. Steps of a stream overlap; a running one is open at
/// its end.
public final class Gantt extends Pane {
    private static final double ROW = 28;
    private static final double AXIS = 24;
    private static final double NAMES = 284;
    private static final double FIGURES = 136;
    private static final double SHORTEST_BAR = 3;
    private static final int MOST_TICKS = 4;

    private final List<Line> lines = new ArrayList<>();
    private final List<Tick> ticks = new ArrayList<>();

    private record Line(Label name, Region bar, Label figures, double from, double to) {}

    private record Tick(Label label, Region line, double at) {}

    public Gantt() {
        getStyleClass().add("gantt");
    }

    void show(List<Step> steps, Viewing viewing) {
        var now = viewing.clock().instant();
        var scale = GanttScale.of(steps, now);
        ticks.clear();
        lines.clear();
        scale.ticks(MOST_TICKS).forEach(since -> ticks.add(tick(scale, since, viewing)));
        steps.forEach(step -> lines.add(line(step, scale, now, viewing)));
        getChildren().setAll(nodes());
        var height = AXIS + ROW * steps.size();
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    @Override
    protected void layoutChildren() {
        var left = NAMES;
        var width = Math.max(80, getWidth() - NAMES - FIGURES);
        var free = 0.0;
        for (var tick : ticks) {
            free = lay(tick, left + tick.at() * width, free);
        }
        for (var row = 0; row < lines.size(); row++) {
            lay(lines.get(row), AXIS + row * ROW, left, width);
        }
    }

    /// A label that would touch the one before it is left out.
    private double lay(Tick tick, double x, double free) {
        var label = tick.label();
        var width = label.prefWidth(-1);
        var start = x - (tick.at() == 0 ? 0 : width / 2);
        label.setVisible(start >= free);
        label.resizeRelocate(start, 0, width, AXIS - 4);
        tick.line().resizeRelocate(x, AXIS - 4, 1, getHeight() - AXIS + 4);
        return label.isVisible() ? start + width + 12 : free;
    }

    private static void lay(Line line, double y, double left, double width) {
        var start = left + line.from() * width;
        var length = Math.max(SHORTEST_BAR, (line.to() - line.from()) * width);
        line.name().resizeRelocate(0, y, NAMES - 8, ROW);
        line.bar().resizeRelocate(start, y + 7, length, ROW - 14);
        line.figures().resizeRelocate(left + width + 8, y, FIGURES - 8, ROW);
    }

    private List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        ticks.forEach(tick -> nodes.addAll(List.of(tick.line(), tick.label())));
        lines.forEach(line -> nodes.addAll(List.of(line.name(), line.bar(), line.figures())));
        return nodes;
    }

    private static Tick tick(GanttScale scale, Duration since, Viewing viewing) {
        var words =
                since.isZero() ? viewing.texts().timeWithSeconds(scale.from(), viewing.zone()) : since(since, viewing);
        var label = new Label(words);
        label.getStyleClass().add("gantt-tick");
        var line = new Region();
        line.getStyleClass().add("gantt-line");
        return new Tick(label, line, scale.place(since));
    }

    private static String since(Duration since, Viewing viewing) {
        var words = since.toMillisPart() == 0 && since.toMinutes() == 0
                ? viewing.texts().text("history.tick.seconds", since.toSeconds())
                : viewing.texts().duration(since);
        return "+" + words;
    }

    private static Line line(Step step, GanttScale scale, Instant now, Viewing viewing) {
        var end = step.endedAt().orElse(now);
        var look = Look.of(step.outcome());
        var name = new Label(name(step, viewing), look.drawn());
        name.getStyleClass().add("gantt-name");
        name.setTooltip(new Tooltip(sentence(step, end, viewing)));
        var bar = new Region();
        bar.getStyleClass().add("gantt-bar");
        look.tone().dress(bar);
        if (step.outcome() == Outcome.RUNNING) {
            bar.getStyleClass().add("open-ended");
        }
        Tooltip.install(bar, new Tooltip(sentence(step, end, viewing)));
        var figures = new Label(figures(step, end, viewing));
        figures.getStyleClass().add("gantt-figures");
        return new Line(name, bar, figures, scale.place(step.startedAt()), scale.place(end));
    }

    private static String name(Step step, Viewing viewing) {
        return viewing.texts()
                .text(
                        "history.step",
                        viewing.texts().word(step.kind()),
                        viewing.runWords().subject(step.subject()));
    }

    private static String figures(Step step, Instant end, Viewing viewing) {
        return viewing.texts()
                .text(
                        "history.step.figures",
                        viewing.texts().duration(Duration.between(step.startedAt(), end)),
                        step.rowsOut());
    }

    private static String sentence(Step step, Instant end, Viewing viewing) {
        return viewing.texts()
                .text(
                        "history.step.sentence",
                        name(step, viewing),
                        viewing.texts().word(step.outcome()),
                        viewing.texts().duration(Duration.between(step.startedAt(), end)),
                        step.rowsIn(),
                        step.rowsOut());
    }
}
