package org.vigie.console.morning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Viewing;
import org.vigie.readiness.Morning.Mark;
import org.vigie.readiness.Morning.Night;
import org.vigie.readiness.Morning.PipelineMorning;

/// The last thirty nights, one cell each. One stop of the Tab key for all of them; the arrows, Home
/// and End walk along.
public final class NightStrip extends HBox {
    private static final double CELL = 24;

    private Optional<Viewing> viewing = Optional.empty();
    private final List<Button> cells = new ArrayList<>();
    private List<Night> shown = List.of();

    public NightStrip() {
        getStyleClass().add("night-strip");
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    void speak(Viewing words) {
        viewing = Optional.of(words);
    }

    void show(PipelineMorning pipeline) {
        if (pipeline.nights().equals(shown)) {
            return;
        }
        var focused = cells.stream().filter(Button::isFocused).findFirst().map(cells::indexOf);
        shown = pipeline.nights();
        cells.clear();
        viewing.ifPresent(words -> shown.forEach(night -> cells.add(cell(words, pipeline, night))));
        getChildren().setAll(columns());
        stopAt(cells.size() - 1);
        focused.filter(place -> place < cells.size()).ifPresent(this::focus);
    }

    private List<VBox> columns() {
        var columns = new ArrayList<VBox>();
        for (var place = 0; place < cells.size(); place++) {
            columns.add(column(cells.get(place), label(shown.get(place), place == 0)));
        }
        return columns;
    }

    /// The day of the month; with the month where it begins.
    private static String label(Night night, boolean first) {
        var date = night.date();
        return first || date.getDayOfMonth() == 1
                ? date.getDayOfMonth() + "/" + date.getMonthValue()
                : String.valueOf(date.getDayOfMonth());
    }

    private static VBox column(Button cell, String words) {
        var day = new Label(words);
        day.setMinWidth(Region.USE_PREF_SIZE);
        day.getStyleClass().add("night-day");
        var column = new VBox(cell, day);
        column.getStyleClass().add("night");
        column.setPrefWidth(CELL); // the same for all, whatever the words below
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private Button cell(Viewing words, PipelineMorning pipeline, Night night) {
        var look = Look.of(night.mark());
        var cell = new Button("", look.drawn());
        cell.getStyleClass().setAll("night-cell", "mark-" + night.mark().name());
        look.tone().dress(cell);
        cell.setAccessibleText(sentence(words, night));
        cell.setAccessibleRole(AccessibleRole.BUTTON);
        cell.setTooltip(new Tooltip(sentence(words, night)));
        cell.setMaxWidth(Double.MAX_VALUE);
        cell.setDisable(night.mark() == Mark.BEFORE);
        cell.setOnAction(_ -> open(words, pipeline, night));
        return cell;
    }

    private static String sentence(Viewing words, Night night) {
        var texts = words.texts();
        var state = texts.text("morning.night", texts.longDay(night.date()), texts.word(night.mark()));
        return night.run()
                .flatMap(run -> run.problem())
                .map(problem -> state + "\n" + texts.text(problem))
                .orElse(state);
    }

    private static void open(Viewing words, PipelineMorning pipeline, Night night) {
        night.run()
                .ifPresentOrElse(
                        run -> words.navigation().openRun(run.id()),
                        () -> words.navigation().openNight(pipeline.pipeline(), night.date()));
    }

    private void walk(KeyEvent event) {
        var here = cells.indexOf(event.getTarget());
        var there = destination(event.getCode(), here);
        if (here >= 0 && there.isPresent()) {
            there.filter(place -> place >= 0 && place < cells.size())
                    .filter(place -> !cells.get(place).isDisabled())
                    .ifPresent(this::focus);
            event.consume();
        }
    }

    private Optional<Integer> destination(KeyCode key, int here) {
        return switch (key) {
            case LEFT -> Optional.of(here - 1);
            case RIGHT -> Optional.of(here + 1);
            case HOME -> Optional.of(firstAlive());
            case END -> Optional.of(cells.size() - 1);
            default -> Optional.empty();
        };
    }

    private int firstAlive() {
        var alive = cells.stream().filter(cell -> !cell.isDisabled()).findFirst();
        return alive.map(cells::indexOf).orElse(-1);
    }

    private void focus(int place) {
        stopAt(place);
        cells.get(place).requestFocus();
    }

    private void stopAt(int place) {
        for (var each = 0; each < cells.size(); each++) {
            cells.get(each).setFocusTraversable(each == place);
        }
    }
}
