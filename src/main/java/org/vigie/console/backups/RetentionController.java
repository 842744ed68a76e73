package org.vigie.console.backups;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.vigie.console.backups.RetentionModel.Obstacle;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.ProblemBox;
import org.vigie.console.screen.Sheet;
import org.vigie.console.screen.Tone;
import org.vigie.console.screen.Viewing;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.Retention;
import org.vigie.language.Texts;

final class RetentionController {
    private final RetentionModel model;
    private final Viewing viewing;
    private final Runnable onClose;
    private final Texts texts;
    private final BackupsWords words;
    private final PlanWords plans;

    @FXML
    private Sheet retentionSheet;

    @FXML
    private Label summary;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox body;

    @FXML
    private VBox dropBox;

    @FXML
    private GridPane drop;

    @FXML
    private VBox keepBox;

    @FXML
    private GridPane keep;

    @FXML
    private CheckBox agree;

    @FXML
    private ProblemBox trouble;

    @FXML
    private Label obstacle;

    @FXML
    private Button confirm;

    @FXML
    private Button cancel;

    RetentionController(RetentionModel model, Viewing viewing, Runnable onClose) {
        this.model = model;
        this.viewing = viewing;
        this.onClose = onClose;
        this.texts = viewing.texts();
        this.words = new BackupsWords(viewing);
        this.plans = new PlanWords(viewing);
    }

    @FXML
    private void initialize() {
        retentionSheet.open(cancel, onClose);
        Sheet.wantsSpace(confirm);
        Sheet.fit(scroll, body);
        agree.selectedProperty().bindBidirectional(model.agreed());
        viewing.watch(model.plans(), _ -> show());
        viewing.watch(model.trouble(), why -> trouble.show(why, texts));
        viewing.watch(model.obstacle(), this::showObstacle);
    }

    @FXML
    private void confirm() {
        model.prune();
    }

    @FXML
    private void cancel() {
        onClose.run();
    }

    private void show() {
        var removed = model.drop();
        summary.setText(
                model.plans().get().isEmpty()
                        ? texts.text("backups.reading")
                        : texts.text(
                                "retention.summary",
                                removed.size(),
                                words.bytes(removed),
                                model.keep().size()));
        present(dropBox, !removed.isEmpty());
        present(agree, !removed.isEmpty());
        present(keepBox, !model.keep().isEmpty());
        agree.setText(texts.text("retention.agree", removed.size()));
        confirm.setText(texts.text("retention.confirm", removed.size()));
        fill(drop, removed.stream().map(this::dropped));
        fill(keep, model.keep().stream().map(this::kept));
    }

    private List<Node> dropped(Backup backup) {
        return List.of(
                Badge.plain(new Look(Feather.TRASH_2, Tone.BAD), words.brief(backup)),
                quiet(words.state(backup)),
                quiet(texts.bytes(backup.bytes())));
    }

    private List<Node> kept(Retention.Kept kept) {
        return List.of(
                Badge.plain(Look.of(kept.backup().state()), words.brief(kept.backup())),
                quiet(words.state(kept.backup())),
                quiet(plans.why(kept)));
    }

    private void showObstacle(Optional<Obstacle> what) {
        confirm.setDisable(what.isPresent());
        obstacle.setText(
                texts.text(what.map(each -> "retention.obstacle." + each.name()).orElse("retention.ready")));
    }

    private static void fill(GridPane grid, Stream<List<Node>> rows) {
        grid.getChildren().clear();
        rows.forEach(row -> grid.addRow(grid.getRowCount(), row.toArray(Node[]::new)));
    }

    private static Label quiet(String sentence) {
        var label = new Label(sentence);
        label.getStyleClass().add("quiet");
        return label;
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
