package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.vigie.app.InTheWindow.appears;
import static org.vigie.app.InTheWindow.fire;
import static org.vigie.app.InTheWindow.says;
import static org.vigie.app.InTheWindow.until;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.vigie.instance.FirstSettings;
import org.vigie.language.Texts;
import org.vigie.pipelines.freight.FreightPipeline;
import org.vigie.readiness.MorningReport;
import org.vigie.runs.Origin;
import org.vigie.runs.RunOrder;
import org.vigie.runs.RunState;
import org.vigie.simulator.ApiFault;
import org.vigie.simulator.ErpDrop;
import org.vigie.simulator.FreightApi;
import org.vigie.simulator.World;

/// A morning through the real window, over a real installation whose night failed: sources served
/// and dropped by the simulator, runs in child processes.
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class WindowStory {
    private static final Duration LONG_ENOUGH_TO_SEE = Duration.ofSeconds(4);

    private final World world = World.of(42);
    private final FreightApi api = FreightApi.open(world, 0);
    private final List<String> bugs = new CopyOnWriteArrayList<>();
    private final InstantSource clock = InstantSource.system();

    @TempDir
    Path home;

    private Stage stage;
    private OpenHouse house;
    private WatchedDesk desk;
    private LocalDate night;

    @Start
    void keep(Stage shared) {
        stage = new Stage();
    }

    @BeforeEach
    void failTheNight() throws IOException, InterruptedException {
        var front = new Front(clock, Map.of(), System.getProperty("os.name"), home);
        var instance = front.create(home, new FirstSettings("fr", api.address().toString(), "inbox/erp.csv"));
        house = OpenHouse.of(instance, clock);
        desk = new WatchedDesk(new ConsoleDesk(house));
        night = MorningReport.night(
                instance.settings().pipeline(FreightPipeline.NAME), instance.settings(), clock.instant());
        new ErpDrop(world, Simulation.transactionsFile(instance).orElseThrow()).drop(night);
        api.suffer(ApiFault.Plain.OFFLINE);
        var failed = house.desk().await(house.desk().order(nightly()), _ -> {});
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
    }

    @AfterEach
    void leave(FxRobot robot) {
        robot.interact(stage::hide);
        house.close();
        api.close();
    }

    @Test
    void given_a_failed_night_when_it_is_rerun_in_french_then_progress_and_success_are_told(FxRobot robot) {
        open(robot, Texts.french());
        says(robot, "#headline", "ne sont pas prêtes.");
        says(robot, "#detail", "connexion refusée.");
        says(robot, "#advice", "Vérifier que le service est démarré");

        heal();
        rerun(robot, "Source de nouveau disponible");

        says(robot, "#runPage #headline", "est en cours depuis");
        says(robot, "#live #liveWords", "Fret · ");
        says(robot, "#runPage #headline", "est publiée et vérifiée à");
        fire(robot, "#morningButton");
        says(robot, "#headline", "sont prêtes.");
        everythingWasRight();
    }

    @Test
    void given_a_failed_night_when_it_is_rerun_in_english_then_progress_and_success_are_told(FxRobot robot) {
        open(robot, Texts.english());
        says(robot, "#headline", "are not ready.");
        says(robot, "#detail", "connection refused.");

        heal();
        rerun(robot, "Source available again");

        says(robot, "#runPage #headline", "has been running for");
        says(robot, "#live #liveWords", "Freight · ");
        says(robot, "#runPage #headline", "was published and verified at");
        fire(robot, "#morningButton");
        says(robot, "#headline", "are ready.");
        everythingWasRight();
    }

    private RunOrder nightly() {
        return new RunOrder(FreightPipeline.NAME, night, "scheduler", Origin.SCHEDULE, "nightly", Optional.empty());
    }

    private void open(FxRobot robot, Texts texts) {
        var zone = house.instance().settings().zone();
        var notes = new BugNotes((code, trace) -> {
            bugs.add(trace);
            return code;
        });
        robot.interact(() -> new Window(desk.desk(), zone, clock, notes).open(stage, texts));
    }

    /// Good again, but slow enough that a person sees the run going on.
    private void heal() {
        api.suffer(new ApiFault.Slow(LONG_ENOUGH_TO_SEE));
    }

    private static void rerun(FxRobot robot, String reason) {
        fire(robot, "#rerun");
        appears(robot, "#sheet .input");
        assertThat(robot.lookup("#confirm").query().isDisabled()).isTrue();
        robot.interact(() -> robot.lookup("#reason").queryAs(TextField.class).setText(reason));
        until(() -> !robot.lookup("#confirm").query().isDisabled());
        fire(robot, "#confirm");
    }

    private void everythingWasRight() {
        var runs = house.history().since(FreightPipeline.NAME, night);
        assertThat(runs)
                .extracting(run -> run.state(), run -> run.origin())
                .containsExactly(tuple(RunState.SUCCEEDED, Origin.CONSOLE), tuple(RunState.FAILED, Origin.SCHEDULE));
        assertThat(runs.getFirst().process()).isPresent();
        assertThat(desk.asked()).isPositive();
        assertThat(desk.askedOnJavaFx()).isEmpty();
        assertThat(bugs).isEmpty();
    }
}
