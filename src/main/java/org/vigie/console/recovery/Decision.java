package org.vigie.console.recovery;

import java.util.Optional;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryProcedure;
import org.vigie.continuity.recovery.Step;

/// What somebody must confirm, and give a reason for.
sealed interface Decision {
    record Begin(Diagnosis diagnosis) implements Decision {}

    /// Goes on with a recovery whose process is gone.
    record Resume(RecoveryPage page) implements Decision {}

    record Waive(RecoveryPage page, Step step) implements Decision {}

    record GiveUp(RecoveryPage page) implements Decision {}

    /// What must be typed because it would be replaced; empty where nothing is.
    default Optional<String> replaces() {
        return switch (this) {
            case Begin(var it) ->
                RecoveryProcedure.simulate(Step.OPEN, it).notes().stream()
                        .filter(note -> note.kind() == Kind.WOULD_RESTORE)
                        .map(_ -> it.pipeline())
                        .findFirst();
            case Resume _, Waive _, GiveUp _ -> Optional.empty();
        };
    }
}
