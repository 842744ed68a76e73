package org.vigie.console.data;

import javafx.scene.Parent;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;

/// The room's door: builds the screen over its model, as often as the language changes.
public final class DataScreen {
    private final DataModel model;

    public DataScreen(Desk desk, Questions questions, Pulse pulse) {
        this.model = new DataModel(desk, questions);
        pulse.beats().subscribe(_ -> model.beat());
        pulse.glance().subscribe(seen -> seen.ifPresent(model::hear));
    }

    public Parent view(Viewing viewing) {
        return Views.load("data.fxml", new DataController(model, viewing), viewing.texts());
    }

    /// Shown from now on: it follows the pulse.
    public void enter() {
        model.enter();
    }

    public void leave() {
        model.leave();
    }

    public void open(String locomotive) {
        model.choose(locomotive);
    }
}
