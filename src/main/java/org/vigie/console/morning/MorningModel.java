package org.vigie.console.morning;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.vigie.console.screen.Pulse;
import org.vigie.readiness.Morning;

/// The newest morning that the pulse brought; empty until the first answer.
final class MorningModel {
    private final ObservableValue<Optional<Morning>> morning;

    MorningModel(Pulse pulse) {
        this.morning = pulse.glance().map(seen -> seen.map(glance -> glance.morning()));
    }

    ObservableValue<Optional<Morning>> morning() {
        return morning;
    }
}
