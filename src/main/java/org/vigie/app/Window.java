package org.vigie.app;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.vigie.console.ConsoleWindow;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.TaskBackground;
import org.vigie.language.Texts;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

/// Opens the JavaFX window over an installation.
record Window(Desk desk, ZoneId zone, InstantSource clock, BugNotes bugs) {
    static Window over(OpenHouse house, InstantSource clock, BugNotes bugs) {
        return new Window(new ConsoleDesk(house), house.instance().settings().zone(), clock, bugs);
    }

    /// Returns when the window is closed.
    ///
    /// @throws ProblemException WINDOW_UNAVAILABLE when the display or its libraries are missing
    void show(Texts texts) {
        var closed = new CompletableFuture<Boolean>();
        try {
            Platform.startup(() -> open(texts, closed));
        } catch (UnsupportedOperationException noToolkit) {
            throw new ProblemException(Code.WINDOW_UNAVAILABLE, String.valueOf(noToolkit.getMessage()));
        }
        closed.join();
        Platform.exit();
    }

    ConsoleWindow open(Stage stage, Texts texts) {
        var actor = Optional.ofNullable(System.getProperty("user.name")).orElse("?");
        var window =
                new ConsoleWindow(desk, texts, new TaskBackground(bugs::note), zone, clock, actor, Pulse.Rhythm.USUAL);
        window.open(stage);
        Thread.currentThread().setUncaughtExceptionHandler((_, bug) -> window.tell(bugs.note(bug)));
        return window;
    }

    /// A window that cannot open is a bug of the command that waits for it.
    private void open(Texts texts, CompletableFuture<Boolean> closed) {
        try {
            var stage = new Stage();
            stage.setOnHidden(_ -> closed.complete(true));
            open(stage, texts);
        } catch (RuntimeException bug) {
            closed.completeExceptionally(bug);
        }
    }
}
