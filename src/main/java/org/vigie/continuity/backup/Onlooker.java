package org.vigie.continuity.backup;

/// Sees how far a long piece of work is, and may call it off. Asked on the thread that works.
public interface Onlooker {
    /// Sees nothing, calls nothing off.
    Onlooker NOBODY = (_, _) -> {};

    /// @param share of the stage, between 0 and 1
    void sees(Stage stage, double share);

    /// Whether the work shall end, with nothing changed.
    default boolean callsOff() {
        return false;
    }

    enum Stage {
        COPYING,
        VERIFYING,
        HASHING,
        SECOND_PLACE,
        SAFETY_BACKUP,
        SWAPPING,
        PROVING
    }
}
