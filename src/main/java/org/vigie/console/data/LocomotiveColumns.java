package org.vigie.console.data;

import static org.vigie.console.screen.Columns.atLeast;
import static org.vigie.console.screen.Columns.drawn;
import static org.vigie.console.screen.Columns.number;
import static org.vigie.console.screen.Columns.text;

import java.util.List;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.vigie.console.screen.RiskCell;
import org.vigie.fleet.Locomotive;
import org.vigie.language.Texts;
import org.vigie.readiness.FleetWords;

/// The columns of the locomotives.
record LocomotiveColumns(Texts texts, FleetWords words) {
    private static final double ROW = 32;

    void fill(TableView<Locomotive> table) {
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().setAll(columns());
    }

    private List<TableColumn<Locomotive, ?>> columns() {
        var risk = drawn(texts.text("data.column.risk"), 170, (Locomotive locomotive) -> locomotive);
        risk.setCellFactory(_ -> new RiskCell(words));
        var trend = drawn(texts.text("data.column.trend"), 76, (Locomotive locomotive) -> locomotive);
        trend.setCellFactory(_ -> new TrendCell());
        return List.of(
                atLeast(96, text(texts.text("data.column.locomotive"), 98, Locomotive::name)),
                atLeast(164, risk),
                atLeast(76, trend),
                atLeast(150, text(texts.text("data.column.moves"), 154, words::movesBriefly)),
                atLeast(
                        76,
                        number(
                                texts.text("data.column.newest.short"),
                                80,
                                locomotive -> texts.briefDay(locomotive.newestReading()))));
    }

    private final class TrendCell extends TableCell<Locomotive, Locomotive> {
        @Override
        protected void updateItem(Locomotive locomotive, boolean empty) {
            super.updateItem(locomotive, empty);
            setGraphic(empty ? null : new TrendLine(locomotive.trend(), texts));
        }
    }
}
