package org.vigie.continuity.recovery;

import org.vigie.continuity.recovery.Note.Kind;

/// Writes down what a step sees, at once: a step that is killed leaves what it had seen.
@FunctionalInterface
public interface Witness {
    void saw(Note note);

    default void saw(Kind kind, Object... about) {
        saw(Note.of(kind, about));
    }
}
