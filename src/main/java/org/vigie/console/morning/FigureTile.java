package org.vigie.console.morning;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.vigie.console.morning.FigureWords.Figure;

/// One figure of the night: its name, its value, and how it moved.
final class FigureTile extends VBox {
    FigureTile(Figure figure) {
        getStyleClass().add("figure");
        setAccessibleText(figure.name() + " " + figure.value() + ", " + figure.comparison());
        getChildren()
                .setAll(
                        styled(new Label(figure.name()), "figure-name"),
                        styled(new Label(figure.value()), "figure-value"),
                        styled(new Label(figure.comparison(), new FontIcon(arrow(figure.change()))), "figure-change"));
    }

    private static Ikon arrow(int change) {
        return switch (change) {
            case 1 -> Feather.ARROW_UP_RIGHT;
            case -1 -> Feather.ARROW_DOWN_RIGHT;
            default -> Feather.MINUS;
        };
    }

    private static Label styled(Label label, String styleClass) {
        label.getStyleClass().add(styleClass);
        label.setWrapText(styleClass.equals("figure-change"));
        return label;
    }
}
