package org.vigie.console.morning;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Tone;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;
import org.vigie.readiness.Contents;
import org.vigie.readiness.Morning;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.readiness.Morning.Verdict;
import org.vigie.readiness.MorningWords;
import org.vigie.runs.watch.Watch;

final class PipelineCardController {
    private final Viewing viewing;
    private Optional<StationsController> stations = Optional.empty();
    private Optional<LocomotivesController> locomotives = Optional.empty();
    private Optional<PipelineMorning> shown = Optional.empty();
    private Optional<Watch> worried = Optional.empty();

    @FXML
    private HBox verdict;

    @FXML
    private StackPane sign;

    @FXML
    private Label headline;

    @FXML
    private Label detail;

    @FXML
    private VBox reserves;

    @FXML
    private Label advice;

    @FXML
    private Label stillUsable;

    @FXML
    private Button rerun;

    @FXML
    private Button recover;

    @FXML
    private Button openRun;

    @FXML
    private HBox numbers;

    @FXML
    private StackPane list;

    @FXML
    private Label figuresTitle;

    @FXML
    private GridPane figures;

    @FXML
    private VBox welcome;

    @FXML
    private VBox nightsBox;

    @FXML
    private NightStrip nights;

    @FXML
    private HBox legend;

    PipelineCardController(Viewing viewing) {
        this.viewing = viewing;
    }

    @FXML
    private void initialize() {
        nights.speak(viewing);
        new NightLegend(viewing.texts()).fill(legend);
    }

    /// @param worry how its run is doing, when somebody should look at it
    void show(Morning morning, PipelineMorning pipeline, Optional<Watch> worry) {
        if (shown.equals(Optional.of(pipeline)) && worried.equals(worry)) {
            return;
        }
        worried = worry;
        var words = new MorningWords(viewing.texts(), morning);
        showVerdict(words, pipeline);
        worry.ifPresent(watch -> showWorry(pipeline, watch));
        showActs(pipeline);
        showNumbers(morning, pipeline);
        nights.show(pipeline);
        shown = Optional.of(pipeline);
    }

    @FXML
    private void rerun() {
        shown.ifPresent(pipeline -> viewing.navigation().rerun(pipeline.pipeline(), pipeline.night()));
    }

    @FXML
    private void recover() {
        shown.ifPresent(pipeline -> viewing.navigation().recover(pipeline.pipeline()));
    }

    @FXML
    private void openRun() {
        shown.flatMap(PipelineMorning::lastRun)
                .ifPresent(run -> viewing.navigation().openRun(run.id()));
    }

    private void showVerdict(MorningWords words, PipelineMorning pipeline) {
        var look = Look.of(pipeline.verdict());
        look.tone().dress(verdict);
        sign.getChildren().setAll(look.drawn());
        headline.setText(words.headline(pipeline));
        detail.setText(words.detail(pipeline));
        reserves.getChildren()
                .setAll(words.reserves(pipeline).stream().map(this::reserve).toList());
        fill(advice, words.advice(pipeline));
        fill(stillUsable, words.stillUsable(pipeline));
    }

    /// "Wait for its end" is no advice about a run that does not get on.
    private void showWorry(PipelineMorning pipeline, Watch watch) {
        var words = viewing.watchWords();
        pipeline.lastRun().ifPresent(run -> fill(advice, words.cause(run, watch) + " " + words.next(watch)));
    }

    private Node reserve(String sentence) {
        var label = new Label(sentence, new Look(Feather.ALERT_TRIANGLE, Tone.RESERVE).drawn());
        label.getStyleClass().add("reserve");
        label.setWrapText(true);
        return label;
    }

    private void showActs(PipelineMorning pipeline) {
        var first = pipeline.verdict() instanceof Verdict.NothingYet;
        rerun.setText(viewing.texts().text(first ? "morning.firstRun" : "morning.rerun"));
        rerun.getStyleClass().remove("accent");
        if (first) {
            rerun.getStyleClass().add("accent");
        }
        present(recover, isBroken(pipeline.verdict()) || worried.isPresent());
        present(openRun, pipeline.lastRun().isPresent());
    }

    private static boolean isBroken(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NotReady _, Verdict.NobodyRan _ -> true;
            case Verdict.Ready _, Verdict.ReadyWithReserve _, Verdict.NothingYet _, Verdict.Running _ -> false;
        };
    }

    /// Before the first night there are no figures: an empty table would only ask questions.
    private void showNumbers(Morning morning, PipelineMorning pipeline) {
        var known = pipeline.contents().known();
        present(numbers, known);
        present(welcome, pipeline.verdict() instanceof Verdict.NothingYet);
        present(nightsBox, known || pipeline.lastRun().isPresent());
        showList(morning, pipeline);
        showFigures(pipeline);
    }

    private void showList(Morning morning, PipelineMorning pipeline) {
        switch (pipeline.contents()) {
            case Contents.Freight freight -> stations().show(freight, pipeline.dataDay());
            case Contents.Telemetry(var found) -> locomotives().show(found.fleet(), morning.asOf());
        }
    }

    private StationsController stations() {
        return stations.orElseGet(() -> {
            var made = new StationsController(viewing);
            list.getChildren().setAll(Views.load("stations.fxml", made, viewing.texts()));
            stations = Optional.of(made);
            return made;
        });
    }

    private LocomotivesController locomotives() {
        return locomotives.orElseGet(() -> {
            var made = new LocomotivesController(viewing);
            list.getChildren().setAll(Views.load("locomotives.fxml", made, viewing.texts()));
            locomotives = Optional.of(made);
            return made;
        });
    }

    private void showFigures(PipelineMorning pipeline) {
        var words = new FigureWords(viewing.texts());
        figuresTitle.setText(words.day(pipeline.contents())
                .map(seen -> viewing.texts().longDay(seen))
                .map(day -> viewing.texts().text("morning.figures", day))
                .orElse(viewing.texts().text("morning.figures.none")));
        var tiles = words.of(pipeline.contents()).stream().map(FigureTile::new).toList();
        figures.getChildren().clear();
        for (var place = 0; place < tiles.size(); place++) {
            figures.add(tiles.get(place), place % 2, place / 2);
        }
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
