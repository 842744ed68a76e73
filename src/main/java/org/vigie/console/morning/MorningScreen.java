package org.vigie.console.morning;

import javafx.scene.Parent;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;

/// The room's door: builds the screen over its model, as often as the language changes.
public final class MorningScreen {
    private final MorningModel model;

    public MorningScreen(Pulse pulse) {
        this.model = new MorningModel(pulse);
    }

    public Parent view(Viewing viewing) {
        return Views.load("morning.fxml", new MorningController(model, viewing), viewing.texts());
    }
}
