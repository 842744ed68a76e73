package org.vigie.console;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.Pulse.Rhythm;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedDesk;
import org.vigie.console.screen.StagedFleet;
import org.vigie.language.Texts;
import org.vigie.runs.RunId;

/// Takes pictures of all screens into a folder, to be looked at: `java … org.vigie.console.Pictures
/// <folder> [part of a picture's name]`.
public final class Pictures {
    private final Path folder;
    private final String wanted;

    private Pictures(Path folder, String wanted) {
        this.folder = folder;
        this.wanted = wanted;
    }

    /// One thing to look at.
    private record Subject(String name, Supplier<StagedDesk> desk, Consumer<Staging> stage) {}

    private record Staging(ConsoleWindow window, Scene scene) {
        void press(String button) {
            var node = (ButtonBase) scene.lookup(button);
            node.fire();
        }

        void tab(int place) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var tabs = (TabPane) scene.lookup("#tabs");
            tabs.getSelectionModel().select(place);
        }

        void data() {
            press("#dataButton");
        }

        void all() {
            data();
            settle();
            var ranges = scene.getRoot().lookupAll("#ranges .toggle-button");
            ((ButtonBase) List.copyOf(ranges).getLast()).fire();
        }

        void model() {
            data();
            tab(1);
        }

        void modelEnd() {
            model();
            settle();
            ((ScrollPane) scene.lookup("#modelPage")).setVvalue(1);
        }

        void scrollDown() {
            settle();
            ((ScrollPane) scene.lookup("#morningScreen .screen-scroll")).setVvalue(1);
        }

        private void settle() {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }

        void open(String desk) {
            window.openRun(new RunId("freight-" + Staged.NIGHT + "-" + desk));
        }
    }

    private static StagedDesk refused() {
        return StagedDesk.good().with(StagedFleet.refused(StagedFleet.refusedRun()));
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var pictures = new Pictures(folder, arguments.length > 1 ? arguments[1] : "");
        Platform.startup(() -> Platform.setImplicitExit(false));
        try {
            pictures.takeAll();
        } finally {
            Platform.exit();
        }
    }

    private void takeAll() throws Exception {
        for (var subject : subjects()) {
            for (var language : List.of("fr", "en")) {
                for (var dark : List.of(false, true)) {
                    take(subject, language, dark);
                }
            }
        }
    }

    private static List<Subject> subjects() {
        return Stream.of(
                        new Subject("morning-empty", StagedDesk::empty, _ -> {}),
                        new Subject("morning-good", StagedDesk::good, _ -> {}),
                        new Subject("morning-reserve", StagedDesk::withReserve, _ -> {}),
                        new Subject("morning-failed", StagedDesk::failed, _ -> {}),
                        new Subject("morning-running", StagedDesk::running, _ -> {}),
                        new Subject("history-empty", StagedDesk::empty, at -> at.press("#historyButton")),
                        new Subject("history-list", StagedDesk::withReserve, at -> at.press("#historyButton")),
                        new Subject("history-reserve", StagedDesk::withReserve, at -> at.open("a7k2")),
                        new Subject("history-failed", StagedDesk::failed, at -> at.open("x9q4")),
                        new Subject("history-running", StagedDesk::running, at -> at.open("b3n8")),
                        new Subject("history-log", StagedDesk::failed, at -> {
                            at.open("x9q4");
                            at.tab(1);
                        }),
                        new Subject(
                                "history-quarantine",
                                () -> StagedDesk.withReserve().quarantining(900),
                                at -> {
                                    at.open("a7k2");
                                    at.tab(2);
                                }),
                        new Subject("morning-fleet", () -> StagedDesk.good().with(StagedFleet.good()), _ -> {}),
                        new Subject("morning-refused", Pictures::refused, Staging::scrollDown),
                        new Subject("data-good", () -> StagedDesk.good().with(StagedFleet.good()), Staging::data),
                        new Subject("data-all", () -> StagedDesk.good().with(StagedFleet.good()), Staging::all),
                        new Subject("data-refused", Pictures::refused, Staging::data),
                        new Subject("data-why", Pictures::refused, Staging::model),
                        new Subject("data-why-end", Pictures::refused, Staging::modelEnd),
                        new Subject("data-model", () -> StagedDesk.good().with(StagedFleet.good()), Staging::model),
                        new Subject("data-damaged", () -> StagedDesk.good().with(StagedFleet.damaged()), Staging::data),
                        new Subject("data-off", () -> StagedDesk.good().with(StagedFleet.learningOff()), Staging::data),
                        new Subject("data-nothing", () -> StagedDesk.good().with(StagedFleet.empty()), Staging::data),
                        new Subject("data-none", StagedDesk::good, Staging::data),
                        new Subject("data-long", () -> StagedDesk.good().with(StagedFleet.longNames()), Staging::data),
                        new Subject("shortcuts", StagedDesk::good, at -> at.press("#shortcuts")),
                        new Subject("rerun-failed", StagedDesk::failed, at -> at.press("#rerun")),
                        new Subject("rerun-missing", () -> StagedDesk.failed().withoutFile(), at -> at.press("#rerun")),
                        new Subject("rerun-first", StagedDesk::empty, at -> at.press("#rerun")))
                .toList();
    }

    private void take(Subject subject, String language, boolean dark) throws Exception {
        var name = subject.name() + "-" + language + (dark ? "-dark" : "-light");
        if (!name.contains(wanted)) {
            return;
        }
        var stage = onJavaFx(() -> open(subject, language, dark));
        onJavaFx(() -> stage.getScene().snapshot(null));
        onJavaFx(() -> stage.getScene().snapshot(null));
        var picture = onJavaFx(() -> pixels(stage.getScene()));
        ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
        onJavaFx(() -> {
            stage.hide();
            return stage;
        });
    }

    private static Stage open(Subject subject, String language, boolean dark) {
        var desk = subject.desk().get().onAnyThread();
        var window = new ConsoleWindow(
                desk,
                Texts.in(language),
                new InlineBackground(),
                Staged.ZONE,
                InstantSource.fixed(Staged.NOW),
                "a.mbarga",
                Rhythm.USUAL);
        var stage = new Stage();
        window.paintDark(dark);
        window.open(stage);
        settle(stage);
        subject.stage().accept(new Staging(window, stage.getScene()));
        settle(stage);
        return stage;
    }

    private static void settle(Stage stage) {
        Node root = stage.getScene().getRoot();
        root.applyCss();
        stage.getScene().getRoot().layout();
    }

    private static BufferedImage pixels(Scene scene) {
        var shot = scene.snapshot(null);
        var width = (int) shot.getWidth();
        var height = (int) shot.getHeight();
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                picture.setRGB(x, y, shot.getPixelReader().getArgb(x, y));
            }
        }
        return picture;
    }

    private static <T> T onJavaFx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
