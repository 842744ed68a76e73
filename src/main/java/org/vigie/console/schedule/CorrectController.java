package org.vigie.console.schedule;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vigie.console.screen.ProblemBox;
import org.vigie.console.screen.Sheet;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;
import org.vigie.runs.schedule.system.Audit;
import org.vigie.runs.schedule.system.Audit.Finding;

/// Asks before the system's scheduler is touched: what is registered there, what will be put right.
final class CorrectController {
    private final ScheduleModel model;
    private final Viewing viewing;
    private final Runnable onClose;
    private final Texts texts;
    private final ScheduleWords words;

    @FXML
    private Sheet correctSheet;

    @FXML
    private Label title;

    @FXML
    private Label target;

    @FXML
    private VBox changes;

    @FXML
    private ProblemBox trouble;

    @FXML
    private Label obstacle;

    @FXML
    private Button confirm;

    @FXML
    private Button cancel;

    CorrectController(ScheduleModel model, Viewing viewing, Runnable onClose) {
        this.model = model;
        this.viewing = viewing;
        this.onClose = onClose;
        this.texts = viewing.texts();
        this.words = new ScheduleWords(viewing);
    }

    @FXML
    private void initialize() {
        correctSheet.open(cancel, onClose);
        model.forgetTrouble();
        viewing.watch(model.audit(), seen -> seen.ifPresent(this::show));
        viewing.watch(model.trouble(), why -> trouble.show(why, texts));
        viewing.watch(model.acting(), this::showActing);
    }

    @FXML
    private void confirm() {
        model.correct(onClose);
    }

    @FXML
    private void cancel() {
        onClose.run();
    }

    private void show(Audit seen) {
        title.setText(texts.text("correct.title", words.scheduler(seen)));
        target.setText(words.registered(seen));
        changes.getChildren()
                .setAll(seen.findings().stream()
                        .filter(Finding::correctable)
                        .map(this::change)
                        .toList());
    }

    private Label change(Finding finding) {
        var label = new Label(texts.text("correct.change", words.correction(finding), words.where(finding)));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void showActing(boolean acting) {
        confirm.setDisable(acting);
        obstacle.setText(texts.text(acting ? "correct.acting" : "correct.ready"));
    }
}
