package org.vigie.warehouse.telemetry;

import java.time.Instant;
import java.util.Optional;

/// Which model was put to work, when and why. The newest serves.
///
/// @param sha256 of the model's card
/// @param runId of the run that promoted it; empty for a rollback
public record Champion(
        String model, String sha256, Optional<String> runId, Act act, String actor, String reason, Instant at) {
    public enum Act {
        PROMOTED("promoted"),
        ROLLED_BACK("rolled-back");

        private final String word;

        Act(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Act of(String word) {
            return word.equals(PROMOTED.word) ? PROMOTED : ROLLED_BACK;
        }
    }
}
