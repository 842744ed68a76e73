package org.vigie.console.morning;

import static org.vigie.console.screen.Columns.atLeast;
import static org.vigie.console.screen.Columns.drawn;
import static org.vigie.console.screen.Columns.number;
import static org.vigie.console.screen.Columns.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.vigie.console.screen.RiskCell;
import org.vigie.console.screen.Viewing;
import org.vigie.fleet.FleetView;
import org.vigie.fleet.Locomotive;
import org.vigie.readiness.FleetWords;

/// The telemetry night's most urgent locomotives.
final class LocomotivesController {
    private static final int MOST = 5;

    private final Viewing viewing;
    private final FleetWords words;

    @FXML
    private TableView<Locomotive> locomotives;

    @FXML
    private Label locomotivesTitle;

    @FXML
    private Label judge;

    LocomotivesController(Viewing viewing) {
        this.viewing = viewing;
        this.words = new FleetWords(viewing.texts());
    }

    @FXML
    private void initialize() {
        locomotives.setFixedCellSize(StationsController.ROW);
        locomotives.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        locomotives.getColumns().setAll(columns());
        locomotives.addEventHandler(KeyEvent.KEY_PRESSED, this::open);
        locomotives.addEventHandler(MouseEvent.MOUSE_CLICKED, this::open);
    }

    void show(FleetView fleet, Instant asOf) {
        var all = fleet.locomotives();
        var first = all.stream().limit(MOST).toList();
        locomotivesTitle.setText(viewing.texts().text("morning.locomotives", fleet.atRisk(), all.size()));
        locomotives.getItems().setAll(first);
        StationsController.fit(locomotives, first.size());
        judge.setText(
                fleet.learningOff()
                        ? words.judge(fleet, asOf) + " " + viewing.texts().text("fleet.learningOff")
                        : words.judge(fleet, asOf));
    }

    @FXML
    private void openData() {
        chosen().or(() -> locomotives.getItems().stream().findFirst())
                .ifPresent(locomotive -> viewing.navigation().openLocomotive(locomotive.name()));
    }

    private void open(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && chosen().isPresent()) {
            openData();
            event.consume();
        }
    }

    private void open(MouseEvent event) {
        if (event.getClickCount() == 2 && chosen().isPresent()) {
            openData();
        }
    }

    private Optional<Locomotive> chosen() {
        return Optional.ofNullable(locomotives.getSelectionModel().getSelectedItem());
    }

    private List<TableColumn<Locomotive, ?>> columns() {
        var texts = viewing.texts();
        var risk = drawn(texts.text("data.column.risk"), 160, (Locomotive locomotive) -> locomotive);
        risk.setCellFactory(_ -> new RiskCell(words));
        return List.of(
                atLeast(104, text(texts.text("data.column.locomotive"), 136, Locomotive::name)),
                atLeast(148, risk),
                atLeast(160, text(texts.text("data.column.moves"), 200, words::moves)),
                atLeast(
                        128,
                        number(
                                texts.text("data.column.newest"),
                                136,
                                locomotive -> texts.moment(locomotive.newestReading()))));
    }
}
