package org.vigie.continuity.backup;

/// What is known of a backup.
public enum BackupState {
    /// On its way: nothing lies under its name yet.
    MAKING,
    /// Opened, counted, held against the original.
    VERIFIED,
    /// Really restored, to a scratch file, and compared.
    PROVEN,
    /// Its bytes are not those that were verified.
    DAMAGED,
    /// Removed by the retention.
    GONE,
    /// Never came to be.
    FAILED;

    public boolean good() {
        return switch (this) {
            case VERIFIED, PROVEN -> true;
            case MAKING, DAMAGED, GONE, FAILED -> false;
        };
    }
}
