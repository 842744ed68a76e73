package org.vigie.runs;

/// Where a run stands (contract). A terminal state is never left; the operations book refuses it
/// too.
public enum RunState {
    QUEUED,
    STARTING,
    RUNNING,
    STOPPING,
    /// Published, and seen published.
    SUCCEEDED,
    /// Published, but not learned.
    PARTIAL,
    /// A gate said no.
    REFUSED,
    FAILED,
    KILLED,
    /// Its process vanished, and no ledger row is there.
    LOST,
    /// Another run held the slot.
    SKIPPED,
    /// Nobody ran this night until the hour at which people start to work.
    MISSED;

    public boolean terminal() {
        return switch (this) {
            case QUEUED, STARTING, RUNNING, STOPPING -> false;
            case SUCCEEDED, PARTIAL, REFUSED, FAILED, KILLED, LOST, SKIPPED, MISSED -> true;
        };
    }

    public boolean published() {
        return this == SUCCEEDED || this == PARTIAL;
    }
}
