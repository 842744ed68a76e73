package org.vigie.console.recovery;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Viewing;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.Evidence;
import org.vigie.continuity.recovery.RecoveryPage.Attempt;
import org.vigie.continuity.recovery.RecoveryProcedure.Planned;
import org.vigie.continuity.recovery.Step;
import org.vigie.problem.Problem;

/// The third column: one step, what was seen at it, what it would do, why.
final class StepController {
    private final RecoveryModel model;
    private final Viewing viewing;
    private final ScreenWords words;
    private Optional<Step> shown = Optional.empty();

    @FXML
    private ScrollPane scroll;

    @FXML
    private Label title;

    @FXML
    private Badge state;

    @FXML
    private Label length;

    @FXML
    private VBox failure;

    @FXML
    private Label failed;

    @FXML
    private Label hint;

    @FXML
    private Label waived;

    @FXML
    private VBox evidenceBox;

    @FXML
    private Label evidenceTitle;

    @FXML
    private VBox evidence;

    @FXML
    private VBox simulation;

    @FXML
    private Label simulationTitle;

    @FXML
    private VBox foreseen;

    @FXML
    private Label why;

    @FXML
    private Label does;

    @FXML
    private Label rights;

    @FXML
    private Label rollback;

    @FXML
    private Label waivable;

    @FXML
    private Button simulate;

    @FXML
    private Button waive;

    StepController(RecoveryModel model, Viewing viewing) {
        this.model = model;
        this.viewing = viewing;
        this.words = new ScreenWords(viewing);
    }

    @FXML
    private void initialize() {
        viewing.watch(model.selected(), _ -> show());
        viewing.watch(model.rows(), _ -> show());
        viewing.watch(model.diagnosing(), _ -> showActs());
    }

    @FXML
    private void simulate() {
        model.diagnoseAgain();
    }

    @FXML
    private void waive() {
        model.page().get().ifPresent(page -> {
            model.decide(new Decision.Waive(page, model.selected().get()));
            viewing.navigation().decideRecovery();
        });
    }

    /// A second has passed.
    void tick() {
        length.setText(words.length(model.row()));
    }

    private void show() {
        var row = model.row();
        title.setText(words.title(row.step()));
        state.show(row.state().look(), words.state(row.state()));
        length.setText(words.length(row));
        showOutcome(row);
        showEvidence(row.step());
        showSimulation(row);
        why.setText(words.why(row.step()));
        does.setText(words.does(row.step()));
        rights.setText(words.rights(row));
        rollback.setText(words.rollback(row.step()));
        waivable.setText(words.waivable(row.step()));
        showActs();
        if (!shown.equals(Optional.of(row.step()))) {
            shown = Optional.of(row.step());
            scroll.setVvalue(0);
        }
    }

    private void showOutcome(StepRow row) {
        var problem =
                row.attempt().filter(_ -> row.state() == StepRow.State.FAILED).flatMap(Attempt::problem);
        present(failure, problem.isPresent());
        problem.ifPresent(this::showFailure);
        var left = row.attempt().filter(_ -> row.state() == StepRow.State.WAIVED);
        present(waived, left.isPresent());
        waived.setText(left.map(words::waived).orElse(""));
    }

    private void showFailure(Problem problem) {
        failed.setText(viewing.texts().text(problem));
        hint.setText(viewing.texts().hint(problem));
    }

    private void showEvidence(Step step) {
        var seen = model.page().get().map(page -> page.evidence(step)).orElse(List.of());
        var several = seen.stream().anyMatch(each -> each.attempt() > 1);
        present(evidenceBox, !seen.isEmpty());
        evidenceTitle.setText(viewing.texts().text("recover.evidence", seen.size()));
        evidence.getChildren()
                .setAll(seen.stream().map(each -> row(each, several)).toList());
    }

    private Node row(Evidence seen, boolean several) {
        return new NoteRow(seen.note(), words.note(seen.note()), words.at(seen, several));
    }

    /// What was done says more than what would be done, unless somebody simulates it since; what the
    /// diagnosis sees stands in its own column.
    private void showSimulation(StepRow row) {
        var planned = row.planned().filter(_ -> row.step() != Step.DIAGNOSE && isNews(row));
        present(simulation, planned.isPresent());
        planned.ifPresent(this::showSimulation);
    }

    private void showSimulation(Planned planned) {
        simulationTitle.setText(model.diagnosis().get().map(words::simulated).orElse(""));
        foreseen.getChildren().setAll(new Foreseen(planned, words).rows());
    }

    private boolean isNews(StepRow row) {
        var seenAt = model.diagnosis().get().map(Diagnosis::seenAt);
        return row.attempt().isEmpty()
                || row.attempt()
                        .flatMap(Attempt::endedAt)
                        .flatMap(end -> seenAt.filter(end::isBefore))
                        .isPresent();
    }

    private void showActs() {
        var standing = model.standing().get();
        var row = model.row();
        simulate.setDisable(model.diagnosing().get() || !standing.simulates());
        boolean turn = standing == Standing.STEP_FAILED || standing == Standing.PAUSED;
        boolean next = row.state() == StepRow.State.FAILED || row.state() == StepRow.State.NEXT;
        waive.setDisable(!turn || !next || !row.step().waivable());
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
