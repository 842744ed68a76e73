package org.vigie.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.vigie.console.ConsoleWindow;
import org.vigie.instance.Instances;
import org.vigie.instance.SettingsReader;
import org.vigie.language.Texts;
import org.vigie.runs.RunFilter;

/// Measures how long the window takes to say something: `java … org.vigie.app.FirstScreen <home>`.
final class FirstScreen {
    private static final int MIB = 1024 * 1024;

    private FirstScreen() {}

    public static void main(String[] arguments) throws Exception {
        var instance = new Instances(new SettingsReader(Set.of("freight", "telemetry"))).open(Path.of(arguments[0]));
        Platform.startup(() -> Platform.setImplicitExit(false));
        try (var house = OpenHouse.of(instance, InstantSource.system())) {
            measure(house);
        } finally {
            Platform.exit();
        }
    }

    private static void measure(OpenHouse house) throws Exception {
        var desk = new ConsoleDesk(house);
        tell("active", desk::active);
        tell("morning, the first", desk::morning);
        tell("morning, the second", desk::morning);
        tell("runs", () -> desk.runs(RunFilter.all(), 500));
        var began = System.nanoTime();
        var stage = onJavaFx(() -> open(house));
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(60))
                .until(() -> onJavaFx(() -> said(stage)));
        print("window and its first sentence", began);
        onJavaFx(() -> {
            stage.hide();
            return stage;
        });
        var memory = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "heap %d MiB used, %d MiB taken%n",
                (memory.totalMemory() - memory.freeMemory()) / MIB,
                memory.totalMemory() / MIB);
    }

    private static Stage open(OpenHouse house) {
        var stage = new Stage();
        ConsoleWindow _ = Window.over(house, InstantSource.system(), new BugNotes((_, trace) -> trace))
                .open(stage, Texts.french());
        return stage;
    }

    private static boolean said(Stage stage) {
        return stage.getScene().lookup("#headline") instanceof Label label
                && !label.getText().isEmpty();
    }

    private static <T> void tell(String question, Callable<T> work) throws Exception {
        var began = System.nanoTime();
        var _ = work.call();
        print(question, began);
    }

    private static void print(String what, long began) {
        System.out.printf(Locale.ROOT, "%-32s %7.1f ms%n", what, (System.nanoTime() - began) / 1e6);
    }

    private static <T> T onJavaFx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
