package org.vigie.continuity.backup;

/// `freight-20261122-021904-k7mp`: pipeline, instant (UTC), four characters of its own.
public record BackupId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
