package org.vigie.continuity.recovery;

import java.util.List;

/// The procedure (PRA), in its order. Each step is locked until the one before it is settled.
///
/// What a step is for, what it does and how it is taken back stand in the texts, under
/// `recovery.step.NAME`: the screen, the plan and the report read the same ones.
public enum Step {
    DIAGNOSE,
    /// No new run comes in between.
    HOLD,
    /// The stuck run only, by its identity.
    STOP,
    /// The original is opened, so that SQLite rolls back what a dead writer left; never a copy of it.
    OPEN,
    BACK_UP,
    CHECK_SOURCES,
    RELAUNCH,
    VERIFY,
    RELEASE;

    /// Whether somebody may go on without it, for a reason: what protects the data, and what proves
    /// the outcome, is never left out.
    public boolean waivable() {
        return switch (this) {
            case HOLD, BACK_UP, CHECK_SOURCES -> true;
            case DIAGNOSE, STOP, OPEN, RELAUNCH, VERIFY, RELEASE -> false;
        };
    }

    /// Its place in the procedure, from 1.
    public int number() {
        return List.of(values()).indexOf(this) + 1;
    }
}
