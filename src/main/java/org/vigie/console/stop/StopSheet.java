package org.vigie.console.stop;

import javafx.scene.Parent;
import org.vigie.console.screen.Background;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;
import org.vigie.runs.RunId;

/// The room's door: one sheet for one stop. Closing it does not take the stop back.
public final class StopSheet {
    private final StopModel model;

    /// @param actor who stops
    public StopSheet(Desk desk, Background background, Pulse pulse, String actor, RunId run) {
        this.model = new StopModel(desk, background, pulse, actor, run);
    }

    public Parent view(Viewing viewing, Runnable onClose) {
        return Views.load("stop.fxml", new StopController(model, viewing, onClose), viewing.texts());
    }
}
