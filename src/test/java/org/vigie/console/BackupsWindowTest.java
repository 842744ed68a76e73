package org.vigie.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
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
import org.vigie.console.screen.StagedBackups;
import org.vigie.console.screen.StagedDesk;
import org.vigie.console.screen.TaskBackground;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// The backups and the way back to one, by keyboard, in the real window.
@ExtendWith(ApplicationExtension.class)
class BackupsWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StagedBackups staged = StagedBackups.withDamaged();
    private final StagedDesk desk = StagedDesk.good().backedUp(staged);
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
    void given_a_backup_when_it_is_restored_by_keyboard_then_only_its_typed_name_and_a_key_of_its_own_restore_it(
            FxRobot robot) {
        enter(robot);
        choose(robot, 5);
        press(robot, KeyCode.ALT, KeyCode.S);
        focused(robot, "#restoreSheet #cancel");
        says(robot, "#restoreSheet #lost", "2 publications, 1 004 lignes");
        assertThat(disabled(robot)).isTrue();

        focus(robot, "#restoreSheet #reason");
        robot.write("donnees fausses");
        press(robot, KeyCode.ENTER);
        focused(robot, "#restoreSheet #typed");
        robot.write("freight");
        says(robot, "#restoreSheet #obstacle", "Écrire le nom");
        assertThat(disabled(robot)).isTrue();
        robot.write(".sqlite");
        until(() -> !disabled(robot));
        press(robot, KeyCode.ENTER);
        focused(robot, "#restoreSheet #confirm");
        press(robot, KeyCode.ENTER);
        assertThat(staged.orders()).isEmpty();
        press(robot, KeyCode.SPACE);

        says(robot, "#restoreSheet #workSaid", "freight.sqlite est revenu à la sauvegarde du 19/02/2026 02:19");
        assertThat(staged.orders()).hasSize(1);
        focused(robot, "#restoreSheet #cancel");
    }

    @Test
    void given_the_restore_sheet_when_enter_is_pressed_at_once_then_it_is_closed_and_nothing_is_restored(
            FxRobot robot) {
        enter(robot);
        choose(robot, 5);
        press(robot, KeyCode.ALT, KeyCode.S);
        focused(robot, "#restoreSheet #cancel");

        press(robot, KeyCode.ENTER);

        until(() -> robot.lookup("#restoreSheet").tryQuery().isEmpty());
        assertThat(staged.orders()).isEmpty();
    }

    @Test
    void given_the_screen_when_tab_is_pressed_then_every_act_is_reached(FxRobot robot) {
        enter(robot);
        choose(robot, 5);
        focus(robot, "#backupsScreen #retention");

        var reached = new ArrayList<String>();
        for (var step = 0; step < 12; step++) {
            reached.add(focusedName());
            press(robot, KeyCode.TAB);
        }

        assertThat(reached).contains("retention", "take", "backups", "prove", "restore");
    }

    @Test
    void given_old_backups_when_their_removal_is_agreed_to_then_it_is_told_and_the_list_is_shorter(FxRobot robot) {
        enter(robot);
        press(robot, KeyCode.ALT, KeyCode.N);
        focused(robot, "#retentionSheet #cancel");
        until(() -> robot.lookup("#retentionSheet #drop").query().isVisible());
        press(robot, KeyCode.ALT, KeyCode.R);
        assertThat(staged.pruned()).isZero();

        robot.press(KeyCode.SHIFT);
        press(robot, KeyCode.TAB);
        robot.release(KeyCode.SHIFT);
        focused(robot, "#retentionSheet #agree");
        press(robot, KeyCode.SPACE);
        until(() -> !robot.lookup("#retentionSheet #confirm").query().isDisabled());
        press(robot, KeyCode.ALT, KeyCode.R);

        says(robot, "#backupsScreen #workSaid", "4 sauvegardes retirées");
        until(() -> table(robot).getItems().size() == 10);
    }

    @Test
    void given_a_damaged_backup_when_it_is_chosen_then_its_finding_is_read_out(FxRobot robot) {
        enter(robot);

        choose(robot, 1);

        until(() -> labels(robot, "#backupsScreen #finding .label").stream()
                .anyMatch(words -> words.contains("n’est plus celui qui a été écrit")));
    }

    private void enter(FxRobot robot) {
        says(robot, "#headline", "sont prêtes");
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT5);
        until(() -> robot.lookup("#backupsScreen #backups").tryQuery().isPresent()
                && table(robot).getItems().size() == 14);
    }

    private static void choose(FxRobot robot, int row) {
        robot.interact(() -> table(robot).getSelectionModel().select(row));
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup("#backupsScreen #backups").queryAs(TableView.class);
    }

    private static boolean disabled(FxRobot robot) {
        return robot.lookup("#restoreSheet #confirm").queryAs(Button.class).isDisabled();
    }

    private static List<String> labels(FxRobot robot, String query) {
        return robot.lookup(query).queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private static void focus(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).query().requestFocus());
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys);
        robot.release(IntStream.range(0, keys.length)
                .mapToObj(place -> keys[keys.length - 1 - place])
                .toArray(KeyCode[]::new));
    }

    private void focused(FxRobot robot, String query) {
        until(() -> robot.lookup(query)
                .tryQuery()
                .equals(Optional.ofNullable(stage.getScene().getFocusOwner())));
    }

    /// Its id, or else the last of its style classes.
    private String focusedName() {
        return await().atMost(PATIENCE)
                .until(() -> onJavaFx(() -> name(stage.getScene().getFocusOwner())), _ -> true);
    }

    private static String name(Node node) {
        return Optional.ofNullable(node.getId())
                .orElseGet(() -> node.getStyleClass().getLast());
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
