package org.vigie.app;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.vigie.console.ConsoleWindow;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.TaskBackground;
import org.vigie.language.Texts;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// Opens the JavaFX window over an installation.
final class Window {
    private Window() {}

    /// Returns when the window is closed.
    static void show(OpenHouse house, Texts texts, InstantSource clock) {
        var closed = new CountDownLatch(1);
        Platform.startup(
                () -> {
                    var stage = new Stage();
                    stage.setOnHidden(_ -> closed.countDown());
                    open(stage, house, texts, clock);
                });
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }

    static ConsoleWindow open(Stage stage, OpenHouse house, Texts texts, InstantSource clock) {
        var actor = Optional.ofNullable(System.getProperty("user.name")).orElse("?");
        var window =
                new ConsoleWindow(
                        new ConsoleDesk(house),
                        texts,
                        new TaskBackground(),
                        house.instance().settings().zone(),
                        clock,
                        actor,
                        Pulse.Rhythm.USUAL);
        window.open(stage);
        return window;
    }
}
