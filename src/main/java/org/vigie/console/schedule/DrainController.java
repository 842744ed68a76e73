package org.vigie.console.schedule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import org.vigie.console.schedule.DrainModel.Obstacle;
import org.vigie.console.schedule.DrainModel.Usual;
import org.vigie.console.screen.DayFormat;
import org.vigie.console.screen.ProblemBox;
import org.vigie.console.screen.ReasonChoices;
import org.vigie.console.screen.Sheet;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;

final class DrainController {
    private static final List<String> USUAL_REASONS =
            List.of("drain.reason.maintenance", "drain.reason.source", "drain.reason.recovery");

    private final DrainModel model;
    private final Viewing viewing;
    private final Runnable onClose;
    private final Texts texts;

    @FXML
    private Sheet drainSheet;

    @FXML
    private DatePicker day;

    @FXML
    private TextField hour;

    @FXML
    private FlowPane ends;

    @FXML
    private TextField reason;

    @FXML
    private ReasonChoices usual;

    @FXML
    private ProblemBox trouble;

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
        drainSheet.open(reason, onClose);
        day.setConverter(new DayFormat(texts));
        day.valueProperty().addListener((_, _, chosen) -> model.day().set(Optional.ofNullable(chosen)));
        viewing.watch(model.day(), chosen -> day.setValue(chosen.orElse(null)));
        hour.textProperty().bindBidirectional(model.hour());
        ends.getChildren().setAll(Stream.of(Usual.values()).map(this::end).toList());
        reason.textProperty().bindBidirectional(model.reason());
        reason.setOnAction(_ -> confirm.requestFocus());
        usual.offer(USUAL_REASONS, model.reason(), texts);
        viewing.watch(model.trouble(), why -> trouble.show(why, texts));
        viewing.watch(model.obstacle(), this::showObstacle);
    }

    @FXML
    private void confirm() {
        model.hold();
    }

    @FXML
    private void cancel() {
        onClose.run();
    }

    private Button end(Usual end) {
        var button = new Button(texts.text("drain.end." + end.name()));
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("small", "preset");
        button.setOnAction(_ -> model.choose(end));
        return button;
    }

    private void showObstacle(Optional<Obstacle> what) {
        confirm.setDisable(what.isPresent());
        obstacle.setText(what.map(each -> texts.text("drain.obstacle." + each.name()))
                .or(() -> model.until().map(end -> texts.text("drain.ready", texts.moment(end, viewing.zone()))))
                .orElse(""));
    }
}
