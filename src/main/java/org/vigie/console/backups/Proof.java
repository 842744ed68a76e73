package org.vigie.console.backups;

import static org.kordamp.ikonli.feather.Feather.CLOCK;
import static org.kordamp.ikonli.feather.Feather.HELP_CIRCLE;
import static org.kordamp.ikonli.feather.Feather.SHIELD;
import static org.kordamp.ikonli.feather.Feather.SHIELD_OFF;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vigie.console.screen.Look;
import org.vigie.console.screen.Tone;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.Standing;

/// Whether there is a backup that was really restored, lately enough.
enum Proof {
    PROVEN,
    LATE,
    NEVER,
    /// Nobody can tell now whether they are still there.
    CANNOT_LOOK;

    /// @param inSight the first place can be reached, and the desk answers
    static Proof of(Standing standing, boolean inSight) {
        if (!inSight) {
            return CANNOT_LOOK;
        }
        if (standing.lastProven().isEmpty()) {
            return NEVER;
        }
        return standing.withinRpo() ? PROVEN : LATE;
    }

    /// When the newest one is to be restored again; empty where there is nothing to restore.
    ///
    /// @return in the past where it is due by now
    static Optional<Instant> next(Standing standing, Duration every) {
        return standing.newestGood()
                .map(newest -> newest.provenAt().map(at -> at.plus(every)).orElseGet(newest::madeAt));
    }

    /// The newest good one waits for its proof.
    static Optional<Backup> waiting(Standing standing) {
        return standing.newestGood().filter(newest -> newest.provenAt().isEmpty());
    }

    Look look() {
        return switch (this) {
            case PROVEN -> new Look(SHIELD, Tone.GOOD);
            case LATE -> new Look(CLOCK, Tone.BAD);
            case NEVER -> new Look(SHIELD_OFF, Tone.BAD);
            case CANNOT_LOOK -> new Look(HELP_CIRCLE, Tone.NEUTRAL);
        };
    }
}
