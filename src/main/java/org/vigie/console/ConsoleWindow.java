package org.vigie.console;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.vigie.console.data.DataScreen;
import org.vigie.console.history.HistoryScreen;
import org.vigie.console.morning.MorningScreen;
import org.vigie.console.recovery.RecoveryScreen;
import org.vigie.console.rerun.RerunSheet;
import org.vigie.console.schedule.ScheduleScreen;
import org.vigie.console.screen.Background;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Navigation;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Questions.Topic;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;
import org.vigie.console.stop.StopSheet;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.runs.RunId;

/// The window. It only looks and orders: closing it stops no run.
///
/// Language and theme change at run time: the views are built anew over the same models, so that
/// nobody loses their place.
public final class ConsoleWindow implements Navigation {
    public static final double WIDTH = 1280;
    public static final double HEIGHT = 720;
    private static final double LEAST_WIDTH = 1088;
    private static final double LEAST_HEIGHT = 640;
    private static final java.time.Duration PATIENCE = java.time.Duration.ofMillis(1500);

    private final Desk desk;
    private final Background background;
    private final ZoneId zone;
    private final InstantSource clock;
    private final String actor;
    private final Questions questions;
    private final Pulse pulse;
    private final FrameModel frame;
    private final MorningScreen morning;
    private final HistoryScreen history;
    private final DataScreen data;
    private final RecoveryScreen recovery;
    private final ScheduleScreen schedule;
    private final StackPane whole = new StackPane();
    private Texts texts;
    private SimpleBooleanProperty alive = new SimpleBooleanProperty(true);
    private Optional<FrameController> controller = Optional.empty();

    /// @param zone the one zone in which all times are written
    /// @param actor the person at the window, by whom reruns are ordered
    public ConsoleWindow(
            Desk desk,
            Texts texts,
            Background background,
            ZoneId zone,
            InstantSource clock,
            String actor,
            Pulse.Rhythm rhythm) {
        this.desk = desk;
        this.texts = texts;
        this.background = background;
        this.zone = zone;
        this.clock = clock;
        this.actor = actor;
        this.questions = new Questions(background, clock, PATIENCE);
        this.pulse = new Pulse(desk, questions, clock, rhythm);
        this.frame = new FrameModel(pulse, questions);
        this.morning = new MorningScreen(pulse);
        this.history = new HistoryScreen(desk, questions, pulse, zone);
        this.data = new DataScreen(desk, questions, pulse);
        this.recovery = new RecoveryScreen(desk, background, questions, pulse, actor, () -> this.texts);
        this.schedule = new ScheduleScreen(desk, background, questions, pulse, clock, actor);
    }

    public void open(Stage stage) {
        var scene = new Scene(whole, WIDTH, HEIGHT);
        scene.getStylesheets().add(stylesheet());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        scene.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        frame.dark().subscribe(this::paint);
        frame.screen().subscribe(this::enter);
        speak();
        stage.setTitle("Vigie");
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        stage.addEventHandler(WindowEvent.WINDOW_CLOSE_REQUEST, event -> ask(stage, event));
        beat(stage);
        stage.show();
    }

    /// Changes the language now: `fr` or `en`.
    public void speak(String language) {
        texts = Texts.in(language);
        speak();
    }

    public void paintDark(boolean dark) {
        frame.dark().set(dark);
    }

    @Override
    public void openRun(RunId run) {
        uncover();
        history.open(run);
        frame.screen().set(Screen.HISTORY);
    }

    @Override
    public void openNight(String pipeline, LocalDate night) {
        history.openNight(pipeline, night);
        frame.screen().set(Screen.HISTORY);
    }

    @Override
    public void openLocomotive(String locomotive) {
        data.open(locomotive);
        frame.screen().set(Screen.DATA);
    }

    @Override
    public void rerun(String pipeline, LocalDate night) {
        var sheet = new RerunSheet(desk, background, pulse, clock, zone, actor, this::ordered);
        sheet.open(pipeline, night);
        controller.ifPresent(each -> each.cover(sheet.view(viewing(), this::uncover)));
    }

    @Override
    public void stop(RunId run) {
        var sheet = new StopSheet(desk, background, pulse, actor, run);
        controller.ifPresent(each -> each.cover(sheet.view(viewing(), this::uncover)));
    }

    @Override
    public void drain() {
        controller.ifPresent(each -> each.cover(schedule.drainSheet(viewing(), this::uncover)));
    }

    @Override
    public void correct() {
        controller.ifPresent(each -> each.cover(schedule.correctSheet(viewing(), this::uncover)));
    }

    @Override
    public void recover(String pipeline) {
        recovery.open(pipeline);
        frame.screen().set(Screen.RECOVERY);
    }

    @Override
    public void decideRecovery() {
        controller.ifPresent(each -> recovery.sheet(viewing(), this::uncover).ifPresent(each::cover));
    }

    @Override
    public void refresh() {
        questions.drop(Topic.WINDOW);
        pulse.look();
    }

    /// Something went wrong in the window itself.
    public void tell(Problem problem) {
        questions.tell(Topic.WINDOW, problem);
    }

    private void ordered(RunId run) {
        openRun(run);
        pulse.look();
    }

    private void uncover() {
        controller.filter(FrameController::covered).ifPresent(FrameController::uncover);
    }

    /// Builds all views in the language of now.
    private void speak() {
        alive.set(false);
        alive = new SimpleBooleanProperty(true);
        var viewing = viewing();
        Map<Screen, Node> screens = Map.of(
                Screen.MORNING, morning.view(viewing),
                Screen.HISTORY, history.view(viewing),
                Screen.DATA, data.view(viewing),
                Screen.RECOVERY, recovery.view(viewing),
                Screen.SCHEDULE, schedule.view(viewing));
        var built = new FrameController(frame, viewing, screens, this::speak);
        whole.getChildren().setAll(Views.load("frame.fxml", built, texts));
        controller = Optional.of(built);
    }

    private Viewing viewing() {
        return new Viewing(texts, zone, clock, this, alive);
    }

    private void paint(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        whole.getStyleClass().removeAll("light", "dark");
        whole.getStyleClass().add(theme(dark));
    }

    private static String theme(boolean dark) {
        return dark ? "dark" : "light";
    }

    private void enter(Screen screen) {
        history.leave();
        data.leave();
        recovery.leave();
        schedule.leave();
        switch (screen) {
            case MORNING -> {}
            case HISTORY -> history.enter();
            case DATA -> data.enter();
            case RECOVERY -> recovery.enter();
            case SCHEDULE -> schedule.enter();
        }
    }

    private void keys(KeyEvent event) {
        if (controller.map(FrameController::covered).orElse(false)) {
            return;
        }
        if (event.getCode() == KeyCode.F5) {
            refresh();
            event.consume();
        } else if (event.getCode() == KeyCode.F1) {
            showShortcuts();
            event.consume();
        } else if (event.isShortcutDown()) {
            shortcut(event);
        }
    }

    /// `?` lies elsewhere on each keyboard: what counts is what was typed, outside of text fields.
    private void typed(KeyEvent event) {
        var open = controller.map(FrameController::covered).orElse(true);
        if (event.getCharacter().equals("?") && !open && !(event.getTarget() instanceof TextInputControl)) {
            showShortcuts();
            event.consume();
        }
    }

    private void showShortcuts() {
        controller.ifPresent(FrameController::shortcuts);
    }

    private void shortcut(KeyEvent event) {
        switch (event.getCode()) {
            case DIGIT1, NUMPAD1 -> frame.screen().set(Screen.MORNING);
            case DIGIT2, NUMPAD2 -> frame.screen().set(Screen.HISTORY);
            case DIGIT3, NUMPAD3 -> frame.screen().set(Screen.DATA);
            case DIGIT4, NUMPAD4 -> frame.screen().set(Screen.RECOVERY);
            case DIGIT9, NUMPAD9 -> frame.screen().set(Screen.SCHEDULE);
            case R -> rerunNewestNight();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void rerunNewestNight() {
        frame.glance().getValue().stream()
                .flatMap(seen -> seen.morning().pipelines().stream())
                .findFirst()
                .ifPresent(this::rerun);
    }

    private void rerun(PipelineMorning pipeline) {
        rerun(pipeline.pipeline(), pipeline.night());
    }

    private void beat(Stage stage) {
        var second = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));
        second.setCycleCount(Animation.INDEFINITE);
        second.play();
        pulse.tick();
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> second.stop());
    }

    void tick() {
        pulse.tick();
        recovery.tick();
        controller.ifPresent(FrameController::tick);
    }

    /// A person who closes the window must know what goes on without it, and what does not.
    private void ask(Stage stage, WindowEvent event) {
        if (recovery.atWork().getValue()) {
            ask(stage, event, "frame.close.recovery.title", "frame.close.recovery.words");
        } else if (!frame.active().isEmpty()) {
            ask(stage, event, "frame.close.title", "frame.close.words");
        }
    }

    private void ask(Stage stage, WindowEvent event, String title, String words) {
        var stay = new ButtonType(texts.text("frame.close.stay"), ButtonData.CANCEL_CLOSE);
        var close = new ButtonType(texts.text("frame.close.close"), ButtonData.OK_DONE);
        var question = new Dialog<ButtonType>();
        question.initOwner(stage);
        question.setTitle(texts.text(title));
        question.getDialogPane().getStyleClass().add(theme(frame.dark().get()));
        question.getDialogPane().setHeaderText(texts.text(title));
        question.getDialogPane().setContentText(texts.text(words));
        question.getDialogPane().getButtonTypes().setAll(stay, close);
        if (!question.showAndWait().equals(Optional.of(close))) {
            event.consume();
        }
    }

    private static String stylesheet() {
        return Objects.requireNonNull(ConsoleWindow.class.getResource("console.css"))
                .toExternalForm();
    }
}
