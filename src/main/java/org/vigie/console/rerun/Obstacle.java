package org.vigie.console.rerun;

/// Why the run cannot be ordered now; the sheet says it beside the greyed button.
enum Obstacle {
    NIGHT_MISSING,
    NIGHT_AHEAD,
    READING,
    PLAN_MISSING,
    ALREADY_ACTIVE,
    INPUT_UNREADABLE,
    REASON_MISSING,
    ORDERING
}
