package org.vigie.console.morning;

import static org.vigie.console.screen.Columns.atLeast;
import static org.vigie.console.screen.Columns.drawn;
import static org.vigie.console.screen.Columns.number;
import static org.vigie.console.screen.Columns.text;

import java.time.LocalDate;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.feather.Feather;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Tone;
import org.vigie.console.screen.Viewing;
import org.vigie.readiness.Contents;
import org.vigie.readiness.Contents.Station;

/// The freight night's stations.
final class StationsController {
    static final double ROW = 32;

    private final Viewing viewing;

    @FXML
    private TableView<Station> stations;

    @FXML
    private Label stationsTitle;

    StationsController(Viewing viewing) {
        this.viewing = viewing;
    }

    @FXML
    private void initialize() {
        stations.setFixedCellSize(ROW);
        stations.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    }

    void show(Contents.Freight freight, LocalDate dataDay) {
        var all = freight.stations();
        stationsTitle.setText(viewing.texts().text("morning.stations", freight.stationsReady(), all.size()));
        stations.getColumns().setAll(columns(dataDay));
        stations.getItems().setAll(all);
        fit(stations, all.size());
    }

    /// As high as its rows: the card scrolls, not the table in it.
    static void fit(TableView<?> table, int rows) {
        var height = (Math.max(1, rows) + 1) * ROW + 8;
        table.setMinHeight(height);
        table.setMaxHeight(height);
    }

    private List<TableColumn<Station, ?>> columns(LocalDate dataDay) {
        var texts = viewing.texts();
        var words = new StationWords(texts, dataDay);
        var readiness = drawn(texts.text("morning.station.readiness"), 204, (Station station) -> station);
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
