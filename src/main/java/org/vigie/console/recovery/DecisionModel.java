package org.vigie.console.recovery;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.vigie.problem.Problem;

/// An act of the recovery that waits to be confirmed, and its reason.
final class DecisionModel {
    private final RecoveryModel recovery;
    private final Decision decision;
    private final Runnable onDone;
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty target = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.REASON_MISSING);
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    enum Phase {
        REASON_MISSING,
        /// What would be replaced must be named.
        TARGET_MISSING,
        READY,
        ASKING
    }

    DecisionModel(RecoveryModel recovery, Decision decision, Runnable onDone) {
        this.recovery = recovery;
        this.decision = decision;
        this.onDone = onDone;
        reason.addListener((_, _, _) -> judge());
        target.addListener((_, _, _) -> judge());
    }

    Decision decision() {
        return decision;
    }

    RecoveryModel recovery() {
        return recovery;
    }

    StringProperty reason() {
        return reason;
    }

    /// The name of what would be replaced, as somebody types it.
    StringProperty target() {
        return target;
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    void confirm() {
        if (phase.get() == Phase.READY) {
            phase.set(Phase.ASKING);
            trouble.set(Optional.empty());
            recovery.carry(decision, reason.get().strip(), onDone, this::refused);
        }
    }

    private void refused(Problem why) {
        trouble.set(Optional.of(why));
        phase.set(missing());
    }

    private void judge() {
        if (phase.get() != Phase.ASKING) {
            phase.set(missing());
        }
    }

    private Phase missing() {
        if (reason.get().isBlank()) {
            return Phase.REASON_MISSING;
        }
        boolean named = decision.replaces().stream()
                .allMatch(name -> name.equals(target.get().strip()));
        return named ? Phase.READY : Phase.TARGET_MISSING;
    }
}
