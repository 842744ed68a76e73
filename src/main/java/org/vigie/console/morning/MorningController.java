package org.vigie.console.morning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;
import org.vigie.readiness.Morning;
import org.vigie.readiness.Morning.PipelineMorning;

final class MorningController {
    private final MorningModel model;
    private final Viewing viewing;
    private final Map<String, PipelineCardController> cards = new LinkedHashMap<>();

    @FXML
    private Label day;

    @FXML
    private Label asOf;

    @FXML
    private ProgressIndicator waiting;

    @FXML
    private VBox pipelines;

    MorningController(MorningModel model, Viewing viewing) {
        this.model = model;
        this.viewing = viewing;
    }

    @FXML
    private void initialize() {
        viewing.watch(model.morning(), this::show);
    }

    @FXML
    private void refresh() {
        viewing.navigation().refresh();
    }

    private void show(Optional<Morning> seen) {
        waiting.setVisible(seen.isEmpty());
        waiting.setManaged(seen.isEmpty());
        seen.ifPresent(this::show);
    }

    private void show(Morning morning) {
        var texts = viewing.texts();
        day.setText(texts.longDay(morning.asOf().atZone(morning.zone()).toLocalDate()));
        asOf.setText(texts.text("morning.asOf", texts.time(morning.asOf(), morning.zone())));
        morning.pipelines().forEach(pipeline -> card(pipeline).show(morning, pipeline));
    }

    /// A card stays in place from one look to the next, so that the focus in it stays too.
    private PipelineCardController card(PipelineMorning pipeline) {
        return cards.computeIfAbsent(pipeline.pipeline(), _ -> newCard());
    }

    private PipelineCardController newCard() {
        var card = new PipelineCardController(viewing);
        pipelines.getChildren().add(Views.load("pipeline-card.fxml", card, viewing.texts()));
        return card;
    }
}
