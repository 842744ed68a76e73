package org.vigie.console.rerun;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.DayFormat;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.ProblemBox;
import org.vigie.console.screen.ReasonChoices;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.Sheet;
import org.vigie.console.screen.Viewing;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.runs.RerunPlan;
import org.vigie.runs.Run;
import org.vigie.runs.RunPage;

final class RerunController {
    private static final List<String> USUAL_REASONS = List.of(
            "rerun.reason.file",
            "rerun.reason.source",
            "rerun.reason.night",
            "rerun.reason.check",
            "rerun.reason.request");

    private final RerunModel model;
    private final Viewing viewing;
    private final Runnable onClose;
    private final Texts texts;
    private final RunWords words;

    @FXML
    private Sheet sheet;

    @FXML
    private Label title;

    @FXML
    private Label consequence;

    @FXML
    private DatePicker night;

    @FXML
    private VBox lastBox;

    @FXML
    private Badge lastState;

    @FXML
    private Label lastWords;

    @FXML
    private RadioButton current;

    @FXML
    private RadioButton replay;

    @FXML
    private VBox inputs;

    @FXML
    private Hyperlink again;

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

    @FXML
    private Button cancel;

    RerunController(RerunModel model, Viewing viewing, Runnable onClose) {
        this.model = model;
        this.viewing = viewing;
        this.onClose = onClose;
        this.texts = viewing.texts();
        this.words = viewing.runWords();
    }

    @FXML
    private void initialize() {
        sheet.open(cancel, onClose);
        bindNight();
        bindInputs();
        bindReason();
        viewing.watch(model.trouble(), this::showTrouble);
        viewing.watch(model.obstacle(), this::showObstacle);
    }

    @FXML
    private void confirm() {
        model.order();
    }

    @FXML
    private void cancel() {
        onClose.run();
    }

    @FXML
    private void lookAgain() {
        model.readPlan();
    }

    private void bindNight() {
        night.setConverter(new DayFormat(texts));
        night.setDayCellFactory(_ -> new PastNight(model.today()));
        night.valueProperty().addListener((_, _, day) -> model.night().set(Optional.ofNullable(day)));
        viewing.watch(model.night(), this::showNight);
    }

    private void showNight(Optional<LocalDate> chosen) {
        night.setValue(chosen.orElse(null));
        var pipeline = words.pipeline(model.pipeline().get());
        var night = chosen.map(texts::longDay);
        title.setText(night.map(day -> texts.text("rerun.title", pipeline, day))
                .orElse(texts.text("rerun.title.open", pipeline)));
        confirm.setText(chosen.map(day -> texts.text("rerun.confirm", dayAndMonth(day)))
                .orElse(texts.text("rerun.confirm.open")));
        consequence.setText(chosen.map(day -> texts.text("rerun.consequence", texts.longDay(day.minusDays(1))))
                .orElse(""));
    }

    private String dayAndMonth(LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.text("rerun.day"), texts.locale())
                .format(day);
    }

    private void bindInputs() {
        replay.selectedProperty().bindBidirectional(model.replay());
        current.setSelected(!model.replay().get());
        viewing.watch(model.replay(), same -> current.setSelected(!same));
        viewing.watch(model.replay(), _ -> showInputs());
        viewing.watch(model.plan(), this::showPlan);
    }

    private void showPlan(Optional<RerunPlan> plan) {
        var last = plan.flatMap(RerunPlan::last);
        present(lastBox, last.isPresent());
        last.map(RunPage::run).ifPresent(this::showLast);
        var replayable = model.replayable();
        present(replay, replayable.isPresent());
        replayable.ifPresent(page ->
                replay.setText(texts.text("rerun.replay", page.run().id().shortName())));
        showInputs();
    }

    private void showLast(Run run) {
        lastState.show(Look.of(run), words.state(run));
        lastWords.setText(texts.text("rerun.last", run.id().shortName(), words.ordered(run), run.actor()));
    }

    private void showInputs() {
        var say = new InputWords(viewing);
        var lines = model.plan().get().stream()
                .flatMap(plan -> model.replay().get() ? say.replayed(plan).stream() : say.current(plan).stream())
                .map(line -> new InputRow(line, texts))
                .toList();
        inputs.getChildren().setAll(lines.isEmpty() ? List.of(empty()) : lines);
        present(again, model.plan().get().isPresent() && !model.replay().get());
    }

    private Node empty() {
        var failed = model.trouble().get().isPresent();
        var label = new Label(texts.text(failed ? "rerun.inputs.none" : "rerun.inputs.reading"));
        label.getStyleClass().add("placeholder");
        return label;
    }

    private void bindReason() {
        reason.textProperty().bindBidirectional(model.reason());
        usual.offer(USUAL_REASONS, model.reason(), texts);
    }

    private void showTrouble(Optional<Problem> why) {
        trouble.show(why, texts);
        showInputs();
    }

    private void showObstacle(Optional<Obstacle> what) {
        confirm.setDisable(what.isPresent());
        obstacle.setText(what.map(this::sentence).orElse(texts.text("rerun.ready")));
    }

    private String sentence(Obstacle what) {
        var run = model.active().map(active -> active.id().shortName()).orElse("");
        return texts.text("rerun.obstacle." + what.name(), run);
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    /// A night that has not come cannot be chosen.
    private static final class PastNight extends DateCell {
        private final LocalDate today;

        PastNight(LocalDate today) {
            this.today = today;
        }

        @Override
        public void updateItem(@Nullable LocalDate day, boolean empty) {
            super.updateItem(day, empty);
            setDisable(day != null && day.isAfter(today));
        }
    }
}
