package org.vigie.console.recovery;

import static org.kordamp.ikonli.feather.Feather.ARROW_RIGHT_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.CHECK_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.LOADER;
import static org.kordamp.ikonli.feather.Feather.LOCK;
import static org.kordamp.ikonli.feather.Feather.MINUS;
import static org.kordamp.ikonli.feather.Feather.SKIP_FORWARD;
import static org.kordamp.ikonli.feather.Feather.X_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.ZAP;

import java.util.Optional;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Tone;
import org.vigie.continuity.recovery.RecoveryPage.Attempt;
import org.vigie.continuity.recovery.RecoveryPage.StepState;
import org.vigie.continuity.recovery.RecoveryProcedure.Planned;
import org.vigie.continuity.recovery.Step;

/// One step as the screen shows it.
///
/// @param attempt the newest time that it was taken
/// @param planned what it would do, as far as the newest diagnosis tells
record StepRow(Step step, State state, Optional<Attempt> attempt, Optional<Planned> planned) {
    /// It is still to be taken, or was by the diagnosis alone.
    boolean ahead() {
        return state != State.NOT_NEEDED && state != State.NOT_DONE;
    }

    enum State {
        /// The step before it is not settled.
        LOCKED,
        NEXT,
        RUNNING,
        DONE,
        NOTHING_TO_DO,
        FAILED,
        WAIVED,
        INTERRUPTED,
        /// There is nothing to recover.
        NOT_NEEDED,
        /// The recovery ended without it.
        NOT_DONE;

        static State of(StepState state) {
            return switch (state) {
                case RUNNING -> RUNNING;
                case DONE -> DONE;
                case NOTHING_TO_DO -> NOTHING_TO_DO;
                case FAILED -> FAILED;
                case WAIVED -> WAIVED;
                case INTERRUPTED -> INTERRUPTED;
            };
        }

        Look look() {
            return switch (this) {
                case LOCKED -> new Look(LOCK, Tone.NEUTRAL);
                case NEXT -> new Look(ARROW_RIGHT_CIRCLE, Tone.RUNNING);
                case RUNNING -> new Look(LOADER, Tone.RUNNING);
                case DONE, NOTHING_TO_DO -> new Look(CHECK_CIRCLE, Tone.GOOD);
                case FAILED -> new Look(X_CIRCLE, Tone.BAD);
                case WAIVED -> new Look(SKIP_FORWARD, Tone.RESERVE);
                case INTERRUPTED -> new Look(ZAP, Tone.RESERVE);
                case NOT_NEEDED, NOT_DONE -> new Look(MINUS, Tone.NEUTRAL);
            };
        }
    }
}
