package org.vigie.console.history;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.vigie.console.screen.Viewing;

/// One line of the log: its number, a mark if it tells an error, its text.
final class LogCell extends ListCell<Long> {
    private static final double DIGIT = 7.5;
    private static final double ICON = 12;

    private final LogModel model;
    private final Viewing viewing;
    private final Label number = new Label();
    private final FontIcon error = new FontIcon(Feather.X_CIRCLE);
    private final HBox margin;

    LogCell(LogModel model, Viewing viewing) {
        this.model = model;
        this.viewing = viewing;
        number.getStyleClass().add("line-number");
        number.setMinWidth(Region.USE_PREF_SIZE);
        var mark = new StackPane(error);
        mark.setMinWidth(ICON);
        margin = new HBox(number, mark);
        margin.getStyleClass().add("log-margin");
    }

    @Override
    protected void updateItem(@Nullable Long line, boolean empty) {
        super.updateItem(line, empty);
        setText("");
        setGraphic(null);
        getStyleClass().removeAll("log-error", "log-hit");
        if (line != null && !empty) {
            show(line);
        }
    }

    private void show(long line) {
        var written = new LogLine(model.line(line).orElse(""));
        var shown = written.in(viewing.zone());
        number.setText(viewing.texts().number(line + 1));
        number.setPrefWidth(DIGIT * viewing.texts().number(model.lines()).length() + 4);
        error.setVisible(written.isError());
        setGraphic(margin);
        setText(shown);
        if (written.isError()) {
            getStyleClass().add("log-error");
        }
        if (LogLine.holds(shown, model.search().get().strip())) {
            getStyleClass().add("log-hit");
        }
    }
}
