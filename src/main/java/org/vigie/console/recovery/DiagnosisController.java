package org.vigie.console.recovery;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.vigie.console.recovery.ScreenWords.Figure;
import org.vigie.console.screen.Viewing;
import org.vigie.continuity.recovery.Note;
import org.vigie.continuity.recovery.RecoveryPage;

/// The first column: what is wrong, since when, how much time is left.
final class DiagnosisController {
    private final RecoveryModel model;
    private final Viewing viewing;
    private final ScreenWords words;

    @FXML
    private Button again;

    @FXML
    private ProgressIndicator waiting;

    @FXML
    private Label seenAt;

    @FXML
    private VBox found;

    @FXML
    private Label headline;

    @FXML
    private Label threat;

    @FXML
    private Label since;

    @FXML
    private Label none;

    @FXML
    private VBox clock;

    @FXML
    private Label clockName;

    @FXML
    private Label clockValue;

    @FXML
    private Node measures;

    @FXML
    private Label rtoName;

    @FXML
    private Label rtoValue;

    @FXML
    private Label rpoName;

    @FXML
    private Label rpoValue;

    @FXML
    private VBox notes;

    @FXML
    private Hyperlink last;

    DiagnosisController(RecoveryModel model, Viewing viewing) {
        this.model = model;
        this.viewing = viewing;
        this.words = new ScreenWords(viewing);
    }

    @FXML
    private void initialize() {
        viewing.watch(model.diagnosis(), _ -> show());
        viewing.watch(model.page(), _ -> show());
        viewing.watch(model.diagnosing(), _ -> showWaiting());
        viewing.watch(model.standing(), _ -> showWaiting());
        viewing.watch(model.last(), this::showLast);
    }

    @FXML
    private void again() {
        model.diagnoseAgain();
    }

    @FXML
    private void showLast() {
        model.showLast();
    }

    /// A second has passed: the figures run.
    void tick() {
        model.incident().ifPresent(this::showFigures);
    }

    private void show() {
        var incident = model.incident();
        present(found, incident.isPresent());
        present(none, incident.isEmpty());
        incident.ifPresent(this::show);
        showWaiting();
    }

    private void show(Incident it) {
        headline.setText(words.headline(it));
        fill(threat, words.threat(it));
        present(clock, it.trouble().isPresent());
        present(measures, it.trouble().isPresent());
        notes.getChildren().setAll(it.findings().stream().map(this::row).toList());
        showFigures(it);
    }

    private Node row(Note note) {
        return new NoteRow(note, words.note(note), "");
    }

    private void showFigures(Incident it) {
        fill(since, words.since(it));
        show(words.clock(it), clockName, clockValue);
        show(words.recoveryTime(it), rtoName, rtoValue);
        show(words.dataLoss(it), rpoName, rpoValue);
    }

    private static void show(Figure figure, Label name, Label value) {
        name.setText(figure.name());
        value.setText(figure.value());
    }

    private void showWaiting() {
        var diagnosing = model.diagnosing().get();
        present(waiting, diagnosing);
        again.setDisable(diagnosing || model.standing().get().underWay());
        seenAt.setText(model.incident().map(words::seenAt).orElse(""));
    }

    private void showLast(Optional<RecoveryPage> ended) {
        var other = ended.filter(it -> !model.page().get().map(RecoveryPage::id).equals(Optional.of(it.id())));
        present(last, other.isPresent());
        last.setText(other.map(words::last).orElse(""));
    }

    private static void fill(Label label, String sentence) {
        label.setText(sentence);
        present(label, !sentence.isEmpty());
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
