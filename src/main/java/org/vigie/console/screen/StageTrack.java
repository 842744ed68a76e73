package org.vigie.console.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.vigie.runs.stop.Certificate;

/// A stop as it happens: its stages in a row, and below them each act with its instant.
public final class StageTrack extends VBox {
    private static final double TIME = 72;

    private final FlowPane stages = new FlowPane();
    private final GridPane acts = new GridPane();

    public StageTrack() {
        getStyleClass().add("stage-track");
        stages.getStyleClass().add("stages");
        acts.getStyleClass().add("acts");
        getChildren().setAll(stages, acts);
    }

    public void show(Certificate certificate, StopWords words) {
        var now = StopStage.of(certificate);
        stages.getChildren().setAll(inARow(now, words));
        stages.setAccessibleText(now.stream().map(words::stage).collect(Collectors.joining(", ")));
        acts.getChildren().clear();
        certificate.acts().forEach(act -> {
            var at = new Label(words.at(act));
            at.getStyleClass().add("quiet");
            at.setMinWidth(TIME);
            var said = Badge.plain(words.look(act), words.act(act));
            said.setWrapText(true);
            acts.addRow(acts.getRowCount(), at, said);
        });
    }

    private static List<Node> inARow(List<StopStage> now, StopWords words) {
        var row = new ArrayList<Node>();
        for (var stage : now) {
            if (!row.isEmpty()) {
                row.add(new FontIcon(Feather.ARROW_RIGHT));
            }
            var badge = new Badge();
            badge.setMinWidth(Region.USE_PREF_SIZE);
            badge.show(Look.of(stage.standing()), words.stage(stage));
            row.add(badge);
        }
        return row;
    }
}
