package org.vigie.console.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.vigie.fleet.LocomotiveChart;
import org.vigie.fleet.LocomotiveChart.Point;
import org.vigie.fleet.Metric;
import org.vigie.fleet.Values;

/// A locomotive's risk and its four metrics over the same time. One stop of the Tab key; the arrows,
/// Page, Home and End walk along, and what is pointed at is told.
public final class Plot extends Region {
    private static final double AXIS = 20;
    private static final double MARKS = 8;
    private static final double GAP = 4;
    private static final int MOST_TICKS = 6;
    private static final int PAGE = 20;
    private static final Values PERCENT = new Values(0, 50, 100);

    private final ReadOnlyObjectWrapper<Optional<Point>> pointed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Panel> panels = new ArrayList<>();
    private final Path failures = new Path();
    private final Line cursor = new Line();
    private final List<Label> ticks = new ArrayList<>();
    private Optional<LocomotiveChart> chart = Optional.empty();
    private Optional<ChartWords> words = Optional.empty();

    public Plot() {
        getStyleClass().add("plot");
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(true);
        failures.getStyleClass().add("plot-failures");
        cursor.getStyleClass().add("plot-cursor");
        cursor.setVisible(false);
        failures.setManaged(false);
        cursor.setManaged(false);
        addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(nearest(event.getX())));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(-1));
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
    }

    /// What the cursor points at; empty when it points at nothing.
    ReadOnlyObjectProperty<Optional<Point>> pointed() {
        return pointed.getReadOnlyProperty();
    }

    void speak(ChartWords spoken) {
        words = Optional.of(spoken);
        panels.add(new Panel("panel-risk", spoken.risk(), new Values(50, 50, 50), Plot::risk, spoken::percentBound));
        for (var metric : List.of(Metric.VIBRATION, Metric.PRESSURE, Metric.TEMPERATURE, Metric.FLOW_RATE)) {
            panels.add(new Panel(
                    "panel-metric",
                    spoken.panel(metric),
                    metric.normalBand(),
                    point -> Optional.of(point.of(metric)),
                    spoken::bound));
        }
        getChildren().setAll(panels);
        getChildren().addAll(failures, cursor);
    }

    void show(LocomotiveChart shown) {
        chart = Optional.of(shown);
        var scale = TimeScale.of(shown);
        var pieces = scale.pieces(shown.points());
        for (var panel : panels) {
            var fixed = panel.equals(panels.getFirst()) ? Optional.of(PERCENT) : Optional.<Values>empty();
            panel.show(pieces, point -> scale.place(point.at()), fixed);
        }
        getChildren().removeAll(ticks);
        ticks.clear();
        words.ifPresent(spoken ->
                scale.ticks(MOST_TICKS).forEach(tick -> ticks.add(new Label(spoken.tick(tick, scale.needsYear())))));
        ticks.forEach(tick -> tick.getStyleClass().add("panel-bound"));
        getChildren().addAll(ticks);
        point(-1);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var height = Math.max(20, (getHeight() - AXIS - MARKS - GAP * panels.size()) / Math.max(1, panels.size()));
        var y = 0.0;
        for (var panel : panels) {
            panel.resizeRelocate(0, y, getWidth(), height);
            y += height + GAP;
            if (panel.equals(panels.getFirst())) {
                mark(y - GAP + 2);
                y += MARKS;
            }
        }
        chart.ifPresent(shown -> lay(TimeScale.of(shown)));
        layCursor();
    }

    private static Optional<Values> risk(Point point) {
        return point.risk().map(risk -> new Values(risk, risk, risk));
    }

    /// A short line below the risk for each stretch in which an engine failed.
    private void mark(double y) {
        failures.getElements().clear();
        chart.ifPresent(shown -> shown.points().stream()
                .filter(point -> point.failures() > 0)
                .forEach(point -> failures.getElements()
                        .addAll(new MoveTo(x(shown, point), y), new LineTo(x(shown, point), y + MARKS - 2))));
    }

    private void lay(TimeScale scale) {
        var places = scale.ticks(MOST_TICKS);
        var free = 0.0;
        for (var place = 0; place < ticks.size(); place++) {
            var label = ticks.get(place);
            var width = label.prefWidth(-1);
            var x = Panel.GUTTER + scale.place(places.get(place)) * (getWidth() - Panel.GUTTER) - width / 2;
            var start = Math.clamp(x, Panel.GUTTER - width / 2, Math.max(Panel.GUTTER, getWidth() - width));
            label.setVisible(start >= free);
            label.resizeRelocate(start, getHeight() - AXIS + 2, width, AXIS);
            free = label.isVisible() ? start + width + 8 : free;
        }
    }

    private void layCursor() {
        var point = pointed.get();
        cursor.setVisible(point.isPresent());
        point.flatMap(at -> chart.map(shown -> x(shown, at))).ifPresent(x -> {
            cursor.setStartX(x);
            cursor.setEndX(x);
            cursor.setStartY(0);
            cursor.setEndY(getHeight() - AXIS);
        });
    }

    private double x(LocomotiveChart shown, Point point) {
        return Panel.GUTTER + TimeScale.of(shown).place(point.at()) * (getWidth() - Panel.GUTTER);
    }

    private void walk(KeyEvent event) {
        var last = chart.map(shown -> shown.points().size() - 1).orElse(-1);
        var here = place();
        var there = switch (event.getCode()) {
            case LEFT -> here < 0 ? last : Math.max(0, here - 1);
            case RIGHT -> here < 0 ? last : Math.min(last, here + 1);
            case PAGE_UP -> Math.max(0, here - PAGE);
            case PAGE_DOWN -> Math.min(last, here + PAGE);
            case HOME -> 0;
            case END -> last;
            default -> -1;
        };
        if (there >= 0 && last >= 0) {
            point(there);
            event.consume();
        }
    }

    private int place() {
        return chart.flatMap(shown -> pointed.get().map(shown.points()::indexOf))
                .orElse(-1);
    }

    private int nearest(double x) {
        var nearest = -1;
        var distance = Double.MAX_VALUE;
        var points = chart.map(LocomotiveChart::points).orElse(List.of());
        for (var place = 0; place < points.size(); place++) {
            var away = Math.abs(x - xOf(points.get(place)));
            if (away < distance) {
                distance = away;
                nearest = place;
            }
        }
        return nearest;
    }

    private double xOf(Point point) {
        return chart.map(shown -> x(shown, point)).orElse(0.0);
    }

    /// @param place -1 points at nothing
    private void point(int place) {
        pointed.set(
                place < 0 ? Optional.empty() : chart.map(shown -> shown.points().get(place)));
        layCursor();
        words.ifPresent(spoken -> setAccessibleText(pointed.get()
                .map(spoken::point)
                .or(() -> chart.map(spoken::inFull))
                .orElse("")));
    }
}
