package org.vigie.console.recovery;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.vigie.console.recovery.DecisionModel.Phase;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Tone;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;

final class DecisionController {
    private static final Look COMES = new Look(Feather.ARROW_RIGHT, Tone.NEUTRAL);
    private static final Look HINDERS = new Look(Feather.ALERT_TRIANGLE, Tone.RESERVE);

    private final DecisionModel model;
    private final Viewing viewing;
    private final Runnable onClose;
    private final Texts texts;
    private final DecisionWords words;

    @FXML
    private VBox decisionSheet;

    @FXML
    private Label title;

    @FXML
    private VBox consequences;

    @FXML
    private TextField reason;

    @FXML
    private FlowPane usual;

    @FXML
    private VBox targetBox;

    @FXML
    private Label targetWords;

    @FXML
    private TextField target;

    @FXML
    private CheckBox stepwise;

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

    DecisionController(DecisionModel model, Viewing viewing, Runnable onClose) {
        this.model = model;
        this.viewing = viewing;
        this.onClose = onClose;
        this.texts = viewing.texts();
        this.words = new DecisionWords(viewing);
    }

    @FXML
    private void initialize() {
        decisionSheet.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        confirm.addEventFilter(KeyEvent.KEY_PRESSED, DecisionController::ignoreEnter);
        title.setText(words.title(model.decision()));
        confirm.setText(words.confirm(model.decision()));
        confirm.getStyleClass().add(goesOn(model.decision()) && !replaces() ? "accent" : "danger");
        var comes = words.consequences(model.decision()).stream().map(line -> new NoteRow(COMES, line, ""));
        var hinders = words.obstacles(model.decision()).stream().map(line -> new NoteRow(HINDERS, line, ""));
        consequences.getChildren().setAll(Stream.concat(comes, hinders).toList());
        stepwise.selectedProperty().bindBidirectional(model.recovery().stepwise());
        present(stepwise, goesOn(model.decision()));
        bindReason();
        bindTarget();
        viewing.watch(model.trouble(), this::showTrouble);
        viewing.watch(model.phase(), this::showPhase);
        reason.sceneProperty().addListener((_, _, _) -> reason.requestFocus());
    }

    @FXML
    private void confirm() {
        model.confirm();
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

    private static void ignoreEnter(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
        }
    }

    /// Enter begins nothing: it goes on to the button, which wants a key of its own.
    private void bindReason() {
        reason.textProperty().bindBidirectional(model.reason());
        reason.setOnAction(_ -> confirm.requestFocus());
        usual.getChildren()
                .setAll(words.usual(model.decision()).stream().map(this::preset).toList());
    }

    private void bindTarget() {
        target.textProperty().bindBidirectional(model.target());
        target.setOnAction(_ -> confirm.requestFocus());
        present(targetBox, replaces());
        model.decision().replaces().ifPresent(name -> targetWords.setText(texts.text("recover.target", name)));
    }

    private boolean replaces() {
        return model.decision().replaces().isPresent();
    }

    private Button preset(String sentence) {
        var button = new Button(sentence);
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("small", "preset");
        button.setAccessibleText(texts.text("rerun.reason.take", sentence));
        button.setOnAction(_ -> model.reason().set(sentence));
        return button;
    }

    private static boolean goesOn(Decision about) {
        return switch (about) {
            case Decision.Begin _, Decision.Resume _ -> true;
            case Decision.Waive _, Decision.GiveUp _ -> false;
        };
    }

    private void showTrouble(Optional<Problem> why) {
        present(troubleBox, why.isPresent());
        trouble.setText(why.map(texts::text).orElse(""));
        hint.setText(why.map(texts::hint).orElse(""));
    }

    private void showPhase(Phase phase) {
        confirm.setDisable(phase != Phase.READY);
        obstacle.setText(
                phase == Phase.READY ? words.ready(model.decision()) : texts.text("recover.phase." + phase.name()));
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
