package org.vigie.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.vigie.console.screen.Pulse.Rhythm;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedDesk;
import org.vigie.console.screen.StagedRecovery;
import org.vigie.console.screen.TaskBackground;
import org.vigie.continuity.recovery.Step;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// The guided recovery by keyboard, in the real window.
@ExtendWith(ApplicationExtension.class)
class RecoveryWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StagedDesk desk =
            StagedDesk.failed().diagnosed(StagedRecovery.failed()).failsAt(Step.CHECK_SOURCES, Staged.UNREACHABLE);
    private Stage stage;

    @Start
    void open(Stage shared) {
        stage = new Stage();
        new ConsoleWindow(
                        desk,
                        Texts.french(),
                        new TaskBackground(bug -> Problem.of(Code.BUG, "c0de", bug.toString())),
                        Staged.ZONE,
                        InstantSource.fixed(Staged.NOW),
                        "a.mbarga",
                        new Rhythm(Duration.ZERO, Duration.ZERO))
                .open(stage);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    @Test
    void given_a_failed_morning_when_its_guided_recovery_is_begun_then_only_the_space_bar_begins_it(FxRobot robot) {
        says(robot, "#headline", "ne sont pas prêtes");
        press(robot, KeyCode.ALT, KeyCode.S);
        says(robot, "#recoveryScreen #headline", "Nuit qui n’a pas publié");
        reach(robot, "#recoveryScreen #begin");
        focused(robot, "#decisionSheet #reason");
        robot.write("nuit en panne");
        press(robot, KeyCode.ENTER);
        focused(robot, "#decisionSheet #confirm");
        press(robot, KeyCode.ENTER);
        assertThat(desk.carriedOut()).isEmpty();

        press(robot, KeyCode.SPACE);

        says(robot, "#stepPage #failed", "est injoignable");
        says(robot, "#stepPage #hint", "Vérifier que le service est démarré");
        assertThat(desk.carriedOut()).endsWith(Step.CHECK_SOURCES);
    }

    @Test
    void given_a_step_that_fails_when_it_is_skipped_by_keyboard_then_a_reason_is_asked_and_the_others_follow(
            FxRobot robot) {
        says(robot, "#headline", "ne sont pas prêtes");
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT4);
        says(robot, "#recoveryScreen #headline", "Nuit qui n’a pas publié");
        confirm(robot, "#recoveryScreen #begin", "nuit en panne");
        says(robot, "#stepPage #failed", "est injoignable");

        confirm(robot, "#stepPage #waive", "verifiee a la main");

        says(robot, "#recoveryScreen #standingWords", "est publiée et vérifiée");
        until(() -> desk.reported().size() == 1);
    }

    /// The space bar on a button: the headless window does not know the Alt letters within a word.
    private void reach(FxRobot robot, String button) {
        until(() -> robot.lookup(button).tryQuery().filter(Node::isVisible).isPresent());
        robot.interact(() -> robot.lookup(button).query().requestFocus());
        press(robot, KeyCode.SPACE);
    }

    private void confirm(FxRobot robot, String button, String reason) {
        reach(robot, button);
        focused(robot, "#decisionSheet #reason");
        robot.write(reason);
        press(robot, KeyCode.ENTER);
        focused(robot, "#decisionSheet #confirm");
        press(robot, KeyCode.SPACE);
        until(() -> robot.lookup("#decisionSheet").tryQuery().isEmpty());
    }

    private static void press(FxRobot robot, KeyCode... together) {
        robot.press(together).release(together);
    }

    private void focused(FxRobot robot, String query) {
        until(() -> robot.lookup(query)
                .<Node>tryQuery()
                .equals(Optional.ofNullable(stage.getScene().getFocusOwner())));
    }

    private static void says(FxRobot robot, String query, String words) {
        until(() -> robot.lookup(query)
                .tryQueryAs(Label.class)
                .map(label -> label.getText().replace('\u00a0', ' '))
                .orElse("")
                .contains(words));
    }

    private static void until(Callable<Boolean> holds) {
        await().atMost(PATIENCE).until(() -> onJavaFx(holds));
    }

    private static <T> T onJavaFx(Callable<T> question) throws Exception {
        var task = new FutureTask<>(question);
        Platform.runLater(task);
        return task.get();
    }
}
