package org.vigie.console.history;

import static org.vigie.console.screen.Columns.atLeast;
import static org.vigie.console.screen.Columns.drawn;
import static org.vigie.console.screen.Columns.number;
import static org.vigie.console.screen.Columns.text;

import atlantafx.base.controls.CustomTextField;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.DayFormat;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;
import org.vigie.language.Texts;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;

final class HistoryController {
    private static final int ROWS_IN_SIGHT = 12;
    private static final double LIST_SHARE = 0.38;

    private final HistoryModel model;
    private final RunPageModel page;
    private final Viewing viewing;
    private final Texts texts;
    private final RunWords words;
    private boolean selecting;

    @FXML
    private ComboBox<String> pipeline;

    @FXML
    private SegmentedButton groups;

    @FXML
    private DatePicker night;

    @FXML
    private CustomTextField text;

    @FXML
    private Button clear;

    @FXML
    private Label count;

    @FXML
    private SplitPane split;

    @FXML
    private VBox listBox;

    @FXML
    private TableView<Run> runs;

    @FXML
    private Label placeholder;

    HistoryController(HistoryModel model, RunPageModel page, Viewing viewing) {
        this.model = model;
        this.page = page;
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.words = viewing.runWords();
    }

    @FXML
    private void initialize() {
        bindFilters();
        bindList();
        var pageView = Views.load("run-page.fxml", new RunPageController(page, viewing), viewing.texts());
        viewing.watch(page.chosen(), chosen -> arrange(chosen, pageView));
    }

    @FXML
    private void clearFilters() {
        model.clearFilters();
        text.clear();
    }

    private void bindFilters() {
        new PipelineChoice(model, words, texts).bind(pipeline, viewing);
        groups.getButtons()
                .setAll(Stream.of(StateGroup.values()).map(this::button).toList());
        night.setConverter(new DayFormat(texts));
        night.valueProperty().addListener((_, _, day) -> model.night().set(Optional.ofNullable(day)));
        viewing.watch(model.night(), day -> night.setValue(day.orElse(null)));
        viewing.watch(model.text(), text::setText);
        text.textProperty().addListener((_, _, typed) -> model.text().set(typed));
    }

    private ToggleButton button(StateGroup group) {
        var button = new ToggleButton(texts.text("history.group." + group.name()));
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> {
            model.group().set(group);
            button.setSelected(true);
        });
        viewing.watch(model.group(), chosen -> button.setSelected(chosen == group));
        return button;
    }

    private void bindList() {
        runs.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        runs.setItems(FXCollections.observableArrayList());
        runs.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, run) -> Optional.ofNullable(run).ifPresent(this::chosen));
        runs.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        viewing.watch(model.changes(), _ -> refill());
    }

    /// The chosen run stays chosen when the list comes anew.
    private void refill() {
        selecting = true;
        if (!runs.getItems().equals(model.runs())) {
            runs.getItems().setAll(model.runs());
        }
        page.chosen().get().ifPresentOrElse(this::select, runs.getSelectionModel()::clearSelection);
        selecting = false;
        countRuns();
    }

    private void countRuns() {
        var shown = model.runs().size();
        count.setText(
                model.cut().get()
                        ? texts.text("history.count.cut", HistoryModel.MOST)
                        : texts.text("history.count", shown));
        count.setVisible(model.answered().get());
        clear.setVisible(model.filtered());
        placeholder.setText(texts.text(emptyKey()));
    }

    private String emptyKey() {
        if (!model.answered().get()) {
            return "history.loading";
        }
        return model.filtered() ? "history.empty.filtered" : "history.empty";
    }

    private void chosen(Run run) {
        if (!selecting) {
            page.open(run.id());
        }
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && page.chosen().get().isPresent()) {
            page.close();
            event.consume();
        }
    }

    private void arrange(Optional<RunId> chosen, Node pageView) {
        if (chosen.isPresent() && split.getItems().size() == 1) {
            runs.getColumns().setAll(fewColumns());
            split.getItems().add(pageView);
            split.setDividerPositions(LIST_SHARE);
            Platform.runLater(() -> split.setDividerPositions(LIST_SHARE));
        } else if (chosen.isEmpty()) {
            runs.getColumns().setAll(allColumns());
            split.getItems().setAll(listBox);
        }
        selecting = true;
        chosen.ifPresentOrElse(this::select, runs.getSelectionModel()::clearSelection);
        selecting = false;
        showSelected();
    }

    /// A run that was opened from elsewhere may lie below what the list shows.
    private void showSelected() {
        var place = runs.getSelectionModel().getSelectedIndex();
        if (place > ROWS_IN_SIGHT) {
            runs.scrollTo(place - ROWS_IN_SIGHT / 2);
        }
    }

    private void select(RunId chosen) {
        runs.getItems().stream()
                .filter(run -> run.id().equals(chosen))
                .findFirst()
                .ifPresentOrElse(run -> runs.getSelectionModel().select(run), runs.getSelectionModel()::clearSelection);
    }

    private List<TableColumn<Run, ?>> fewColumns() {
        return List.of(
                state(192), atLeast(96, text(texts.text("history.column.night"), 100, this::night)), whichOfTheNight());
    }

    /// Beside an open page there is room for one more: what tells two runs of a night apart.
    private TableColumn<Run, ?> whichOfTheNight() {
        return model.pipelines().get().size() > 1
                ? text(texts.text("history.column.pipeline"), 96, this::pipeline)
                : number(texts.text("history.column.time"), 72, this::time);
    }

    private List<TableColumn<Run, ?>> allColumns() {
        var columns = new ArrayList<TableColumn<Run, ?>>();
        columns.add(state(204));
        columns.add(atLeast(104, text(texts.text("history.column.night"), 104, this::night)));
        if (model.pipelines().get().size() > 1) {
            columns.add(text(texts.text("history.column.pipeline"), 80, this::pipeline));
        }
        columns.add(atLeast(100, text(texts.text("history.column.started"), 116, this::ordered)));
        columns.add(atLeast(88, number(texts.text("history.column.duration"), 92, this::duration)));
        columns.add(atLeast(84, number(texts.text("history.column.loaded"), 92, this::loaded)));
        columns.add(atLeast(100, number(texts.text("history.column.quarantined"), 108, this::quarantined)));
        columns.add(atLeast(96, text(texts.text("history.column.actor"), 112, Run::actor)));
        columns.add(text(texts.text("history.column.reason"), 232, this::why));
        return columns;
    }

    private String pipeline(Run run) {
        return words.pipeline(run.pipeline());
    }

    private String duration(Run run) {
        return PageWords.tookPlace(run) ? words.duration(run) : texts.text("history.none");
    }

    private String loaded(Run run) {
        return PageWords.tookPlace(run) ? texts.number(run.progress().rowsLoaded()) : texts.text("history.none");
    }

    private String quarantined(Run run) {
        return PageWords.tookPlace(run) ? texts.number(run.progress().rowsQuarantined()) : texts.text("history.none");
    }

    private TableColumn<Run, Run> state(double width) {
        TableColumn<Run, Run> column = drawn(texts.text("history.column.state"), width, run -> run);
        column.setCellFactory(_ -> new StateCell(words));
        return atLeast(width, column);
    }

    private String night(Run run) {
        return texts.shortDay(run.slot());
    }

    /// Without the year: the night beside it says which.
    private String ordered(Run run) {
        return DateTimeFormatter.ofPattern(texts.text("history.moment"), texts.locale())
                .withZone(viewing.zone())
                .format(run.orderedAt());
    }

    private String time(Run run) {
        return texts.time(run.orderedAt(), viewing.zone());
    }

    private String why(Run run) {
        var why = run.problem().map(texts::text).orElse(run.reason());
        return run.late() ? texts.text("history.late.why", why) : why;
    }

    private static final class StateCell extends TableCell<Run, Run> {
        private final RunWords words;

        StateCell(RunWords words) {
            this.words = words;
        }

        @Override
        protected void updateItem(Run run, boolean empty) {
            super.updateItem(run, empty);
            setGraphic(empty ? null : Badge.plain(Look.of(run), words.state(run)));
        }
    }
}
