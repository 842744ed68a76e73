package org.vigie.fleet;

import java.util.List;
import java.util.Optional;

/// All locomotives, the most urgent first, and who judges them.
///
/// @param attempt the newest published night's learning; empty when no night was published
/// @param learningOff the newest published night was not to learn
public record FleetView(
        List<Locomotive> locomotives, Learning learning, Optional<Attempt> attempt, boolean learningOff) {
    public FleetView {
        locomotives = List.copyOf(locomotives);
    }

    /// The newest night's learning, when it brought no model.
    public Optional<Attempt> refusal() {
        return attempt.filter(Attempt::refused);
    }

    public long atRisk() {
        return locomotives.stream()
                .filter(locomotive -> locomotive.level() == RiskLevel.HIGH)
                .count();
    }
}
