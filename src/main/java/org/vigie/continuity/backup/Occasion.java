package org.vigie.continuity.backup;

/// Why a backup is taken.
public enum Occasion {
    ON_DEMAND,
    AFTER_RUN,
    BEFORE_RECOVERY,
    BEFORE_RERUN,
    BEFORE_RESTORE
}
