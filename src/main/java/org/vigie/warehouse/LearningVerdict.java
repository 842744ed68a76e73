package org.vigie.warehouse;

/// What became of the learning that a publication asked for.
public enum LearningVerdict {
    /// Nobody asked: the warehouse has no model, or the run was told not to learn.
    NONE,
    /// Asked for, and not judged yet: the run is still at it, or it died before it was done.
    DUE,
    /// The published rows may teach.
    LEARNED,
    /// The published rows never reach a model.
    REFUSED
}
