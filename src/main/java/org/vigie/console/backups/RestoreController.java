package org.vigie.console.backups;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vigie.console.backups.RestoreModel.Obstacle;
import org.vigie.console.backups.RestoreModel.Phase;
import org.vigie.console.screen.ProblemBox;
import org.vigie.console.screen.ReasonChoices;
import org.vigie.console.screen.Sheet;
import org.vigie.console.screen.Tone;
import org.vigie.console.screen.Viewing;
import org.vigie.continuity.backup.RestorePlan;
import org.vigie.language.Texts;

final class RestoreController {
    private static final List<String> USUAL_REASONS =
            List.of("restore.reason.damaged", "restore.reason.wrong", "restore.reason.mistake");

    private final RestoreModel model;
    private final Viewing viewing;
    private final Runnable onClose;
    private final Texts texts;
    private final BackupsWords words;
    private final PlanWords plans;

    @FXML
    private Sheet restoreSheet;

    @FXML
    private Label title;

    @FXML
    private Label subtitle;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox body;

    @FXML
    private VBox reading;

    @FXML
    private ProgressBar read;

    @FXML
    private VBox form;

    @FXML
    private Label warehouse;

    @FXML
    private Label second;

    @FXML
    private VBox lostPart;

    @FXML
    private Label lost;

    @FXML
    private VBox lostNights;

    @FXML
    private VBox changes;

    @FXML
    private VBox regained;

    @FXML
    private VBox regainedNights;

    @FXML
    private VBox stays;

    @FXML
    private TextField reason;

    @FXML
    private ReasonChoices usual;

    @FXML
    private Label ask;

    @FXML
    private TextField typed;

    @FXML
    private VBox workPlace;

    @FXML
    private ProblemBox trouble;

    @FXML
    private Label obstacle;

    @FXML
    private Button confirm;

    @FXML
    private Button cancel;

    RestoreController(RestoreModel model, Viewing viewing, Runnable onClose) {
        this.model = model;
        this.viewing = viewing;
        this.onClose = onClose;
        this.texts = viewing.texts();
        this.words = new BackupsWords(viewing);
        this.plans = new PlanWords(viewing);
    }

    @FXML
    private void initialize() {
        restoreSheet.open(cancel, this::cancel);
        Sheet.wantsSpace(confirm);
        Sheet.fit(scroll, body);
        var backup = model.backup();
        subtitle.setText(texts.text(
                "restore.subtitle", backup.id(), words.moment(backup.madeAt()), texts.word(backup.occasion())));
        read.progressProperty().bind(model.read());
        bindAnswers();
        workPlace.getChildren().setAll(new WorkStrip(model.work(), viewing).unnoted());
        viewing.watch(model.plan(), this::showPlan);
        viewing.watch(model.trouble(), why -> trouble.show(why, texts));
        viewing.watch(model.obstacle(), this::showObstacle);
        viewing.watch(model.phase(), this::showPhase);
    }

    @FXML
    private void confirm() {
        model.restore();
    }

    @FXML
    private void cancel() {
        model.leave();
        onClose.run();
    }

    /// Enter restores nothing: it goes on to what is still missing.
    private void bindAnswers() {
        reason.textProperty().bindBidirectional(model.reason());
        reason.setOnAction(_ -> typed.requestFocus());
        usual.offer(USUAL_REASONS, model.reason(), texts);
        typed.textProperty().bindBidirectional(model.typed());
        typed.setOnAction(_ -> (confirm.isDisabled() ? reason : confirm).requestFocus());
    }

    private void showPlan(Optional<RestorePlan> found) {
        var target =
                model.target().orElseGet(() -> words.pipeline(model.backup().pipeline()));
        title.setText(texts.text("restore.title", target));
        confirm.setText(texts.text("restore.confirm", target));
        ask.setText(texts.text("restore.name", target));
        typed.setPromptText(target);
        present(form, found.isPresent());
        found.ifPresent(this::show);
    }

    private void show(RestorePlan plan) {
        present(warehouse, plan.warehouse().isPresent());
        warehouse.setText(plan.warehouse().map(texts::text).orElse(""));
        var elsewhere = !plan.from().equals(plan.backup().file());
        present(second, elsewhere);
        second.setText(elsewhere ? texts.text("restore.second", plan.from()) : "");
        lost.setText(plans.lost(plan));
        (plans.losesNothing(plan) ? Tone.NEUTRAL : Tone.BAD).dress(lostPart);
        fill(lostNights, plans.nights(plan.lost()));
        fill(changes, plans.changes(plan));
        present(regained, !plan.regained().isEmpty());
        fill(regainedNights, plans.nights(plan.regained()));
        fill(stays, plans.stays(plan));
    }

    private void showObstacle(Optional<Obstacle> what) {
        confirm.setDisable(what.isPresent());
        present(reading, what.equals(Optional.of(Obstacle.READING)));
        sayWhere();
    }

    private void showPhase(Phase phase) {
        var asking = phase == Phase.ASKING;
        present(scroll, asking);
        present(workPlace, !asking);
        present(confirm, asking);
        cancel.setText(texts.text(asking ? "restore.cancel" : "restore.close"));
        sayWhere();
        if (!asking) {
            cancel.requestFocus();
        }
    }

    private void sayWhere() {
        obstacle.setText(
                switch (model.phase().get()) {
                    case ASKING ->
                        model.obstacle().get().map(this::sentence).orElseGet(() -> texts.text("restore.ready"));
                    case RESTORING -> texts.text("restore.goesOn");
                    case ENDED -> "";
                });
    }

    private String sentence(Obstacle what) {
        var run = model.active().map(active -> active.id().shortName()).orElse("");
        return texts.text("restore.obstacle." + what.name(), run);
    }

    private static void fill(VBox box, List<String> lines) {
        box.getChildren().setAll(lines.stream().map(RestoreController::line).toList());
        present(box, !lines.isEmpty());
    }

    private static Label line(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
