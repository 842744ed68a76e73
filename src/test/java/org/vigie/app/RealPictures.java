package org.vigie.app;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.vigie.console.ConsoleWindow;
import org.vigie.etl.Journal.Activity;
import org.vigie.fleet.ChartRange;
import org.vigie.instance.Instances;
import org.vigie.instance.SettingsReader;
import org.vigie.language.Texts;
import org.vigie.runs.Run;
import org.vigie.runs.RunFilter;
import org.vigie.runs.RunState;

/// Takes pictures of the real window over a real installation into a folder, to be looked at: `java
/// … org.vigie.app.RealPictures <home> <folder> [part of a picture's name] [night whose morning it is]`.
/// A demo has all of it but a refused last night: that is what [NextNight] is for.
final class RealPictures {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Size USUAL = new Size(1280, 720, 1);

    private final OpenHouse house;
    private final Path folder;
    private final String wanted;
    private final InstantSource clock;

    private RealPictures(OpenHouse house, InstantSource clock, Path folder, String wanted) {
        this.house = house;
        this.clock = clock;
        this.folder = folder;
        this.wanted = wanted;
    }

    /// @param scale pixels of the picture per pixel of the window
    private record Size(double width, double height, double scale) {}

    private record Subject(String name, Size size, Consumer<Visit> visit) {}

    public static void main(String[] arguments) throws Exception {
        var instance = new Instances(new SettingsReader(Workshop.PIPELINES)).open(Path.of(arguments[0]));
        var folder = Files.createDirectories(Path.of(arguments[1]));
        Platform.startup(() -> Platform.setImplicitExit(false));
        var clock = arguments.length > 3
                ? new NextNight(instance, LocalDate.parse(arguments[3])).from(LocalTime.of(6, 20))
                : InstantSource.system();
        try (var house = OpenHouse.of(instance, clock)) {
            new RealPictures(house, clock, folder, arguments.length > 2 ? arguments[2] : "").takeAll();
        } finally {
            Platform.exit();
        }
    }

    private void takeAll() throws Exception {
        for (var subject : subjects()) {
            for (var language : List.of("fr", "en")) {
                for (var dark : List.of(false, true)) {
                    var name = subject.name() + "-" + language + (dark ? "-dark" : "-light");
                    if (name.contains(wanted)) {
                        take(subject, name, language, dark);
                    }
                }
            }
        }
    }

    private static String print(String code, String trace) {
        System.err.println(trace);
        return code;
    }

    private static List<Subject> subjects() {
        return List.of(
                new Subject("morning", USUAL, Visit::morning),
                new Subject("morning-wide", new Size(1600, 1000, 1), Visit::morning),
                new Subject("morning-150", new Size(1280, 720, 1.5), Visit::morning),
                new Subject("morning-least", new Size(1088, 640, 1), Visit::morning),
                new Subject("morning-below", USUAL, Visit::morningBelow),
                new Subject("data", USUAL, Visit::data),
                new Subject("data-wide", new Size(1600, 1000, 1), Visit::data),
                new Subject("data-least", new Size(1088, 640, 1), Visit::data),
                new Subject("data-all", USUAL, Visit::allOfIt),
                new Subject("model", USUAL, Visit::model),
                new Subject("model-below", USUAL, visit -> visit.modelDown(0.5)),
                new Subject("model-end", USUAL, visit -> visit.modelDown(1)),
                new Subject("partial", USUAL, visit -> visit.run(RunState.PARTIAL)),
                new Subject("partial-gates", USUAL, visit -> visit.runDown(RunState.PARTIAL, 0.12)),
                new Subject("partial-end", USUAL, visit -> visit.runDown(RunState.PARTIAL, 1)),
                new Subject("runs", USUAL, Visit::runs),
                new Subject("runs-least", new Size(1088, 640, 1), Visit::runs),
                new Subject("good", USUAL, visit -> visit.run(RunState.SUCCEEDED)),
                new Subject("failed", USUAL, visit -> visit.run(RunState.FAILED)),
                new Subject("refused", USUAL, visit -> visit.run(RunState.REFUSED)),
                new Subject("refused-wide", new Size(1600, 1000, 1), visit -> visit.run(RunState.REFUSED)),
                new Subject("refused-150", new Size(1280, 720, 1.5), visit -> visit.run(RunState.REFUSED)),
                new Subject("quarantine", USUAL, visit -> visit.tab(RunState.REFUSED, 2)),
                new Subject("log", USUAL, visit -> visit.tab(RunState.FAILED, 1)),
                new Subject("shortcuts", USUAL, Visit::shortcuts),
                new Subject("rerun", USUAL, Visit::sheet),
                new Subject("rerun-least", new Size(1088, 640, 1), Visit::sheet),
                new Subject("running", USUAL, Visit::ordered),
                new Subject("morning-running", USUAL, Visit::orderedMorning));
    }

    private void take(Subject subject, String name, String language, boolean dark) throws Exception {
        var size = subject.size();
        var visit = onJavaFx(() -> open(language, dark, size));
        subject.visit().accept(visit);
        var picture = onJavaFx(() -> pixels(visit.scene(), size));
        ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
        onJavaFx(() -> {
            visit.stage().hide();
            return visit;
        });
        await(() -> house.history().active().isEmpty());
    }

    private Visit open(String language, boolean dark, Size size) {
        var stage = new Stage();
        var window =
                Window.over(house, clock, new BugNotes(RealPictures::print)).open(stage, Texts.in(language));
        window.paintDark(dark);
        stage.setWidth(size.width());
        stage.setHeight(size.height());
        return new Visit(house, window, stage);
    }

    private static BufferedImage pixels(Scene scene, Size size) {
        var width = (int) Math.round(scene.getWidth() * size.scale());
        var height = (int) Math.round(scene.getHeight() * size.scale());
        var scaled = new SnapshotParameters();
        scaled.setTransform(Transform.scale(size.scale(), size.scale()));
        var shot = scene.getRoot().snapshot(scaled, new WritableImage(width, height));
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                picture.setRGB(x, y, shot.getPixelReader().getArgb(x, y));
            }
        }
        return picture;
    }

    /// What a person does until there is something to see.
    private record Visit(OpenHouse house, ConsoleWindow window, Stage stage) {
        Scene scene() {
            return stage.getScene();
        }

        void morning() {
            until(() -> says("#headline"));
        }

        void morningBelow() {
            morning();
            scroll("#morningScreen .screen-scroll", 1);
        }

        /// Opened by the side's button; tells how long each part of it took.
        void data() {
            morning();
            long asked = System.nanoTime();
            look(() -> ((ButtonBase) scene().lookup("#dataButton")).fire(), false);
            seen(() -> scene().lookup("#locomotives") instanceof TableView<?> list
                    && !list.getItems().isEmpty());
            tell("list", asked);
            seen(this::drawn);
            tell("chart", asked);
            askAgain();
            pause();
        }

        /// The questions alone, without the drawing.
        private void askAgain() {
            long asked = System.nanoTime();
            var fleet = house.fleet().orElseThrow();
            var first = fleet.now().locomotives().getFirst().name();
            tell("list, asked alone", asked);
            for (var range : ChartRange.values()) {
                long again = System.nanoTime();
                var _ = fleet.chart(first, range);
                tell(range + ", asked alone", again);
            }
        }

        void allOfIt() {
            data();
            long asked = System.nanoTime();
            var shown = charted();
            look(
                    () -> ((ButtonBase) List.copyOf(scene().getRoot().lookupAll("#ranges .toggle-button"))
                                    .getLast())
                            .fire(),
                    false);
            seen(() -> drawn() && !charted().equals(shown));
            tell("chart of all", asked);
            pause();
        }

        void model() {
            data();
            look(() -> ((TabPane) scene().lookup("#tabs")).getSelectionModel().select(1));
        }

        void modelDown(double share) {
            model();
            scroll("#modelPage", share);
        }

        void runDown(RunState state, double share) {
            run(state);
            scroll("#runPage .scroll-pane", share);
        }

        private void scroll(String query, double share) {
            look(() -> ((ScrollPane) scene().lookup(query)).setVvalue(share));
        }

        private boolean drawn() {
            return scene().lookup("#drawing") instanceof Node waiting
                    && !waiting.isVisible()
                    && !charted().isEmpty();
        }

        private String charted() {
            return scene().lookup("#readout") instanceof Label readout ? readout.getText() : "";
        }

        private static void tell(String what, long asked) {
            System.err.println(
                    what + ": " + Duration.ofNanos(System.nanoTime() - asked).toMillis() + " ms");
        }

        void runs() {
            morning();
            press("#historyButton");
            until(() -> says("#count"));
        }

        void run(RunState state) {
            runs();
            var run = house.history().latest(onlyIn(state), 1).getFirst();
            look(() -> window.openRun(run.id()));
            until(() -> says("#runPage #headline") && says("#runPage #subtitle"));
        }

        void tab(RunState state, int place) {
            run(state);
            look(() -> ((TabPane) scene().lookup("#tabs")).getSelectionModel().select(place));
            pause();
        }

        void shortcuts() {
            morning();
            press("#shortcuts");
        }

        void sheet() {
            morning();
            press("#rerun");
            until(() -> scene().lookup("#sheet .input") != null);
        }

        void ordered() {
            sheet();
            look(() -> ((TextField) scene().lookup("#reason")).setText("Fichier corrigé"));
            until(() -> !scene().lookup("#confirm").isDisabled());
            press("#confirm");
            until(() -> house.history().active().stream().anyMatch(this::working));
            pause();
        }

        void orderedMorning() {
            ordered();
            press("#morningButton");
            pause();
        }

        private static RunFilter onlyIn(RunState state) {
            return new RunFilter(Optional.empty(), Set.of(state), Optional.empty(), "");
        }

        private boolean working(Run run) {
            return run.progress().activity().isPresent()
                    && run.progress().activity().get() != Activity.WORKING;
        }

        private boolean says(String query) {
            return scene().lookup(query) instanceof Label label
                    && !label.getText().isEmpty();
        }

        private void press(String query) {
            look(() -> ((ButtonBase) scene().lookup(query)).fire());
        }
    }

    private static void look(Runnable act) {
        look(act, true);
    }

    private static void look(Runnable act, boolean pausing) {
        try {
            onJavaFx(() -> {
                act.run();
                return act;
            });
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        if (pausing) {
            pause();
        }
    }

    private static void until(BooleanSupplier seen) {
        seen(seen);
        pause();
    }

    private static void seen(BooleanSupplier seen) {
        try {
            org.awaitility.Awaitility.await()
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> onJavaFx(seen::getAsBoolean));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Until the answers of the desk are drawn.
    private static void pause() {
        var drawn = System.nanoTime() + Duration.ofMillis(900).toNanos();
        org.awaitility.Awaitility.await().until(() -> System.nanoTime() > drawn);
    }

    private static void await(Callable<Boolean> seen) {
        org.awaitility.Awaitility.await().atMost(PATIENCE).until(seen);
    }

    private static <T> T onJavaFx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
