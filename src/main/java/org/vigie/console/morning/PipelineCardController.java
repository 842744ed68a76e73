package org.vigie.console.morning;

import static org.vigie.console.screen.Columns.atLeast;
import static org.vigie.console.screen.Columns.drawn;
import static org.vigie.console.screen.Columns.number;
import static org.vigie.console.screen.Columns.text;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Tone;
import org.vigie.console.screen.Viewing;
import org.vigie.readiness.Morning;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.readiness.Morning.Station;
import org.vigie.readiness.Morning.Verdict;
import org.vigie.readiness.MorningWords;

final class PipelineCardController {
    private static final double ROW = 32;

    private final Viewing viewing;
    private Optional<PipelineMorning> shown = Optional.empty();

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
    private Button openRun;

    @FXML
    private HBox numbers;

    @FXML
    private TableView<Station> stations;

    @FXML
    private Label stationsTitle;

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
        stations.setFixedCellSize(ROW);
        stations.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        nights.speak(viewing);
        new NightLegend(viewing.texts()).fill(legend);
    }

    void show(Morning morning, PipelineMorning pipeline) {
        if (shown.equals(Optional.of(pipeline))) {
            return;
        }
        var words = new MorningWords(viewing.texts(), morning);
        showVerdict(words, pipeline);
        showActs(pipeline);
        showNumbers(pipeline);
        nights.show(pipeline);
        shown = Optional.of(pipeline);
    }

    @FXML
    private void rerun() {
        shown.ifPresent(pipeline -> viewing.navigation().rerun(pipeline.pipeline(), pipeline.night()));
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
        if (needsHands(pipeline.verdict())) {
            rerun.getStyleClass().add("accent");
        }
        present(openRun, pipeline.lastRun().isPresent());
    }

    private static boolean needsHands(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NotReady _, Verdict.NobodyRan _, Verdict.NothingYet _ -> true;
            case Verdict.Ready _, Verdict.ReadyWithReserve _, Verdict.Running _ -> false;
        };
    }

    /// Before the first night there are no figures: an empty table would only ask questions.
    private void showNumbers(PipelineMorning pipeline) {
        var known = !pipeline.stations().isEmpty() || pipeline.figures().isPresent();
        present(numbers, known);
        present(welcome, pipeline.verdict() instanceof Verdict.NothingYet);
        present(nightsBox, known || pipeline.lastRun().isPresent());
        showStations(pipeline);
        showFigures(pipeline);
    }

    private void showStations(PipelineMorning pipeline) {
        var texts = viewing.texts();
        stationsTitle.setText(texts.text(
                "morning.stations",
                pipeline.stationsReady(),
                pipeline.stations().size()));
        stations.getColumns().setAll(stationColumns(pipeline));
        stations.getItems().setAll(pipeline.stations());
        var height = (Math.max(1, pipeline.stations().size()) + 1) * ROW + 8;
        stations.setMinHeight(height);
        stations.setMaxHeight(height);
    }

    private List<TableColumn<Station, ?>> stationColumns(PipelineMorning pipeline) {
        var texts = viewing.texts();
        var words = new StationWords(texts, pipeline.dataDay());
        var readiness = drawn(texts.text("morning.station.readiness"), 204, this::station);
        readiness.setCellFactory(_ -> new ReadinessCell(words));
        return List.of(
                atLeast(104, text(texts.text("morning.station.name"), 112, Station::name)),
                atLeast(100, readiness),
                atLeast(
                        80,
                        number(texts.text("morning.station.volume"), 80, station -> texts.tonnes(station.volume()))),
                atLeast(
                        72,
                        number(texts.text("morning.station.alerts"), 76, station -> texts.number(station.alerts()))),
                atLeast(
                        84,
                        number(
                                texts.text("morning.station.machines"),
                                88,
                                station -> texts.number(station.machines()))),
                atLeast(100, number(texts.text("morning.station.newest"), 108, words::newestDay)));
    }

    private Station station(Station station) {
        return station;
    }

    private void showFigures(PipelineMorning pipeline) {
        figuresTitle.setText(pipeline.figures()
                .map(seen -> viewing.texts().longDay(seen.day()))
                .map(day -> viewing.texts().text("morning.figures", day))
                .orElse(viewing.texts().text("morning.figures.none")));
        var tiles = new FigureWords(viewing.texts())
                .of(pipeline).stream().map(FigureTile::new).toList();
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

    private static final class ReadinessCell extends TableCell<Station, Station> {
        private final StationWords words;

        ReadinessCell(StationWords words) {
            this.words = words;
        }

        @Override
        protected void updateItem(Station station, boolean empty) {
            super.updateItem(station, empty);
            setGraphic(empty ? null : Badge.plain(look(station), words.readiness(station)));
        }

        private static Look look(Station station) {
            return station.ready()
                    ? new Look(Feather.CHECK_CIRCLE, Tone.GOOD)
                    : new Look(Feather.ALERT_TRIANGLE, Tone.RESERVE);
        }
    }
}
