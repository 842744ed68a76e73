package org.vigie.continuity.recovery;

/// Where a recovery stands. A terminal state is never left.
public enum RecoveryState {
    RUNNING,
    /// A step failed: it is tried again, waived, or the recovery is given up.
    WAITING,
    /// The night was seen to be good.
    SUCCEEDED,
    FAILED;

    public boolean terminal() {
        return switch (this) {
            case RUNNING, WAITING -> false;
            case SUCCEEDED, FAILED -> true;
        };
    }
}
