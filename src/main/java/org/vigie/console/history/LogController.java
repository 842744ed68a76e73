package org.vigie.console.history;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.vigie.console.screen.Viewing;

final class LogController {
    private static final double LINE = 20;
    private static final double ICON = 12;

    private final RunPageModel model;
    private final Viewing viewing;

    @FXML
    private CustomTextField search;

    @FXML
    private Label found;

    @FXML
    private CheckBox follow;

    @FXML
    private Label cut;

    @FXML
    private ListView<String> lines;

    LogController(RunPageModel model, Viewing viewing) {
        this.model = model;
        this.viewing = viewing;
    }

    @FXML
    private void initialize() {
        lines.setItems(model.log());
        lines.setFixedCellSize(LINE);
        lines.setCellFactory(_ -> new Line());
        lines.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        search.textProperty().bindBidirectional(model.search());
        search.setOnAction(_ -> next());
        follow.selectedProperty().bindBidirectional(model.follow());
        viewing.watch(model.search(), this::searched);
        viewing.watch(Bindings.size(model.log()), _ -> grown());
    }

    void find() {
        search.requestFocus();
        search.selectAll();
    }

    @FXML
    private void next() {
        go(searching().next(here(), 1, model.search().get()));
    }

    @FXML
    private void previous() {
        go(searching().next(here(), -1, model.search().get()));
    }

    @FXML
    private void nextError() {
        go(searching().nextError(here(), 1));
    }

    private void keys(KeyEvent event) {
        if (event.getCode() == KeyCode.F8) {
            go(searching().nextError(here(), event.isShiftDown() ? -1 : 1));
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            copy();
        }
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(String.join("\n", lines.getSelectionModel().getSelectedItems()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void searched(String text) {
        var count = searching().count(text);
        found.setText(text.isEmpty() ? "" : viewing.texts().text("history.log.found", count));
        lines.refresh();
    }

    private void grown() {
        var full = model.log().size() >= RunPageModel.LOG_LINES;
        cut.setVisible(full);
        cut.setManaged(full);
        if (model.follow().get()) {
            lines.scrollTo(Math.max(0, model.log().size() - 1));
        }
    }

    private void go(OptionalInt place) {
        place.ifPresent(line -> {
            model.follow().set(false);
            lines.getSelectionModel().clearAndSelect(line);
            lines.scrollTo(Math.max(0, line - 3));
        });
    }

    private int here() {
        return lines.getSelectionModel().getSelectedIndex();
    }

    private LogSearch searching() {
        return new LogSearch(List.copyOf(model.log()), viewing.zone());
    }

    private final class Line extends ListCell<String> {
        @Override
        protected void updateItem(String line, boolean empty) {
            super.updateItem(line, empty);
            setText("");
            getStyleClass().removeAll("log-error", "log-hit");
            setGraphic(null);
            setTooltip(null);
            if (!empty) {
                mark(line);
            }
        }

        /// As wide as the icon of an error, so that all texts begin at the same place.
        private static Region gap() {
            var gap = new Region();
            gap.setMinWidth(ICON);
            return gap;
        }

        private void mark(String written) {
            var log = new LogLine(written);
            var line = log.in(viewing.zone());
            setText(line);
            setGraphic(log.isError() ? new FontIcon(Feather.X_CIRCLE) : gap());
            if (log.isError()) {
                getStyleClass().add("log-error");
            }
            if (LogSearch.holds(line, model.search().get())) {
                getStyleClass().add("log-hit");
            }
            setTooltip(new Tooltip(line));
        }
    }
}
