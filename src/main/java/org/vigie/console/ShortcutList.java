package org.vigie.console;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.vigie.console.screen.Views;
import org.vigie.language.Texts;

/// The sheet that lists the keys.
final class ShortcutList {
    private static final List<String> EVERYWHERE = List.of(
            "morning",
            "history",
            "data",
            "recovery",
            "backups",
            "schedule",
            "rerun",
            "refresh",
            "arrows",
            "letters",
            "escape",
            "list");
    private static final List<String> CHART = List.of("points", "pages", "enter");
    private static final List<String> RUN = List.of("find", "hit", "error", "follow", "copy");

    private final Runnable onClose;

    @FXML
    private VBox shortcutSheet;

    @FXML
    private GridPane everywhere;

    @FXML
    private GridPane run;

    @FXML
    private GridPane chart;

    @FXML
    private Button close;

    ShortcutList(Runnable onClose) {
        this.onClose = onClose;
    }

    Parent view(Texts texts) {
        var view = Views.load("shortcuts.fxml", this, texts);
        fill(everywhere, EVERYWHERE, texts);
        fill(run, RUN, texts);
        fill(chart, CHART, texts);
        return view;
    }

    @FXML
    private void initialize() {
        shortcutSheet.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        close.sceneProperty().addListener((_, _, _) -> close.requestFocus());
    }

    @FXML
    private void close() {
        onClose.run();
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.F1) {
            onClose.run();
            event.consume();
        }
    }

    private static void fill(GridPane grid, List<String> names, Texts texts) {
        for (var name : names) {
            var keys = new Label(texts.text("shortcuts." + name + ".keys"));
            keys.getStyleClass().add("keys");
            grid.addRow(grid.getRowCount(), keys, new Label(texts.text("shortcuts." + name)));
        }
    }
}
