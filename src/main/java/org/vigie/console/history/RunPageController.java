package org.vigie.console.history;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.vigie.console.history.RunPageModel.Seen;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;
import org.vigie.console.screen.WatchWords;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.runs.Run;
import org.vigie.runs.RunState;
import org.vigie.runs.watch.Judgement;
import org.vigie.runs.watch.Watch;

final class RunPageController {
    private final RunPageModel model;
    private final Viewing viewing;
    private final Texts texts;
    private final RunWords words;
    private final PageWords page;
    private final LogController log;
    private final WatchWords watching;
    private Optional<Seen> shown = Optional.empty();

    @FXML
    private VBox runPage;

    @FXML
    private Badge state;

    @FXML
    private Label headline;

    @FXML
    private Label subtitle;

    @FXML
    private Label late;

    @FXML
    private Label reason;

    @FXML
    private VBox problemBox;

    @FXML
    private FontIcon problemIcon;

    @FXML
    private Label problem;

    @FXML
    private Label hint;

    @FXML
    private VBox liveBox;

    @FXML
    private Badge judgement;

    @FXML
    private Label cause;

    @FXML
    private Label next;

    @FXML
    private Label liveWords;

    @FXML
    private ProgressBar liveBar;

    @FXML
    private Button rerun;

    @FXML
    private Button stop;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab overview;

    @FXML
    private Tab logTab;

    @FXML
    private Tab quarantineTab;

    @FXML
    private VBox sections;

    @FXML
    private HBox counts;

    RunPageController(RunPageModel model, Viewing viewing) {
        this.model = model;
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.words = viewing.runWords();
        this.page = new PageWords(viewing);
        this.log = new LogController(model.log(), viewing);
        this.watching = viewing.watchWords();
    }

    @FXML
    private void initialize() {
        logTab.setContent(Views.load("log.fxml", log, texts));
        quarantineTab.setContent(Views.load("quarantine.fxml", new QuarantineController(model, viewing), texts));
        tabs.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, tab) -> model.tab().set(meaning(tab)));
        viewing.watch(model.tab(), tab -> tabs.getSelectionModel().select(tab(tab)));
        viewing.watch(model.tab(), _ -> shown.map(Seen::run).ifPresent(this::showHead));
        var parts = new Sections(viewing, page, sections);
        viewing.watch(model.page(), seen -> show(seen, parts));
        viewing.watch(model.watch(), _ -> shown.map(Seen::run).ifPresent(this::showLive));
        runPage.addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
    }

    @FXML
    private void close() {
        model.close();
    }

    @FXML
    private void rerun() {
        shown.map(Seen::run).ifPresent(run -> viewing.navigation().rerun(run.pipeline(), run.slot()));
    }

    @FXML
    private void stop() {
        model.chosen().get().ifPresent(viewing.navigation()::stop);
    }

    private void keys(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            model.close();
            event.consume();
        } else if (isForTheLog(event)) {
            model.tab().set(RunPageModel.Tab.LOG);
            inTheLog(event);
            event.consume();
        } else if (event.getCode() == KeyCode.L && !event.isShortcutDown() && !typing(event)) {
            model.log().follow().set(!model.log().follow().get());
            event.consume();
        }
    }

    private static boolean isForTheLog(KeyEvent event) {
        return event.getCode() == KeyCode.F8
                || event.getCode() == KeyCode.F3
                || (event.isShortcutDown() && event.getCode() == KeyCode.F);
    }

    private void inTheLog(KeyEvent event) {
        switch (event.getCode()) {
            case F8 -> forwards(event, log::nextError, log::previousError);
            case F3 -> forwards(event, log::next, log::previous);
            default -> log.find();
        }
    }

    private static void forwards(KeyEvent event, Runnable next, Runnable previous) {
        if (event.isShiftDown()) {
            previous.run();
        } else {
            next.run();
        }
    }

    private void show(Optional<Seen> seen, Sections parts) {
        tabs.setVisible(seen.isPresent());
        if (seen.isEmpty()) {
            headline.setText(texts.text("history.loading"));
        }
        shown = seen;
        seen.map(Seen::run).ifPresent(this::showHead);
        seen.map(Seen::run).ifPresent(run -> counts.getChildren().setAll(parts.counts(run)));
        seen.map(Seen::run).ifPresent(run -> present(counts, PageWords.tookPlace(run)));
        seen.ifPresent(known -> parts.show(known.page(), known.certificate()));
    }

    private void showHead(Run run) {
        state.show(Look.of(run), stateWord(run));
        headline.setText(page.headline(run));
        fill(subtitle, inShort() ? "" : page.subtitle(run));
        fill(late, inShort() ? "" : page.late(run));
        fill(reason, inShort() ? "" : page.reason(run));
        present(problemBox, run.problem().isPresent());
        run.problem().ifPresent(this::showProblem);
        toneDown(run.state().published());
        showLive(run);
        var set = run.progress().rowsQuarantined();
        quarantineTab.setText(texts.text("history.tab.quarantine", set));
    }

    private static boolean typing(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl;
    }

    private void showProblem(Problem what) {
        problem.setText(texts.text(what));
        hint.setText(texts.hint(what));
    }

    /// What was published can be used: what went wrong after it is a reserve.
    private void toneDown(boolean published) {
        problemBox.getStyleClass().setAll(published ? "problem-reserve" : "problem");
        problemIcon.setIconLiteral(published ? "fth-alert-triangle" : "fth-x-circle");
    }

    /// Long lists need the height; how the run is doing stays written at the bottom of the window.
    private boolean inShort() {
        return model.tab().get() != RunPageModel.Tab.OVERVIEW;
    }

    /// While it is being stopped the certificate knows more than the state.
    private String stateWord(Run run) {
        return shown.flatMap(Seen::certificate)
                .filter(_ -> run.state() == RunState.STOPPING)
                .map(viewing.stopWords()::state)
                .orElseGet(() -> words.state(run));
    }

    private void showLive(Run run) {
        var watch = model.watch().get().filter(_ -> running(run));
        present(liveBox, running(run) && !inShort());
        present(rerun, !running(run));
        present(stop, running(run));
        stop.setDisable(run.state() == RunState.STOPPING);
        liveBar.setProgress(run.progress().share());
        liveWords.setText(texts.text(
                "history.live",
                words.capitalised(words.doing(run)),
                texts.percent(run.progress().share()),
                watching.remaining(run, watch)));
        showWatch(run, watch);
    }

    private void showWatch(Run run, Optional<Watch> watch) {
        var look = watch.map(seen -> Look.of(seen.judgement())).orElseGet(() -> Look.of(run));
        look.tone().dress(liveBox);
        present(judgement, watch.isPresent());
        watch.ifPresent(seen -> judgement.show(look, watching.judgement(seen.judgement())));
        fill(cause, watch.map(seen -> watching.cause(run, seen)).orElse(""));
        fill(next, watch.map(watching::next).orElse(""));
        var stuck = watch.filter(seen -> seen.judgement() == Judgement.STUCK).isPresent();
        stop.getStyleClass().removeAll("danger");
        if (stuck) {
            stop.getStyleClass().add("danger");
        }
        stop.setText(texts.text(stuck ? "history.stop.stuck" : "history.stop"));
    }

    private static boolean running(Run run) {
        return !run.state().terminal();
    }

    private Tab tab(RunPageModel.Tab meaning) {
        return switch (meaning) {
            case OVERVIEW -> overview;
            case LOG -> logTab;
            case QUARANTINE -> quarantineTab;
        };
    }

    private RunPageModel.Tab meaning(Tab tab) {
        return List.of(RunPageModel.Tab.values()).stream()
                .filter(each -> tab(each) == tab)
                .findFirst()
                .orElse(RunPageModel.Tab.OVERVIEW);
    }

    private static void fill(Label label, String sentence) {
        label.setText(sentence);
        present(label, !sentence.isEmpty());
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
