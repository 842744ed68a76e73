package org.vigie.console.schedule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.vigie.console.schedule.DrainModel.Obstacle;
import org.vigie.console.schedule.DrainModel.Usual;
import org.vigie.console.screen.DayFormat;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;

final class DrainController {
    private static final List<String> USUAL_REASONS = List.of("maintenance", "source", "recovery");

    private final DrainModel model;
    private final Viewing viewing;
    private final Runnable onClose;
    private final Texts texts;

    @FXML
    private VBox drainSheet;

    @FXML
    private DatePicker day;

    @FXML
    private TextField hour;

    @FXML
    private FlowPane ends;

    @FXML
    private TextField reason;

    @FXML
    private FlowPane usual;

    @FXML
    private VBox troubleBox;

    @FXML
    private Label trouble;

    @FXML
    private Label hint;

    @FXML
    private Label obstacle;

    @FXML
    private Button confirm;

    DrainController(DrainModel model, Viewing viewing, Runnable onClose) {
        this.model = model;
        this.viewing = viewing;
        this.onClose = onClose;
        this.texts = viewing.texts();
    }

    @FXML
    private void initialize() {
        drainSheet.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        day.setConverter(new DayFormat(texts));
        day.valueProperty().addListener((_, _, chosen) -> model.day().set(Optional.ofNullable(chosen)));
        viewing.watch(model.day(), chosen -> day.setValue(chosen.orElse(null)));
        hour.textProperty().bindBidirectional(model.hour());
        ends.getChildren().setAll(Stream.of(Usual.values()).map(this::end).toList());
        reason.textProperty().bindBidirectional(model.reason());
        reason.setOnAction(_ -> confirm.requestFocus());
        usual.getChildren().setAll(USUAL_REASONS.stream().map(this::preset).toList());
        viewing.watch(model.trouble(), this::showTrouble);
        viewing.watch(model.obstacle(), this::showObstacle);
        reason.sceneProperty().addListener((_, _, _) -> reason.requestFocus());
    }

    @FXML
    private void confirm() {
        model.hold();
    }

    @FXML
    private void cancel() {
        onClose.run();
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            onClose.run();
            event.consume();
        }
    }

    private Button end(Usual end) {
        var button = small(texts.text("drain.end." + end.name()));
        button.setOnAction(_ -> model.choose(end));
        return button;
    }

    private Button preset(String name) {
        var sentence = texts.text("drain.reason." + name);
        var button = small(sentence);
        button.setAccessibleText(texts.text("rerun.reason.take", sentence));
        button.setOnAction(_ -> model.reason().set(sentence));
        return button;
    }

    private static Button small(String words) {
        var button = new Button(words);
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("small", "preset");
        return button;
    }

    private void showTrouble(Optional<Problem> why) {
        present(troubleBox, why.isPresent());
        trouble.setText(why.map(texts::text).orElse(""));
        hint.setText(why.map(texts::hint).orElse(""));
    }

    private void showObstacle(Optional<Obstacle> what) {
        confirm.setDisable(what.isPresent());
        obstacle.setText(what.map(each -> texts.text("drain.obstacle." + each.name()))
                .or(() -> model.until().map(end -> texts.text("drain.ready", texts.moment(end, viewing.zone()))))
                .orElse(""));
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
