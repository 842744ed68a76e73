package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.vigie.app.InTheWindow.appears;
import static org.vigie.app.InTheWindow.focused;
import static org.vigie.app.InTheWindow.press;
import static org.vigie.app.InTheWindow.says;
import static org.vigie.app.InTheWindow.until;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;
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
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryState;
import org.vigie.continuity.recovery.Step;
import org.vigie.continuity.recovery.Trouble;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.language.Texts;
import org.vigie.pipelines.freight.FreightPipeline;
import org.vigie.readiness.MorningReport;
import org.vigie.runs.Origin;
import org.vigie.runs.Run;
import org.vigie.runs.RunOrder;
import org.vigie.runs.RunState;
import org.vigie.simulator.ApiFault;
import org.vigie.simulator.ErpDrop;
import org.vigie.simulator.FreightApi;
import org.vigie.simulator.World;
import org.vigie.stories.HoldsTheLock;

/// Broken nights recovered through the real window, by keyboard, over a real installation.
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class RecoveryWindowStory {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ROWS = 20_000;

    private final World world = World.of(42).withRowsPerDay(ROWS);
    private final FreightApi api = FreightApi.open(world, 0);
    private final List<String> bugs = new CopyOnWriteArrayList<>();
    private final InstantSource clock = InstantSource.system();

    @TempDir
    Path home;

    private Stage stage;
    private Instance instance;
    private OpenHouse house;
    private WatchedDesk desk;
    private LocalDate night;

    @Start
    void keep(Stage shared) {
        stage = new Stage();
    }

    /// Another night, so that there are data to go back to.
    @BeforeEach
    void publish() throws IOException, InterruptedException {
        var front = new Front(clock, Map.of(), System.getProperty("os.name"), home);
        front.create(home, new FirstSettings("fr", api.address().toString(), "inbox/erp.csv"));
        shorten();
        house = front.look(home);
        instance = house.instance();
        desk = new WatchedDesk(new ConsoleDesk(house));
        night = MorningReport.night(
                instance.settings().pipeline(FreightPipeline.NAME), instance.settings(), clock.instant());
        assertThat(run(night.minusDays(1)).state()).isEqualTo(RunState.SUCCEEDED);
        new ErpDrop(world, Simulation.transactionsFile(instance).orElseThrow()).drop(night);
    }

    @AfterEach
    void leave(FxRobot robot) {
        robot.interact(stage::hide);
        house.close();
        api.close();
    }

    @Test
    void given_a_dead_run_and_a_hot_journal_when_it_is_recovered_by_keyboard_then_the_night_is_verified(FxRobot robot)
            throws IOException, InterruptedException {
        killTheRun();
        leaveHotJournal();
        open(robot);

        press(robot, KeyCode.CONTROL, KeyCode.DIGIT4);
        says(robot, "#recoveryScreen #headline", "Exécution dont le processus a disparu");
        begin(robot);

        says(robot, "#recoveryScreen #standingWords", "est publiée et vérifiée");
        var page = recovered(Trouble.DEAD_RUN);
        assertThat(kinds(page, Step.OPEN)).contains(Kind.JOURNAL_LEFT, Kind.JOURNAL_RECOVERED, Kind.GOOD_DATA);
        says(robot, "#recoveryScreen #rtoName", "RTO mesuré");
        everythingWasRight();
    }

    @Test
    void given_a_lock_that_is_not_let_go_when_it_is_then_the_same_step_is_tried_again_and_the_rest_follows(
            FxRobot robot) throws IOException, InterruptedException {
        api.suffer(ApiFault.Plain.OFFLINE);
        assertThat(run(night).state()).isEqualTo(RunState.FAILED);
        api.suffer(ApiFault.Plain.NONE);
        open(robot);
        try (var other = HoldsTheLock.on(warehouse(), List.of("begin immediate"))) {
            press(robot, KeyCode.CONTROL, KeyCode.DIGIT4);
            says(robot, "#recoveryScreen #headline", "Entrepôt tenu par un autre programme");
            begin(robot);

            says(robot, "#stepPage #title", "4. Ouvrir l’entrepôt");
            says(robot, "#stepPage #failed", Long.toString(other.pid()));
            says(robot, "#recoveryScreen #standingWord", "Étape en échec");
            assertThat(runs()).extracting(Run::state).containsExactly(RunState.FAILED);
        }

        reach(robot, "#recoveryScreen #goOn");

        says(robot, "#recoveryScreen #standingWords", "est publiée et vérifiée");
        var page = recovered(Trouble.WAREHOUSE_HELD);
        assertThat(page.steps())
                .filteredOn(attempt -> attempt.step() == Step.OPEN)
                .hasSize(2);
        everythingWasRight();
    }

    /// The space bar on a button: the headless window does not know the Alt letters within a word.
    private static void reach(FxRobot robot, String button) {
        appears(robot, button);
        robot.interact(() -> robot.lookup(button).query().requestFocus());
        press(robot, KeyCode.SPACE);
    }

    /// The reason, and a key that is not Enter.
    private static void begin(FxRobot robot) {
        reach(robot, "#recoveryScreen #begin");
        focused(robot, "#decisionSheet #reason");
        robot.write("nuit en panne");
        press(robot, KeyCode.ENTER);
        focused(robot, "#decisionSheet #confirm");
        press(robot, KeyCode.SPACE);
        until(() -> robot.lookup("#decisionSheet").tryQuery().isEmpty());
    }

    private void open(FxRobot robot) {
        var zone = instance.settings().zone();
        var notes = new BugNotes((code, trace) -> {
            bugs.add(trace);
            return code;
        });
        robot.interact(() -> new Window(desk.desk(), zone, clock, notes).open(stage, Texts.french()));
    }

    /// Its source answers so late that the worker is killed before.
    private void killTheRun() throws InterruptedException {
        api.suffer(new ApiFault.Slow(PATIENCE));
        var ordered = house.desk().order(order(night));
        var worker = await().atMost(PATIENCE)
                .until(
                        () -> runs().stream()
                                .filter(run -> run.state() == RunState.RUNNING)
                                .flatMap(run -> run.process().stream())
                                .flatMap(process -> process.find().stream())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        worker.destroyForcibly();
        assertThat(house.desk().await(ordered, _ -> {}).state()).isIn(RunState.LOST, RunState.FAILED);
        api.suffer(ApiFault.Plain.NONE);
    }

    /// A program in the old journal mode dies in the middle of its transaction.
    private void leaveHotJournal() throws IOException {
        var other = HoldsTheLock.on(
                warehouse(),
                List.of(
                        "pragma journal_mode = delete",
                        "pragma cache_size = 2",
                        "begin immediate",
                        "update fact_transactions set volume_transferred = volume_transferred + 1"));
        var process = ProcessHandle.of(other.pid()).orElseThrow();
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        assertThat(Path.of(warehouse() + "-journal")).isNotEmptyFile();
    }

    private RecoveryPage recovered(Trouble trouble) throws IOException {
        var page = house.recovery().latest(1).getFirst();
        assertThat(page.state()).isEqualTo(RecoveryState.SUCCEEDED);
        assertThat(page.trouble()).isEqualTo(trouble);
        assertThat(page.reason()).isEqualTo("nuit en panne");
        assertThat(page.recoveryTime()).isPresent();
        assertThat(page.dataLoss()).isPresent();
        assertThat(kinds(page, Step.BACK_UP)).contains(Kind.BACKUP_PROVEN);
        assertThat(runs().getFirst())
                .extracting(Run::state, Run::origin)
                .isEqualTo(tuple(RunState.SUCCEEDED, Origin.RECOVERY).toList());
        assertThat(house.timetable().drain()).isEmpty();
        await().atMost(PATIENCE).until(() -> Files.exists(instance.reports().resolve(page.id() + ".pdf")));
        assertThat(Files.readString(instance.reports().resolve(page.id() + ".html")))
                .contains("nuit en panne");
        return page;
    }

    private static List<Kind> kinds(RecoveryPage page, Step step) {
        return page.evidence(step).stream().map(seen -> seen.note().kind()).toList();
    }

    private void everythingWasRight() {
        assertThat(desk.askedOnJavaFx()).isEmpty();
        assertThat(bugs).isEmpty();
    }

    private Run run(LocalDate of) throws IOException, InterruptedException {
        new ErpDrop(world, Simulation.transactionsFile(instance).orElseThrow()).drop(of);
        return house.desk().await(house.desk().order(order(of)), _ -> {});
    }

    /// Newest first.
    private List<Run> runs() {
        return house.history().since(FreightPipeline.NAME, night);
    }

    private RunOrder order(LocalDate of) {
        return new RunOrder(FreightPipeline.NAME, of, "scheduler", Origin.SCHEDULE, "nightly", Optional.empty());
    }

    private Path warehouse() {
        return Workshop.warehouse(instance, FreightPipeline.NAME).file();
    }

    private void shorten() throws IOException {
        var file = home.resolve("vigie.json");
        var json = new ObjectMapper();
        var settings = (ObjectNode) json.readTree(file.toFile());
        settings.withObject("/limits").put("warehouseBusy", "PT3S");
        Files.writeString(file, settings.toPrettyString());
    }
}
