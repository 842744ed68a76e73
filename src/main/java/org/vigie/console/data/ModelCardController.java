package org.vigie.console.data;

import java.util.ArrayList;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Tone;
import org.vigie.console.screen.Viewing;
import org.vigie.fleet.FleetView;
import org.vigie.fleet.Learning;
import org.vigie.language.Texts;
import org.vigie.readiness.FleetWords;

final class ModelCardController {
    private final DataModel model;
    private final Viewing viewing;
    private final Texts texts;
    private final FleetWords words;
    private Optional<FleetView> shown = Optional.empty();

    @FXML
    private Badge state;

    @FXML
    private Label headline;

    @FXML
    private Label subtitle;

    @FXML
    private VBox sections;

    ModelCardController(DataModel model, Viewing viewing) {
        this.model = model;
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.words = new FleetWords(texts);
    }

    @FXML
    private void initialize() {
        viewing.watch(model.fleet(), seen -> seen.ifPresent(this::show));
    }

    private void show(FleetView fleet) {
        subtitle.setText(words.trained(fleet, viewing.clock().instant()));
        if (!shown.equals(Optional.of(fleet))) {
            shown = Optional.of(fleet);
            showHead(fleet.learning());
            showSections(fleet);
        }
    }

    private void showHead(Learning learning) {
        switch (learning) {
            case Learning.NoModel _ ->
                head(new Look(Feather.HELP_CIRCLE, Tone.NEUTRAL), "none", texts.text("data.model.none"));
            case Learning.Serving(var card) ->
                head(
                        new Look(Feather.CHECK_CIRCLE, Tone.GOOD),
                        card.rolledBack() ? "rolledBack" : "serving",
                        texts.text("data.model", texts.longDay(card.night())));
            case Learning.Damaged damaged ->
                head(
                        new Look(Feather.X_CIRCLE, Tone.BAD),
                        "damaged",
                        texts.text("data.model", texts.longDay(damaged.night())));
        }
    }

    private void head(Look look, String state, String sentence) {
        this.state.show(look, texts.text("data.model.state." + state));
        headline.setText(sentence);
    }

    /// The newest night's verdict first: it is what people ask about in the morning.
    private void showSections(FleetView fleet) {
        var drawn = new ArrayList<Node>();
        var attempts = new AttemptSection(viewing);
        fleet.refusal().map(attempts::draw).ifPresent(drawn::add);
        if (fleet.learning() instanceof Learning.Damaged damaged) {
            drawn.addFirst(whatToDo(damaged));
        }
        if (fleet.learning() instanceof Learning.Serving(var card)) {
            drawn.addAll(new ModelSections(viewing).draw(card, fleet.refusal()));
        }
        fleet.attempt()
                .filter(attempt -> !attempt.refused() && !attempt.gates().isEmpty())
                .map(attempts::draw)
                .ifPresent(drawn::add);
        sections.getChildren().setAll(drawn);
    }

    private Node whatToDo(Learning.Damaged damaged) {
        return Parts.section(
                texts.text("data.model.damaged"),
                Parts.wrapped(texts.text(damaged.problem())),
                Parts.styled(Parts.wrapped(texts.hint(damaged.problem())), "quiet"));
    }
}
