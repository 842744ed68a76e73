package org.vigie.console.recovery;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.vigie.console.screen.Background;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Viewing;
import org.vigie.console.screen.Views;
import org.vigie.language.Texts;

/// The room's door: builds the screen over its model, as often as the language changes, and its
/// sheet.
public final class RecoveryScreen {
    private final RecoveryModel model;
    private final Nights nights;
    private Optional<RecoveryController> controller = Optional.empty();

    /// @param actor who recovers
    /// @param texts of the language in which reports are written
    public RecoveryScreen(
            Desk desk, Background background, Questions questions, Pulse pulse, String actor, Supplier<Texts> texts) {
        this.model = new RecoveryModel(desk, background, questions, actor, texts);
        this.nights = new Nights(pulse.glance());
        pulse.beats().subscribe(_ -> nights.follow(model));
    }

    public Parent view(Viewing viewing) {
        var built = new RecoveryController(model, viewing);
        controller = Optional.of(built);
        return Views.load("recovery.fxml", built, viewing.texts());
    }

    /// What [org.vigie.console.screen.Navigation#decideRecovery] asks about; empty when nothing is.
    public Optional<Parent> sheet(Viewing viewing, Runnable onClose) {
        return model.decision()
                .map(about -> new DecisionController(new DecisionModel(model, about, onClose), viewing, onClose))
                .map(sheet -> Views.load("decision.fxml", sheet, viewing.texts()));
    }

    public void open(String pipeline) {
        model.choose(pipeline);
    }

    /// Shown from now on.
    public void enter() {
        nights.follow(model);
        model.enter();
    }

    public void leave() {
        model.leave();
    }

    /// A second has passed.
    public void tick() {
        model.tick();
        controller.ifPresent(RecoveryController::tick);
    }

    /// Whether this window carries a step out now: closing it interrupts that.
    public ObservableValue<Boolean> atWork() {
        return model.standing().map(standing -> standing == Standing.WORKING);
    }
}
