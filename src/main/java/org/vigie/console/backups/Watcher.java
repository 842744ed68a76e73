package org.vigie.console.backups;

import java.util.Optional;
import org.vigie.console.screen.Background;
import org.vigie.continuity.backup.Onlooker;

/// Carries what the working thread tells to the JavaFX thread, each whole percent once, and the wish
/// to call it off the other way.
final class Watcher implements Onlooker {
    private final Background background;
    private final Told told;
    private volatile boolean calledOff;
    private Optional<Stage> last = Optional.empty();
    private long percent;

    @FunctionalInterface
    interface Told {
        void at(Stage stage, double share);
    }

    /// @param told called on the JavaFX thread
    Watcher(Background background, Told told) {
        this.background = background;
        this.told = told;
    }

    @Override
    public void sees(Stage stage, double share) {
        long now = Math.round(share * 100);
        if (!last.equals(Optional.of(stage)) || now != percent) {
            last = Optional.of(stage);
            percent = now;
            background.show(() -> told.at(stage, share));
        }
    }

    @Override
    public boolean callsOff() {
        return calledOff;
    }

    void callOff() {
        calledOff = true;
    }
}
