package org.vigie.continuity.recovery;

/// `recovery-freight-2026-02-21-k7mq`: what it is for, and four characters of its own.
public record RecoveryId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
