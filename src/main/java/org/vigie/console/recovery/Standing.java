package org.vigie.console.recovery;

import static org.kordamp.ikonli.feather.Feather.ALERT_OCTAGON;
import static org.kordamp.ikonli.feather.Feather.ALERT_TRIANGLE;
import static org.kordamp.ikonli.feather.Feather.CHECK_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.HELP_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.LOADER;
import static org.kordamp.ikonli.feather.Feather.PAUSE_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.PLAY_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.USERS;
import static org.kordamp.ikonli.feather.Feather.X_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.ZAP;

import org.vigie.console.screen.Look;
import org.vigie.console.screen.Tone;

/// Where the screen stands; what may be done follows from it.
enum Standing {
    /// Nothing is known yet.
    READING,
    NOTHING_TO_RECOVER,
    /// A run is at work and advances.
    ADVANCING,
    /// It could not be found out what is wrong.
    UNKNOWN,
    TROUBLE,
    /// A step is being carried out by this window.
    WORKING,
    /// Stands still between two steps, because somebody wants it so.
    PAUSED,
    STEP_FAILED,
    /// Whoever carried it out is gone.
    INTERRUPTED,
    /// Another process carries it out.
    ELSEWHERE,
    SUCCEEDED,
    GIVEN_UP;

    Look look() {
        return switch (this) {
            case READING -> new Look(LOADER, Tone.NEUTRAL);
            case NOTHING_TO_RECOVER, SUCCEEDED -> new Look(CHECK_CIRCLE, Tone.GOOD);
            case ADVANCING -> new Look(PLAY_CIRCLE, Tone.RUNNING);
            case UNKNOWN -> new Look(HELP_CIRCLE, Tone.RESERVE);
            case TROUBLE -> new Look(ALERT_OCTAGON, Tone.BAD);
            case WORKING -> new Look(LOADER, Tone.RUNNING);
            case PAUSED -> new Look(PAUSE_CIRCLE, Tone.RESERVE);
            case STEP_FAILED -> new Look(X_CIRCLE, Tone.BAD);
            case INTERRUPTED -> new Look(ZAP, Tone.RESERVE);
            case ELSEWHERE -> new Look(USERS, Tone.RUNNING);
            case GIVEN_UP -> new Look(ALERT_TRIANGLE, Tone.BAD);
        };
    }

    /// A recovery has begun and has not ended.
    boolean underWay() {
        return switch (this) {
            case WORKING, PAUSED, STEP_FAILED, INTERRUPTED, ELSEWHERE -> true;
            case READING, NOTHING_TO_RECOVER, ADVANCING, UNKNOWN, TROUBLE, SUCCEEDED, GIVEN_UP -> false;
        };
    }

    /// Looking again disturbs nobody.
    boolean simulates() {
        return switch (this) {
            case NOTHING_TO_RECOVER, ADVANCING, UNKNOWN, TROUBLE, PAUSED, STEP_FAILED -> true;
            case READING, WORKING, INTERRUPTED, ELSEWHERE, SUCCEEDED, GIVEN_UP -> false;
        };
    }

    /// A step of this window's is at work, or could be.
    boolean goesOn() {
        return this == WORKING || this == PAUSED || this == STEP_FAILED;
    }

    boolean ended() {
        return this == SUCCEEDED || this == GIVEN_UP;
    }
}
