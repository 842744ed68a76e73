package org.vigie.console.schedule;

import java.time.InstantSource;
import javafx.scene.Parent;
import org.vigie.console.screen.Background;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;

/// The room's door: builds the screen over its model, as often as the language changes, and its two
/// sheets.
public final class ScheduleScreen {
    private final Background background;
    private final Desk desk;
    private final InstantSource clock;
    private final String actor;
    private final ScheduleModel model;

    /// @param actor who holds new runs back
    public ScheduleScreen(
            Desk desk, Background background, Questions questions, Pulse pulse, InstantSource clock, String actor) {
        this.desk = desk;
        this.background = background;
        this.clock = clock;
        this.actor = actor;
        this.model = new ScheduleModel(desk, background, questions);
        pulse.beats().subscribe(_ -> model.beat());
    }

    public Parent view(Viewing viewing) {
        return Views.load("schedule.fxml", new ScheduleController(model, viewing), viewing.texts());
    }

    public Parent drainSheet(Viewing viewing, Runnable onClose) {
        var drain = new DrainModel(desk, background, clock, viewing.zone(), actor, () -> {
            model.refresh();
            onClose.run();
        });
        return Views.load("drain.fxml", new DrainController(drain, viewing, onClose), viewing.texts());
    }

    public Parent correctSheet(Viewing viewing, Runnable onClose) {
        return Views.load("correct.fxml", new CorrectController(model, viewing, onClose), viewing.texts());
    }

    /// Shown from now on: it follows the pulse.
    public void enter() {
        model.enter();
    }

    public void leave() {
        model.leave();
    }
}
