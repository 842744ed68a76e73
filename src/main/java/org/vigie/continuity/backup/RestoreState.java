package org.vigie.continuity.backup;

/// How far a restore is. What was begun goes back before SWAPPING, and forward from there on.
public enum RestoreState {
    PREPARING,
    SWAPPING,
    SWAPPED,
    /// On the way back: the new file was not what it must be.
    UNDOING,
    DONE,
    /// The warehouse is the one from before.
    UNDONE
}
