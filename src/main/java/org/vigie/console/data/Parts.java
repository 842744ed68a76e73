package org.vigie.console.data;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the model's card is put together from.
final class Parts {
    private Parts() {}

    static VBox section(String title, Node... content) {
        var section = new VBox(styled(wrapped(title), "card-title"));
        section.getChildren().addAll(content);
        section.getStyleClass().add("section");
        return section;
    }

    /// @param widths -1 shares what is left
    static GridPane grid(double... widths) {
        var grid = new GridPane();
        grid.getStyleClass().add("facts");
        for (var width : widths) {
            var column = width < 0 ? new ColumnConstraints() : new ColumnConstraints(width);
            column.setHgrow(width < 0 ? Priority.ALWAYS : Priority.NEVER);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    static Label head(String words) {
        return styled(wrapped(words), "figure-name");
    }

    static Label wrapped(String sentence) {
        var label = new Label(sentence);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Label number(Label label) {
        GridPane.setHalignment(label, HPos.RIGHT);
        return styled(label, "figure-right");
    }

    static Label styled(Label label, String styleClass) {
        label.getStyleClass().add(styleClass);
        return label;
    }
}
