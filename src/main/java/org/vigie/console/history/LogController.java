package org.vigie.console.history;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.controlsfx.control.SegmentedButton;
import org.vigie.console.history.LogModel.Filter;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;

final class LogController {
    private static final double LINE = 20;

    private final LogModel model;
    private final Viewing viewing;
    private final Texts texts;

    @FXML
    private CustomTextField search;

    @FXML
    private Label found;

    @FXML
    private SegmentedButton filters;

    @FXML
    private CheckBox follow;

    @FXML
    private Label size;

    @FXML
    private ListView<Long> lines;

    @FXML
    private Label empty;

    LogController(LogModel model, Viewing viewing) {
        this.model = model;
        this.viewing = viewing;
        this.texts = viewing.texts();
    }

    @FXML
    private void initialize() {
        lines.setFixedCellSize(LINE);
        lines.setCellFactory(_ -> new LogCell(model, viewing));
        lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        lines.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        lines.addEventFilter(ScrollEvent.SCROLL, event -> pauseIf(event.getDeltaY() > 0));
        search.textProperty().bindBidirectional(model.search());
        search.setOnAction(_ -> next());
        follow.selectedProperty().bindBidirectional(model.follow());
        bindFilters();
        viewing.watch(model.rows(), this::showRows);
        viewing.watch(model.changes(), _ -> refresh());
        viewing.watch(model.place(), this::go);
        viewing.watch(model.follow(), _ -> toTheEnd());
    }

    void find() {
        search.requestFocus();
        search.selectAll();
    }

    @FXML
    void next() {
        model.next(here(), true);
    }

    @FXML
    void previous() {
        model.next(here(), false);
    }

    @FXML
    void nextError() {
        model.nextError(here(), true);
    }

    void previousError() {
        model.nextError(here(), false);
    }

    private void bindFilters() {
        filters.getButtons().setAll(Stream.of(Filter.values()).map(this::button).toList());
    }

    private ToggleButton button(Filter filter) {
        var button = new ToggleButton(texts.text("history.log.filter." + filter.name()));
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> {
            model.filter().set(filter);
            button.setSelected(true);
        });
        viewing.watch(model.filter(), chosen -> button.setSelected(chosen == filter));
        return button;
    }

    private void keys(KeyEvent event) {
        pauseIf(List.of(KeyCode.UP, KeyCode.PAGE_UP, KeyCode.HOME).contains(event.getCode()));
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            model.copy(List.copyOf(lines.getSelectionModel().getSelectedItems()), LogController::toClipboard);
            event.consume();
        }
    }

    /// Who looks back does not want to be carried away by the next line.
    private void pauseIf(boolean lookingBack) {
        if (lookingBack) {
            model.follow().set(false);
        }
    }

    private static void toClipboard(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void showRows(LogRows rows) {
        lines.setItems(rows);
        rows.subscribe(() -> onceMore(rows));
        grown();
    }

    /// A list outlives the views that showed it.
    private void onceMore(LogRows rows) {
        if (viewing.alive().getValue() && lines.getItems() == rows) {
            grown();
        }
    }

    private void grown() {
        tell();
        toTheEnd();
    }

    private void refresh() {
        tell();
        lines.refresh();
    }

    private void tell() {
        size.setText(texts.text("history.log.size", model.lines(), count(model.errors())));
        found.setText(model.search().get().isBlank() ? "" : texts.text("history.log.found", count(model.hits())));
        empty.setText(texts.text(emptyKey()));
    }

    /// Past the most that are kept: "more than".
    private static long count(LogHits hits) {
        return hits.cut() ? LogHits.MOST + 1L : hits.lines().size();
    }

    private String emptyKey() {
        if (!model.opened()) {
            return "history.log.reading";
        }
        return model.filter().get() == Filter.ALL ? "history.log.empty" : "history.log.empty.filtered";
    }

    private void toTheEnd() {
        if (model.follow().get() && !lines.getItems().isEmpty()) {
            lines.scrollTo(lines.getItems().size() - 1);
        }
    }

    private void go(OptionalLong place) {
        place.ifPresent(line -> model.rows().get().row(line).ifPresent(row -> {
            lines.getSelectionModel().clearAndSelect(row);
            lines.getFocusModel().focus(row);
            lines.scrollTo(Math.max(0, row - 3));
        }));
    }

    /// Where the reader is; before the first line when nothing is chosen.
    private long here() {
        return Optional.ofNullable(lines.getSelectionModel().getSelectedItem()).orElse(-1L);
    }
}
