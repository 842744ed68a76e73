package org.vigie.console.data;

import java.util.Optional;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.vigie.console.data.DataModel.State;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;
import org.vigie.fleet.FleetView;
import org.vigie.fleet.Learning;
import org.vigie.fleet.Locomotive;
import org.vigie.language.Texts;
import org.vigie.readiness.FleetWords;

final class DataController {
    private static final double LIST_SHARE = 0.56;

    private final DataModel model;
    private final Viewing viewing;
    private final Texts texts;
    private final FleetWords words;
    private boolean selecting;

    @FXML
    private Label subtitle;

    @FXML
    private VBox notices;

    @FXML
    private SplitPane split;

    @FXML
    private TableView<Locomotive> locomotives;

    @FXML
    private Label judge;

    @FXML
    private Label basis;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab chartTab;

    @FXML
    private Tab modelTab;

    @FXML
    private VBox instead;

    @FXML
    private ProgressIndicator waiting;

    @FXML
    private Label insteadTitle;

    @FXML
    private Label insteadWords;

    @FXML
    private Button firstRun;

    DataController(DataModel model, Viewing viewing) {
        this.model = model;
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.words = new FleetWords(texts);
    }

    @FXML
    private void initialize() {
        new LocomotiveColumns(texts, words).fill(locomotives);
        locomotives
                .getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (_, _, locomotive) -> Optional.ofNullable(locomotive).ifPresent(this::chosen));
        chartTab.setContent(Views.load("chart.fxml", new ChartController(model, viewing), texts));
        modelTab.setContent(Views.load("model-card.fxml", new ModelCardController(model, viewing), texts));
        viewing.watch(model.tab(), tab -> tabs.getSelectionModel().select(page(tab)));
        tabs.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, page) ->
                        model.tab().set(modelTab.equals(page) ? DataModel.Tab.MODEL : DataModel.Tab.CHART));
        Platform.runLater(() -> split.setDividerPositions(LIST_SHARE));
        split.setDividerPositions(LIST_SHARE);
        viewing.watch(model.state(), this::arrange);
        viewing.watch(model.fleet(), seen -> seen.ifPresent(this::show));
        viewing.watch(model.chosen(), _ -> select());
    }

    @FXML
    private void refresh() {
        viewing.navigation().refresh();
    }

    @FXML
    private void firstRun() {
        model.telemetry().ifPresent(pipeline -> viewing.navigation().rerun(pipeline.pipeline(), pipeline.night()));
    }

    private Tab page(DataModel.Tab tab) {
        return switch (tab) {
            case CHART -> chartTab;
            case MODEL -> modelTab;
        };
    }

    private void arrange(State state) {
        var ready = state == State.READY;
        present(split, ready);
        present(instead, !ready);
        present(waiting, state == State.LOADING);
        present(firstRun, state == State.NOTHING_YET && model.telemetry().isPresent());
        subtitle.setVisible(ready);
        insteadTitle.setText(ready ? "" : texts.text("data.state." + state.name()));
        insteadWords.setText(ready ? "" : texts.text("data.state." + state.name() + ".words"));
    }

    private void show(FleetView fleet) {
        selecting = true;
        if (!locomotives.getItems().equals(fleet.locomotives())) {
            locomotives.getItems().setAll(fleet.locomotives());
        }
        selecting = false;
        select();
        subtitle.setText(
                texts.text("data.subtitle", fleet.atRisk(), fleet.locomotives().size()));
        judge.setText(words.judge(fleet, viewing.clock().instant()));
        present(judge, !(fleet.learning() instanceof Learning.Damaged)); // a notice tells it already
        notices.getChildren().setAll(new Notices(viewing, words, this::openModel).of(fleet));
        present(notices, !notices.getChildren().isEmpty());
    }

    private void openModel() {
        model.tab().set(DataModel.Tab.MODEL);
    }

    private void chosen(Locomotive locomotive) {
        if (!selecting) {
            model.choose(locomotive.name());
        }
        basis.setText(about(locomotive));
    }

    private String about(Locomotive locomotive) {
        return (words.movesInFull(locomotive) + "\n" + words.basis(locomotive)).strip();
    }

    private void select() {
        selecting = true;
        locomotives.getItems().stream()
                .filter(each -> model.chosen().get().equals(Optional.of(each.name())))
                .findFirst()
                .ifPresent(locomotive -> locomotives.getSelectionModel().select(locomotive));
        selecting = false;
    }

    static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
