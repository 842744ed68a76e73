package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;

/// What a person at the window sees and presses; everything is waited for.
final class InTheWindow {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private InTheWindow() {}

    static void fire(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).queryAs(ButtonBase.class).fire());
    }

    static void press(FxRobot robot, KeyCode... together) {
        robot.press(together).release(together);
    }

    static void appears(FxRobot robot, String query) {
        until(() -> robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent());
    }

    static void focused(FxRobot robot, String query) {
        until(() -> robot.lookup(query)
                .<Node>tryQuery()
                .filter(node -> node.equals(node.getScene().getFocusOwner()))
                .isPresent());
    }

    static void says(FxRobot robot, String query, String words) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(onJavaFx(() -> text(robot, query))).as(query).contains(words));
    }

    static void until(Callable<Boolean> holds) {
        await().atMost(PATIENCE).until(() -> onJavaFx(holds));
    }

    /// With plain spaces, however the language binds its signs.
    private static String text(FxRobot robot, String query) {
        Optional<Label> label = robot.lookup(query).tryQueryAs(Label.class);
        return label.map(Label::getText).orElse("").replace('\u00a0', ' ');
    }

    private static <T> T onJavaFx(Callable<T> question) throws Exception {
        var task = new FutureTask<>(question);
        Platform.runLater(task);
        return task.get();
    }
}
