package org.vigie.continuity.backup;

import java.time.Duration;

/// Why a backup is taken.
public enum Occasion {
    ON_DEMAND,
    AFTER_RUN,
    BEFORE_RECOVERY,
    /// For a day somebody may want to take the rerun back.
    BEFORE_RERUN,
    BEFORE_RESTORE;

    /// How long it stays whatever the rules say.
    public Duration staysFor() {
        return this == BEFORE_RERUN ? Duration.ofHours(24) : Duration.ZERO;
    }
}
