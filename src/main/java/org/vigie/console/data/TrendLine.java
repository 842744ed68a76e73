package org.vigie.console.data;

import java.time.temporal.ChronoUnit;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import org.vigie.fleet.Locomotive.DayOfRisk;
import org.vigie.language.Texts;

/// The highest score of each of the last days, as a small line from 0 to 100 %.
final class TrendLine extends Region {
    private static final double HEIGHT = 20;
    private static final double EDGE = 3;
    private static final double PERCENT = 100;

    private final List<DayOfRisk> days;
    private final Polyline line = new Polyline();
    private final Line ground = new Line();
    private final Circle newest = new Circle(2.5);

    TrendLine(List<DayOfRisk> days, Texts texts) {
        this.days = days;
        getStyleClass().add("trend");
        line.getStyleClass().add("trend-line");
        ground.getStyleClass().add("trend-ground");
        newest.getStyleClass().add("trend-newest");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(sentence(texts));
        if (!days.isEmpty()) {
            getChildren().setAll(ground, line, newest);
        }
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    @Override
    protected void layoutChildren() {
        if (days.isEmpty()) {
            return;
        }
        var first = days.getFirst().day();
        var length = Math.max(1, ChronoUnit.DAYS.between(first, days.getLast().day()));
        var width = getWidth() - 2 * EDGE;
        line.getPoints().clear();
        for (var day : days) {
            var x = EDGE + width * ChronoUnit.DAYS.between(first, day.day()) / length;
            line.getPoints().addAll(x, y(day));
        }
        ground.setStartX(EDGE);
        ground.setEndX(EDGE + width);
        ground.setStartY(HEIGHT - EDGE + 1);
        ground.setEndY(HEIGHT - EDGE + 1);
        var points = line.getPoints();
        newest.setCenterX(points.get(points.size() - 2));
        newest.setCenterY(points.getLast());
    }

    private static double y(DayOfRisk day) {
        return EDGE + (HEIGHT - 2 * EDGE) * (1 - day.most() / PERCENT);
    }

    private String sentence(Texts texts) {
        if (days.isEmpty()) {
            return texts.text("data.trend.none");
        }
        return texts.text(
                "data.trend",
                days.size(),
                texts.percent(days.getFirst().most() / PERCENT),
                texts.percent(days.getLast().most() / PERCENT));
    }
}
