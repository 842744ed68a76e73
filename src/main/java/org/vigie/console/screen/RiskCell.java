package org.vigie.console.screen;

import javafx.scene.control.TableCell;
import org.vigie.fleet.Locomotive;
import org.vigie.readiness.FleetWords;

/// A locomotive's risk in a table: icon, word and percentage.
public final class RiskCell extends TableCell<Locomotive, Locomotive> {
    private final FleetWords words;

    public RiskCell(FleetWords words) {
        this.words = words;
    }

    @Override
    protected void updateItem(Locomotive locomotive, boolean empty) {
        super.updateItem(locomotive, empty);
        setGraphic(empty ? null : Badge.plain(Look.of(locomotive.level()), words.levelAndRisk(locomotive)));
    }
}
