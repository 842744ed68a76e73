package org.vigie.console.history;

import java.time.LocalDate;
import java.time.ZoneId;
import javafx.scene.Parent;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;
import org.vigie.runs.RunId;

/// The room's door: builds the screen over its models, as often as the language changes.
public final class HistoryScreen {
    private final HistoryModel history;
    private final RunPageModel page;

    public HistoryScreen(Desk desk, Questions questions, Pulse pulse, ZoneId zone) {
        this.history = new HistoryModel(desk, questions);
        this.page = new RunPageModel(desk, questions, new LogModel(desk, questions, zone));
        pulse.glance().subscribe(seen -> seen.ifPresent(history::hear));
        pulse.glance().subscribe(seen -> seen.ifPresent(page::hear));
        pulse.beats().subscribe(_ -> beat());
    }

    public Parent view(Viewing viewing) {
        return Views.load("history.fxml", new HistoryController(history, page, viewing), viewing.texts());
    }

    /// Shown from now on: it follows the pulse.
    public void enter() {
        history.enter();
    }

    public void leave() {
        history.leave();
    }

    public void open(RunId run) {
        page.open(run);
    }

    public void openNight(String pipeline, LocalDate night) {
        page.close();
        history.showOnly(pipeline, night);
    }

    private void beat() {
        if (history.entered()) {
            history.refresh();
            page.beat();
        }
    }
}
