package org.vigie.console.data;

import static org.vigie.console.screen.Columns.atLeast;
import static org.vigie.console.screen.Columns.drawn;
import static org.vigie.console.screen.Columns.number;
import static org.vigie.console.screen.Columns.text;

import java.util.List;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.vigie.console.screen.RiskCell;
import org.vigie.fleet.Locomotive;
import org.vigie.language.Texts;
import org.vigie.readiness.FleetWords;

/// The columns of the locomotives.
record LocomotiveColumns(Texts texts, FleetWords words) {
    private static final double ROW = 32;

    /// In less, the chart and the lines around the list still tell what is left out.
    private static final double WHOLE = 575;

    private static final List<Integer> OF_A_WHOLE = List.of(2, 4);

    void fill(TableView<Locomotive> table) {
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().setAll(columns());
        var whole = table.widthProperty().greaterThanOrEqualTo(WHOLE);
        OF_A_WHOLE.forEach(
                place -> table.getColumns().get(place).visibleProperty().bind(whole));
    }

    private List<TableColumn<Locomotive, ?>> columns() {
        var risk = drawn(texts.text("data.column.risk"), 174, (Locomotive locomotive) -> locomotive);
        risk.setCellFactory(_ -> new RiskCell(words));
        var trend = drawn(texts.text("data.column.trend"), 72, (Locomotive locomotive) -> locomotive);
        trend.setCellFactory(_ -> new TrendCell());
        var name = drawn(texts.text("data.column.locomotive"), 98, (Locomotive locomotive) -> locomotive.name());
        name.setCellFactory(_ -> new NameCell());
        return List.of(
                atLeast(96, name),
                atLeast(172, risk),
                atLeast(72, trend),
                atLeast(150, text(texts.text("data.column.moves"), 160, words::movesBriefly)),
                atLeast(
                        80,
                        number(
                                texts.text("data.column.newest.short"),
                                80,
                                locomotive -> texts.briefDay(locomotive.newestReading()))));
    }

    /// Long names differ at their end more often than at their beginning.
    private static final class NameCell extends TableCell<Locomotive, String> {
        NameCell() {
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        }

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty ? "" : name);
            setTooltip(empty ? null : new Tooltip(name));
        }
    }

    private final class TrendCell extends TableCell<Locomotive, Locomotive> {
        @Override
        protected void updateItem(Locomotive locomotive, boolean empty) {
            super.updateItem(locomotive, empty);
            setGraphic(empty ? null : new TrendLine(locomotive.trend(), texts));
        }
    }
}
