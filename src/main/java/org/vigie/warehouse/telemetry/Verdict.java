package org.vigie.warehouse.telemetry;

import java.util.Locale;
import org.vigie.warehouse.LearningVerdict;

/// What a night's readings may do, as `run_learning.verdict` has it.
public enum Verdict {
    /// Nobody has judged them yet.
    DUE,
    /// They passed every gate: a model may be trained on them.
    LEARNED,
    /// They never reach a model.
    REFUSED;

    static Verdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    LearningVerdict told() {
        return switch (this) {
            case DUE -> LearningVerdict.DUE;
            case LEARNED -> LearningVerdict.LEARNED;
            case REFUSED -> LearningVerdict.REFUSED;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
