package org.vigie.console.stop;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.ProblemBox;
import org.vigie.console.screen.ReasonChoices;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.Sheet;
import org.vigie.console.screen.StageTrack;
import org.vigie.console.screen.StopWords;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.WatchWords;
import org.vigie.etl.Journal.Activity;
import org.vigie.language.Texts;
import org.vigie.runs.Run;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.watch.Watch;

final class StopController {
    private static final List<String> USUAL_REASONS = List.of(
            "stop.reason.stuck",
            "stop.reason.lock",
            "stop.reason.late",
            "stop.reason.mistake",
            "stop.reason.maintenance");

    private final StopModel model;
    private final Viewing viewing;
    private final Runnable onClose;
    private final Texts texts;
    private final RunWords words;
    private final WatchWords watching;
    private final StopWords stopping;

    @FXML
    private Sheet stopSheet;

    @FXML
    private Label title;

    @FXML
    private Label subtitle;

    @FXML
    private VBox form;

    @FXML
    private VBox watchBox;

    @FXML
    private Badge judgement;

    @FXML
    private Label cause;

    @FXML
    private Label lost;

    @FXML
    private Label told;

    @FXML
    private TextField reason;

    @FXML
    private ReasonChoices usual;

    @FXML
    private VBox progress;

    @FXML
    private StageTrack track;

    @FXML
    private Label result;

    @FXML
    private ProblemBox trouble;

    @FXML
    private Label obstacle;

    @FXML
    private Button openRun;

    @FXML
    private Button cancel;

    @FXML
    private Button confirm;

    StopController(StopModel model, Viewing viewing, Runnable onClose) {
        this.model = model;
        this.viewing = viewing;
        this.onClose = onClose;
        this.texts = viewing.texts();
        this.words = viewing.runWords();
        this.watching = viewing.watchWords();
        this.stopping = viewing.stopWords();
    }

    @FXML
    private void initialize() {
        stopSheet.open(reason, onClose);
        Sheet.wantsSpace(confirm);
        title.setText(texts.text("stop.title", model.run().shortName()));
        told.setText(texts.text("stop.told", model.actor()));
        bindReason();
        viewing.watch(model.target(), run -> run.ifPresent(this::showRun));
        viewing.watch(model.trouble(), why -> trouble.show(why, texts));
        viewing.watch(model.certificate(), this::showCertificate);
        viewing.watch(model.phase(), this::showPhase);
    }

    @FXML
    private void confirm() {
        model.stop();
    }

    @FXML
    private void cancel() {
        onClose.run();
    }

    @FXML
    private void openRun() {
        viewing.navigation().openRun(model.run());
    }

    /// Enter stops nothing: it goes on to the button, which wants a key of its own.
    private void bindReason() {
        reason.textProperty().bindBidirectional(model.reason());
        reason.setOnAction(_ -> confirm.requestFocus());
        usual.offer(USUAL_REASONS, model.reason(), texts);
    }

    private void showRun(Run run) {
        subtitle.setText(texts.text(
                "stop.subtitle", words.pipeline(run.pipeline()), texts.longDay(run.slot()), words.duration(run)));
        lost.setText(texts.text(
                lostKey(run), texts.longDay(run.slot()), run.progress().rowsIn()));
        var watch = model.watch();
        present(watchBox, watch.isPresent());
        watch.ifPresent(seen -> showWatch(run, seen));
    }

    private static String lostKey(Run run) {
        return run.progress().activity().equals(Optional.of(Activity.COMMITTING))
                ? "stop.lost.committing"
                : "stop.lost";
    }

    private void showWatch(Run run, Watch seen) {
        judgement.show(Look.of(seen.judgement()), watching.judgement(seen.judgement()));
        var sentence = watching.cause(run, seen);
        cause.setText(sentence.isEmpty() ? texts.text("stop.advances") : sentence);
    }

    private void showCertificate(Optional<Certificate> now) {
        now.ifPresent(certificate -> {
            track.show(certificate, stopping);
            var look = stopping.look(certificate);
            result.setText(stopping.sentence(certificate));
            result.setGraphic(look.drawn());
            var next = stopping.next(certificate);
            if (!next.isEmpty()) {
                result.setText(result.getText() + " " + next);
            }
        });
        present(track, now.isPresent());
        present(result, now.isPresent());
    }

    private void showPhase(Phase phase) {
        var asking = asking(phase);
        present(form, asking);
        present(progress, !asking);
        present(openRun, phase == Phase.STOPPED);
        present(confirm, phase == Phase.READY || phase == Phase.REASON_MISSING || phase == Phase.FAILED);
        confirm.setDisable(phase == Phase.REASON_MISSING);
        confirm.setText(texts.text(phase == Phase.FAILED ? "stop.again" : "stop.confirm"));
        cancel.setText(texts.text(asking && phase != Phase.OVER ? "stop.cancel" : "stop.close"));
        obstacle.setText(texts.text("stop.phase." + phase.name()));
        if (!asking) {
            cancel.requestFocus();
        }
    }

    private static boolean asking(Phase phase) {
        return switch (phase) {
            case REASON_MISSING, READY, OVER -> true;
            case STOPPING, FAILED, STOPPED -> false;
        };
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
