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
import javafx.scene.control.ListView;
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
import org.vigie.console.screen.StagedLog;
import org.vigie.console.screen.StagedSchedule;
import org.vigie.console.screen.StagedStop;
import org.vigie.console.screen.TaskBackground;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// A stuck run, a log of a million lines and the schedule, by keyboard, in the real window.
@ExtendWith(ApplicationExtension.class)
class WatchWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StagedDesk desk = StagedDesk.running()
            .watched(StagedStop.stuck())
            .logging(StagedLog.ofLines(1_000_000))
            .scheduling(StagedSchedule.nights(), StagedSchedule.faulty());
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
    void given_a_stuck_run_when_it_is_stopped_by_keyboard_then_enter_stops_nothing_and_space_does(FxRobot robot) {
        says(robot, "#live #liveCause", "son travail n’avance plus depuis 41 min");

        robot.press(KeyCode.ALT, KeyCode.T).release(KeyCode.T, KeyCode.ALT);
        focused(robot, "#stopSheet #reason");
        robot.write("bloquee");
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        focused(robot, "#stopSheet #confirm");
        assertThat(desk.stopReasons()).isEmpty();
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);

        says(robot, "#stopSheet #result", "Mort confirmée");
        assertThat(desk.stopReasons()).containsExactly("bloquee");
    }

    @Test
    void given_the_stop_button_focused_when_enter_is_pressed_then_nothing_is_stopped_and_escape_closes_the_sheet(
            FxRobot robot) {
        says(robot, "#live #liveCause", "n’avance plus");
        robot.press(KeyCode.ALT, KeyCode.T).release(KeyCode.T, KeyCode.ALT);
        focused(robot, "#stopSheet #reason");
        robot.write("bloquee");
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        focused(robot, "#stopSheet #confirm");

        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        focused(robot, "#stopSheet #confirm");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);

        until(() -> robot.lookup("#stopSheet").tryQuery().isEmpty());
        assertThat(desk.stopReasons()).isEmpty();
    }

    @Test
    void given_a_log_of_a_million_lines_when_f8_is_pressed_then_the_errors_are_gone_through(FxRobot robot) {
        says(robot, "#live #liveCause", "n’avance plus");
        robot.interact(() -> robot.lookup("#openLive").queryButton().fire());
        until(() -> robot.lookup("#runPage #tabs")
                .tryQuery()
                .filter(Node::isVisible)
                .isPresent());
        robot.interact(() -> robot.lookup("#runPage #stop").query().requestFocus());

        robot.press(KeyCode.F8).release(KeyCode.F8);
        chosen(robot, 100_002L);
        robot.press(KeyCode.F8).release(KeyCode.F8);
        chosen(robot, 200_005L);
        robot.press(KeyCode.SHIFT, KeyCode.F8).release(KeyCode.F8, KeyCode.SHIFT);
        chosen(robot, 100_002L);

        until(() -> robot.lookup("#lines .list-cell").queryAll().stream()
                .map(Node::toString)
                .anyMatch(cell -> cell.contains("wagon 100002")));
    }

    @Test
    void given_the_morning_when_control_9_is_pressed_then_nights_and_faults_show(FxRobot robot) {
        says(robot, "#live #liveCause", "n’avance plus");

        robot.press(KeyCode.CONTROL, KeyCode.DIGIT9).release(KeyCode.DIGIT9, KeyCode.CONTROL);

        says(robot, "#scheduleScreen #dutyWords", "L’agent");
        says(robot, "#scheduleScreen #system", "4 défauts");
        assertThat(robot.lookup("#next .night-row").queryAll()).hasSize(3);
    }

    private void focused(FxRobot robot, String query) {
        until(() -> robot.lookup(query)
                .tryQuery()
                .equals(Optional.ofNullable(stage.getScene().getFocusOwner())));
    }

    private static void chosen(FxRobot robot, long line) {
        until(() -> robot.lookup("#lines")
                .tryQueryAs(ListView.class)
                .map(list -> list.getSelectionModel().getSelectedItem())
                .equals(Optional.of(line)));
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
