package org.vigie.console.recovery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;
import org.vigie.continuity.recovery.Step;
import org.vigie.problem.Problem;

final class RecoveryController {
    private final RecoveryModel model;
    private final Viewing viewing;
    private final ScreenWords words;
    private final DiagnosisController diagnosis;
    private final StepController step;

    @FXML
    private Label night;

    @FXML
    private ComboBox<String> pipelines;

    @FXML
    private VBox standing;

    @FXML
    private Badge standingWord;

    @FXML
    private Label standingWords;

    @FXML
    private Button begin;

    @FXML
    private Button pause;

    @FXML
    private Button callOff;

    @FXML
    private Button goOn;

    @FXML
    private Button resume;

    @FXML
    private Button giveUp;

    @FXML
    private Button html;

    @FXML
    private Button pdf;

    @FXML
    private Button folder;

    @FXML
    private CheckBox stepwise;

    @FXML
    private VBox troubleBox;

    @FXML
    private Label trouble;

    @FXML
    private Label hint;

    @FXML
    private StackPane diagnosisPlace;

    @FXML
    private Label settled;

    @FXML
    private ListView<Step> steps;

    @FXML
    private StackPane stepPlace;

    RecoveryController(RecoveryModel model, Viewing viewing) {
        this.model = model;
        this.viewing = viewing;
        this.words = new ScreenWords(viewing);
        this.diagnosis = new DiagnosisController(model, viewing);
        this.step = new StepController(model, viewing);
    }

    @FXML
    private void initialize() {
        var texts = viewing.texts();
        diagnosisPlace.getChildren().setAll(Views.load("diagnosis.fxml", diagnosis, texts));
        stepPlace.getChildren().setAll(Views.load("step.fxml", step, texts));
        bindPipelines();
        bindSteps();
        stepwise.selectedProperty().bindBidirectional(model.stepwise());
        viewing.watch(model.rows(), _ -> show());
        viewing.watch(model.standing(), _ -> show());
        viewing.watch(model.pausing(), _ -> show());
        viewing.watch(model.trouble(), this::showTrouble);
    }

    /// A second has passed.
    void tick() {
        diagnosis.tick();
        if (model.standing().get() == Standing.WORKING) {
            steps.refresh();
            step.tick();
        }
    }

    @FXML
    private void begin() {
        model.diagnosis().get().ifPresent(it -> ask(new Decision.Begin(it)));
    }

    @FXML
    private void pause() {
        model.pause(!model.pausing().get());
    }

    @FXML
    private void callOff() {
        model.callOff();
    }

    @FXML
    private void goOn() {
        model.goOn();
    }

    @FXML
    private void resume() {
        model.page().get().ifPresent(it -> ask(new Decision.Resume(it)));
    }

    @FXML
    private void giveUp() {
        model.page().get().ifPresent(it -> ask(new Decision.GiveUp(it)));
    }

    @FXML
    private void html() {
        model.showReport(ReportPart.HTML);
    }

    @FXML
    private void pdf() {
        model.showReport(ReportPart.PDF);
    }

    @FXML
    private void folder() {
        model.showReport(ReportPart.FOLDER);
    }

    private void ask(Decision about) {
        model.decide(about);
        viewing.navigation().decideRecovery();
    }

    private void bindPipelines() {
        pipelines.setConverter(new Name(words));
        viewing.watch(model.pipelines(), this::offer);
        viewing.watch(model.pipeline(), chosen -> pipelines.setValue(chosen.orElse(null)));
        pipelines
                .valueProperty()
                .addListener((_, _, chosen) -> Optional.ofNullable(chosen).ifPresent(model::choose));
    }

    private void offer(List<String> names) {
        if (!names.equals(pipelines.getItems())) {
            var chosen = model.pipeline().get();
            pipelines.getItems().setAll(names);
            pipelines.setValue(chosen.orElse(null));
        }
        present(pipelines, names.size() > 1);
    }

    private void bindSteps() {
        steps.getItems().setAll(Step.values());
        steps.setCellFactory(_ -> new StepCell(model, words));
        viewing.watch(model.selected(), chosen -> steps.getSelectionModel().select(chosen));
        steps.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, chosen) -> Optional.ofNullable(chosen).ifPresent(model::select));
    }

    private void show() {
        var now = model.standing().get();
        var look = now.look();
        look.tone().dress(standing);
        standingWord.show(look, words.standingWord(now));
        standingWords.setText(words.standing(model));
        night.setText(model.incident().map(words::night).orElse(""));
        settled.setText(words.settled(model.rows().get()));
        steps.refresh();
        showTrouble(model.trouble().get());
        showActs(now);
    }

    private void showActs(Standing now) {
        Stream.of(begin, pause, callOff, goOn, resume, giveUp, html, pdf, folder)
                .forEach(button -> present(button, acts(now).contains(button)));
        present(stepwise, now.goesOn());
        pipelines.setDisable(now == Standing.WORKING);
        goOn.setText(viewing.texts().text(now == Standing.STEP_FAILED ? "recover.retry" : "recover.goOn"));
        pause.setText(viewing.texts().text(model.pausing().get() ? "recover.unpause" : "recover.pause"));
    }

    private List<Button> acts(Standing now) {
        return switch (now) {
            case READING, NOTHING_TO_RECOVER, ADVANCING, UNKNOWN, ELSEWHERE -> List.of();
            case TROUBLE -> List.of(begin);
            case WORKING -> List.of(pause, callOff);
            case PAUSED, STEP_FAILED -> List.of(goOn, giveUp);
            case INTERRUPTED -> List.of(resume, giveUp);
            case SUCCEEDED, GIVEN_UP -> List.of(html, pdf, folder);
        };
    }

    /// A run that advances is no trouble.
    private void showTrouble(Optional<Problem> why) {
        var told = why.filter(_ -> model.standing().get() != Standing.ADVANCING);
        present(troubleBox, told.isPresent());
        trouble.setText(told.map(viewing.texts()::text).orElse(""));
        hint.setText(told.map(viewing.texts()::hint).orElse(""));
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    private static final class Name extends StringConverter<String> {
        private final ScreenWords words;

        Name(ScreenWords words) {
            this.words = words;
        }

        @Override
        public String toString(@Nullable String name) {
            return name == null ? "" : words.pipeline(name);
        }

        @Override
        public String fromString(String word) {
            return word;
        }
    }
}
