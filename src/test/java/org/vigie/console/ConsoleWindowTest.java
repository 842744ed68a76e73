package org.vigie.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.vigie.console.screen.Pulse.Rhythm;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedDesk;
import org.vigie.console.screen.StagedFleet;
import org.vigie.console.screen.TaskBackground;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// The real window over a desk that fails when it is asked on the JavaFX thread.
@ExtendWith(ApplicationExtension.class)
class ConsoleWindowTest {
    private static final Rhythm QUICK = new Rhythm(Duration.ZERO, Duration.ZERO);

    private static final String GOES_ON = "Elle continue sans la fenêtre. Rouvrir Vigie pour la suivre.";

    private final StagedDesk desk = StagedDesk.failed();
    private Stage stage;

    /// A stage of its own: the given one is the same for all tests, and so are its listeners.
    @Start
    void open(Stage shared) {
        stage = new Stage();
        var window = new ConsoleWindow(
                desk,
                Texts.french(),
                new TaskBackground(bug -> Problem.of(Code.BUG, "c0de", "vigie.log")),
                Staged.ZONE,
                InstantSource.fixed(Staged.NOW),
                "a.mbarga",
                QUICK);
        window.open(stage);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::hide);
    }

    @Test
    void given_a_failed_night_when_the_window_opens_then_one_sentence_says_so(FxRobot robot) {
        says(robot, "#headline", "ne sont pas prêtes");
    }

    @Test
    void given_the_morning_when_control_2_is_pressed_then_the_history_shows(FxRobot robot) {
        says(robot, "#headline", "ne sont pas prêtes");

        robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);

        appears(robot, "#historyScreen");
    }

    @Test
    void given_a_fleet_when_control_3_and_the_arrows_are_pressed_then_its_curves_are_told_in_words(FxRobot robot) {
        desk.with(StagedFleet.good());
        says(robot, "#headline", "ne sont pas prêtes");

        robot.press(KeyCode.CONTROL, KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL);
        says(robot, "#chartPage #title", "LOCO_004");
        says(robot, "#readout", "Risque le plus haut");
        robot.interact(() -> robot.lookup("#plot").query().requestFocus());
        robot.press(KeyCode.LEFT).release(KeyCode.LEFT);

        says(robot, "#readout", "20/02/2026 23:00 · risque");
        assertThat(robot.lookup("#plot").query().getAccessibleText()).contains("vibration");
    }

    @Test
    void given_a_refused_night_when_why_is_pressed_then_the_model_and_the_gates_are_shown(FxRobot robot) {
        desk.with(StagedFleet.refused(StagedFleet.refusedRun()));
        says(robot, "#headline", "ne sont pas prêtes");
        fire(robot, "#dataButton");
        await().until(() ->
                onJavaFx(() -> robot.lookup("#notices .button").tryQuery().isPresent()));

        fire(robot, "#notices .button");

        says(robot, "#modelPage #headline", "Modèle de la nuit du jeudi 19 février 2026");
    }

    @Test
    void given_the_history_when_the_language_changes_then_it_is_still_the_history(FxRobot robot) {
        says(robot, "#headline", "ne sont pas prêtes");
        fire(robot, "#historyButton");
        appears(robot, "#historyScreen");

        robot.interact(() -> english(robot).fire());

        await().until(() -> robot.lookup("Runs").tryQuery().isPresent());
        appears(robot, "#historyScreen");
    }

    @Test
    void given_the_sheet_when_a_reason_is_typed_and_confirmed_then_the_live_run_shows_and_then_its_result(
            FxRobot robot) {
        says(robot, "#headline", "ne sont pas prêtes");
        fire(robot, "#rerun");
        appears(robot, "#sheet");
        assertThat(robot.lookup("#confirm").queryAs(Button.class).isDisabled()).isTrue();

        robot.interact(() -> robot.lookup("#reason").queryAs(TextField.class).setText("Vérification"));
        await().until(() -> !robot.lookup("#confirm").queryAs(Button.class).isDisabled());
        fire(robot, "#confirm");

        says(robot, "#runPage #headline", "est en cours");
        assertThat(robot.lookup("#live").query().isVisible()).isTrue();
        desk.become(Staged.succeeded(Staged.NIGHT, "n1ew", 0));
        says(robot, "#runPage #headline", "est publiée et vérifiée");
        assertThat(desk.orders()).hasSize(1);
    }

    @Test
    void given_the_sheet_when_escape_is_pressed_then_it_closes_and_nothing_is_ordered(FxRobot robot) {
        says(robot, "#headline", "ne sont pas prêtes");
        fire(robot, "#rerun");
        appears(robot, "#sheet");

        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);

        await().until(() -> robot.lookup("#sheet").tryQuery().isEmpty());
        assertThat(desk.orders()).isEmpty();
    }

    @Test
    void given_the_morning_when_alt_r_is_pressed_then_the_sheet_opens(FxRobot robot) {
        says(robot, "#headline", "ne sont pas prêtes");

        robot.press(KeyCode.ALT, KeyCode.R).release(KeyCode.R, KeyCode.ALT);

        appears(robot, "#sheet");
    }

    @Test
    void given_a_window_when_the_desk_breaks_down_then_a_banner_says_so_until_it_recovers(FxRobot robot) {
        says(robot, "#headline", "ne sont pas prêtes");

        desk.breakDown();
        await().until(() -> robot.lookup("#banner").query().isVisible());
        assertThat(robot.lookup("#bannerWords").queryAs(Label.class).getText()).startsWith("Données de 06:03.");

        desk.recover();
        await().until(() -> !robot.lookup("#banner").query().isVisible());
    }

    @Test
    void given_a_bug_behind_an_answer_when_it_comes_then_the_banner_names_its_code(FxRobot robot) {
        says(robot, "#headline", "ne sont pas prêtes");

        desk.breakDown(new IllegalStateException("planted"));

        says(robot, "#bannerWords", "notée sous le code c0de");
        assertThat(robot.lookup("#bannerWords").queryAs(Label.class).getText()).doesNotContain("IllegalState");
    }

    @Test
    void given_an_active_run_when_the_window_is_closed_then_it_asks_first_and_stays_if_told_so(FxRobot robot) {
        desk.begin(Staged.running(Staged.NIGHT, "n1ew", 0.4));
        await().until(() -> robot.lookup("#live").query().isVisible());

        Platform.runLater(() -> stage.fireEvent(closing(stage)));
        dialogSays(robot, GOES_ON);
        robot.interact(() -> robot.lookup("Rester").queryAs(Button.class).fire());

        await().until(() -> onJavaFx(() -> robot.lookup(GOES_ON).tryQuery().isEmpty()));
        assertThat(stage.isShowing()).isTrue();
        Platform.runLater(() -> stage.fireEvent(closing(stage)));
        dialogSays(robot, GOES_ON);
        robot.interact(
                () -> robot.lookup("Fermer la fenêtre").queryAs(Button.class).fire());
        await().until(() -> !stage.isShowing());
        assertThat(desk.active()).hasSize(1);
    }

    @Test
    void given_the_morning_when_f1_is_pressed_then_the_keys_are_listed_until_escape(FxRobot robot) {
        says(robot, "#headline", "ne sont pas prêtes");
        robot.interact(() -> robot.lookup("#refreshButton").query().requestFocus());

        robot.press(KeyCode.F1).release(KeyCode.F1);
        appears(robot, "#shortcutSheet");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);

        await().until(() -> robot.lookup("#shortcutSheet").tryQuery().isEmpty());
        assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("refreshButton");
    }

    @Test
    void given_the_page_of_an_active_run_when_it_refreshes_then_the_focus_in_it_stays(FxRobot robot) {
        says(robot, "#headline", "ne sont pas prêtes");
        desk.begin(Staged.running(Staged.NIGHT, "n1ew", 0.4));
        await().until(() -> robot.lookup("#live").query().isVisible());
        fire(robot, "#openLive");
        appears(robot, "#runPage .hash");
        var hash = robot.lookup("#runPage .hash").queryAs(Button.class);
        robot.interact(hash::requestFocus);

        desk.become(Staged.running(Staged.NIGHT, "n1ew", 0.7));
        says(robot, "#runPage #liveWords", "70");

        assertThat(stage.getScene().getFocusOwner()).isSameAs(hash);
    }

    private static WindowEvent closing(Stage stage) {
        return new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
    }

    private static void dialogSays(FxRobot robot, String words) {
        await().until(() -> onJavaFx(() -> robot.lookup(words).tryQuery().isPresent()));
    }

    private static ToggleButton english(FxRobot robot) {
        return robot.lookup("EN").queryAs(ToggleButton.class);
    }

    private static void fire(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).queryAs(ButtonBase.class).fire());
    }

    private static void appears(FxRobot robot, String query) {
        await().until(() -> onJavaFx(() -> robot.lookup(query).tryQuery().isPresent()));
    }

    private static void says(FxRobot robot, String query, String words) {
        await().until(() -> onJavaFx(() -> text(robot, query).contains(words)));
    }

    private static String text(FxRobot robot, String query) {
        Optional<Label> label = robot.lookup(query).tryQueryAs(Label.class);
        return label.map(Label::getText).orElse("");
    }

    private static <T> T onJavaFx(Callable<T> question) throws Exception {
        var task = new FutureTask<>(question);
        Platform.runLater(task);
        return task.get();
    }
}
