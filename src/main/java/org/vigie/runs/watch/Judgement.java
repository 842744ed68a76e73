package org.vigie.runs.watch;

/// How a run that has not ended is doing (contract).
public enum Judgement {
    NORMAL,
    /// It advances, but takes longer than it usually does.
    SLOW,
    WAITING_FOR_LOCK,
    /// No progress for a while.
    SUSPECT,
    /// No progress for so long that somebody must act.
    STUCK;

    /// Whether somebody should look.
    public boolean worrying() {
        return switch (this) {
            case NORMAL, SLOW -> false;
            case WAITING_FOR_LOCK, SUSPECT, STUCK -> true;
        };
    }
}
