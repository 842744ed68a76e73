package org.vigie.console.rerun;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.vigie.console.screen.Background;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;
import org.vigie.runs.RunId;

/// The room's door: one sheet for one rerun.
public final class RerunSheet {
    private final RerunModel model;

    /// @param actor who orders
    /// @param onOrdered where to go when the run has been ordered
    public RerunSheet(
            Desk desk,
            Background background,
            Pulse pulse,
            InstantSource clock,
            ZoneId zone,
            String actor,
            Consumer<RunId> onOrdered) {
        this.model = new RerunModel(desk, background, pulse, clock, zone, actor, onOrdered);
    }

    public void open(String pipeline, LocalDate night) {
        model.open(pipeline, night);
    }

    public Parent view(Viewing viewing, Runnable onClose) {
        return Views.load("rerun.fxml", new RerunController(model, viewing, onClose), viewing.texts());
    }
}
