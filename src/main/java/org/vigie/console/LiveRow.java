package org.vigie.console;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.vigie.console.screen.Badge;
import org.vigie.console.screen.Glance;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.RunState;

/// One active run at the bottom of the window: how it is doing, how far it is, and the way to stop
/// it.
final class LiveRow {
    private final RunId run;
    private final Viewing viewing;
    private final FrameWords words;
    private final boolean withLetters;

    @FXML
    private VBox liveRow;

    @FXML
    private Badge liveJudgement;

    @FXML
    private Label liveWords;

    @FXML
    private Label liveCause;

    @FXML
    private ProgressBar liveBar;

    @FXML
    private Label liveShare;

    @FXML
    private Button openLive;

    @FXML
    private Button stopLive;

    /// @param withLetters its buttons answer to Alt and a letter: the first row's only
    LiveRow(RunId run, Viewing viewing, FrameWords words, boolean withLetters) {
        this.run = run;
        this.viewing = viewing;
        this.words = words;
        this.withLetters = withLetters;
    }

    Node view() {
        return Views.load("live-row.fxml", this, viewing.texts());
    }

    RunId run() {
        return run;
    }

    void show(Run now, Glance seen) {
        var watch = seen.watch(run);
        var look = words.liveLook(now, watch);
        liveJudgement.show(look, words.liveWord(now, watch));
        look.tone().dress(liveRow);
        liveWords.setText(words.live(now));
        var cause = words.liveCause(now, watch);
        liveCause.setText(cause);
        present(liveCause, !cause.isEmpty());
        liveBar.setProgress(now.progress().share());
        liveShare.setText(words.liveShare(now, watch));
        stopLive.setDisable(now.state() == RunState.STOPPING);
        openLive.setAccessibleText(viewing.texts().text("frame.live.open.accessible", run.shortName()));
        stopLive.setAccessibleText(viewing.texts().text("frame.live.stop.accessible", run.shortName()));
    }

    @FXML
    private void initialize() {
        write(openLive, "frame.live.open");
        write(stopLive, "frame.live.stop");
    }

    @FXML
    private void open() {
        viewing.navigation().openRun(run);
    }

    @FXML
    private void stop() {
        viewing.navigation().stop(run);
    }

    private void write(Button button, String key) {
        var text = viewing.texts().text(key);
        button.setMnemonicParsing(withLetters);
        button.setText(withLetters ? text : text.replace("_", ""));
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
