package org.vigie.console;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.vigie.console.screen.Glance;
import org.vigie.console.screen.Pulse;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Questions.Trouble;
import org.vigie.runs.Run;

/// What surrounds the screens: which one is shown, how it looks, what runs, what is wrong.
final class FrameModel {
    private final ObjectProperty<Screen> screen = new SimpleObjectProperty<>(Screen.MORNING);
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final Pulse pulse;
    private final Questions questions;

    FrameModel(Pulse pulse, Questions questions) {
        this.pulse = pulse;
        this.questions = questions;
    }

    ObjectProperty<Screen> screen() {
        return screen;
    }

    BooleanProperty dark() {
        return dark;
    }

    ObservableValue<Optional<Glance>> glance() {
        return pulse.glance();
    }

    ObservableValue<Optional<Trouble>> trouble() {
        return questions.trouble();
    }

    List<Run> active() {
        return pulse.glance().get().map(Glance::active).orElse(List.of());
    }
}
