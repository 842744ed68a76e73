package org.vigie.console.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import org.vigie.fleet.LocomotiveChart.Point;
import org.vigie.fleet.Values;

/// One of the plot's curves: its title, its two bounds, its band, and its line.
final class Panel extends Region {
    static final double GUTTER = 48;
    private static final double TITLE = 18;
    private static final double MARGIN = 0.06;

    private final Label title = new Label();
    private final Label top = new Label();
    private final Label bottom = new Label();
    private final Region ground = new Region();
    private final Rectangle band = new Rectangle();
    private final Group extents = new Group();
    private final Path mean = new Path();
    private final Values normal;
    private final Function<Point, Optional<Values>> values;
    private final Function<Double, String> bound;
    private List<List<Point>> pieces = List.of();
    private Function<Point, Double> place = _ -> 0.0;
    private Values scale;

    Panel(
            String styleClass,
            String words,
            Values normal,
            Function<Point, Optional<Values>> values,
            Function<Double, String> bound) {
        this.normal = normal;
        this.values = values;
        this.bound = bound;
        this.scale = normal;
        getStyleClass().addAll("panel", styleClass);
        title.setText(words);
        title.getStyleClass().add("panel-title");
        top.getStyleClass().add("panel-bound");
        bottom.getStyleClass().add("panel-bound");
        ground.getStyleClass().add("panel-ground");
        band.getStyleClass().add("plot-band");
        mean.getStyleClass().add("plot-mean");
        List.of(band, extents, mean).forEach(shape -> shape.setManaged(false));
        getChildren().setAll(title, top, bottom, ground, band, extents, mean);
    }

    /// @param fixed the ends of the scale; empty: all values and the normal band fit in
    void show(List<List<Point>> points, Function<Point, Double> at, Optional<Values> fixed) {
        pieces = points;
        place = at;
        scale = fixed.orElseGet(this::fitting);
        top.setText(bound.apply(scale.most()));
        bottom.setText(bound.apply(scale.least()));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var width = Math.max(1, getWidth() - GUTTER);
        var height = Math.max(1, getHeight() - TITLE);
        title.resizeRelocate(GUTTER, 0, width, TITLE);
        lay(top, TITLE - 2);
        lay(bottom, getHeight() - bottom.prefHeight(-1) + 2);
        ground.resizeRelocate(GUTTER, TITLE, width, height);
        band.setX(GUTTER);
        band.setWidth(width);
        var upper = y(normal.most(), height);
        band.setY(upper);
        band.setHeight(Math.max(0, y(normal.least(), height) - upper));
        draw(width, height);
    }

    private void lay(Label label, double y) {
        var width = label.prefWidth(-1);
        label.resizeRelocate(Math.max(0, GUTTER - 6 - width), y, width, label.prefHeight(-1));
    }

    private void draw(double width, double height) {
        extents.getChildren().clear();
        mean.getElements().clear();
        for (var piece : pieces) {
            var drawn = piece.stream()
                    .filter(point -> values.apply(point).isPresent())
                    .toList();
            var extent = new Polygon();
            extent.getStyleClass().add("plot-extent");
            for (var point : drawn) {
                var x = GUTTER + place.apply(point) * width;
                var value = values.apply(point).orElseThrow();
                var y = y(value.mean(), height);
                mean.getElements().add(extent.getPoints().isEmpty() ? new MoveTo(x, y) : new LineTo(x, y));
                extent.getPoints().addAll(x, y(value.most(), height));
            }
            for (var point : drawn.reversed()) {
                var x = GUTTER + place.apply(point) * width;
                extent.getPoints().addAll(x, y(values.apply(point).orElseThrow().least(), height));
            }
            extents.getChildren().add(extent);
        }
    }

    private double y(double value, double height) {
        var share = (value - scale.least()) / Math.max(1e-9, scale.most() - scale.least());
        return TITLE + height * (1 - Math.clamp(share, 0, 1));
    }

    private Values fitting() {
        var all = pieces.stream()
                .flatMap(List::stream)
                .flatMap(point -> values.apply(point).stream())
                .toList();
        var least = all.stream().mapToDouble(Values::least).reduce(normal.least(), Math::min);
        var most = all.stream().mapToDouble(Values::most).reduce(normal.most(), Math::max);
        var margin = MARGIN * (most - least);
        return new Values(least - margin, (least + most) / 2, most + margin);
    }
}
