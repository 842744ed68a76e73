package org.vigie.console.morning;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.VerdictWord;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;
import org.vigie.readiness.Morning;
import org.vigie.readiness.Morning.PipelineMorning;

final class MorningController {
    private final MorningModel model;
    private final Viewing viewing;
    private final Map<String, PipelineCardController> cards = new LinkedHashMap<>();
    private final Map<String, Node> views = new HashMap<>();
    private List<PipelineMorning> summarised = List.of();

    @FXML
    private Label day;

    @FXML
    private Label asOf;

    @FXML
    private ProgressIndicator waiting;

    @FXML
    private HBox summary;

    @FXML
    private ScrollPane scroll;

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
        morning.pipelines().forEach(pipeline -> card(pipeline).show(morning, pipeline, model.worry(pipeline)));
        summarise(morning.pipelines());
    }

    /// All verdicts in one line: the second card lies below what a small window shows.
    private void summarise(List<PipelineMorning> all) {
        summary.setVisible(all.size() > 1);
        summary.setManaged(all.size() > 1);
        if (!all.equals(summarised)) {
            summarised = all;
            var focused = summary.getChildren().stream().filter(Node::isFocused).map(summary.getChildren()::indexOf);
            var place = focused.findFirst();
            summary.getChildren().setAll(all.stream().map(this::verdict).toList());
            place.filter(index -> index < all.size())
                    .ifPresent(index -> summary.getChildren().get(index).requestFocus());
        }
    }

    private Node verdict(PipelineMorning pipeline) {
        var name = viewing.runWords().pipeline(pipeline.pipeline());
        var look = Look.of(pipeline.verdict());
        var word = new VerdictWord(viewing.texts()).of(pipeline.verdict());
        var button = new Button(viewing.texts().text("morning.summary", name, word), look.drawn());
        button.setMnemonicParsing(false);
        button.getStyleClass().add("flat");
        button.setTooltip(new Tooltip(viewing.texts().text("morning.summary.accessible", name)));
        button.setOnAction(_ -> scrollTo(pipeline.pipeline()));
        return button;
    }

    private void scrollTo(String pipeline) {
        Optional.ofNullable(views.get(pipeline)).ifPresent(card -> {
            var hidden = scroll.getContent().getLayoutBounds().getHeight()
                    - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(hidden <= 0 ? 0 : card.getBoundsInParent().getMinY() / hidden);
        });
    }

    /// A card stays in place from one look to the next, so that the focus in it stays too.
    private PipelineCardController card(PipelineMorning pipeline) {
        return cards.computeIfAbsent(pipeline.pipeline(), this::newCard);
    }

    private PipelineCardController newCard(String pipeline) {
        var card = new PipelineCardController(viewing);
        var view = Views.load("pipeline-card.fxml", card, viewing.texts());
        views.put(pipeline, view);
        pipelines.getChildren().add(view);
        return card;
    }
}
