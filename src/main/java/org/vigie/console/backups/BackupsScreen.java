package org.vigie.console.backups;

import javafx.scene.Parent;
import org.vigie.console.screen.Background;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;
import org.vigie.continuity.backup.Backup;

/// The room's door: builds the screen over its model, as often as the language changes, and its two
/// sheets.
public final class BackupsScreen {
    private final Desk desk;
    private final Background background;
    private final Pulse pulse;
    private final String actor;
    private final Work work;
    private final BackupsModel model;

    /// @param actor who backs up, proves, restores and removes
    public BackupsScreen(Desk desk, Background background, Questions questions, Pulse pulse, String actor) {
        this.desk = desk;
        this.background = background;
        this.pulse = pulse;
        this.actor = actor;
        this.work = new Work(background);
        this.model = new BackupsModel(desk, questions, work, actor);
        pulse.beats().subscribe(_ -> model.beat());
    }

    public Parent view(Viewing viewing) {
        return Views.load("backups.fxml", new BackupsController(model, viewing), viewing.texts());
    }

    public Parent restoreSheet(Backup backup, Viewing viewing, Runnable onClose) {
        var restore = new RestoreModel(desk, background, pulse, work, actor, backup, this::restored);
        var view = Views.load("restore.fxml", new RestoreController(restore, viewing, onClose), viewing.texts());
        restore.readPlan();
        return view;
    }

    public Parent retentionSheet(Viewing viewing, Runnable onClose) {
        var retention = new RetentionModel(desk, background, work, onClose, model::refresh);
        var view = Views.load("retention.fxml", new RetentionController(retention, viewing, onClose), viewing.texts());
        retention.read();
        return view;
    }

    /// Shown from now on: it follows the pulse.
    public void enter() {
        model.enter();
    }

    public void leave() {
        model.leave();
    }

    /// The morning shows another warehouse now.
    private void restored() {
        model.refresh();
        pulse.look();
    }
}
