package org.vigie.runs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// What somebody asks for: this pipeline, this night, for this reason.
///
/// @param replayOf read again the exact inputs of that run, instead of the sources
/// @param claim present when the schedule asks: one such order is carried out a night
/// @param recovery the guided recovery that orders it: while it holds all other runs, this one comes
///   through
public record RunOrder(
        String pipeline,
        LocalDate slot,
        String actor,
        Origin origin,
        String reason,
        Optional<RunId> replayOf,
        Optional<Claim> claim,
        Optional<String> recovery) {

    /// By hand, as often as somebody wants.
    public RunOrder(
            String pipeline, LocalDate slot, String actor, Origin origin, String reason, Optional<RunId> replayOf) {
        this(pipeline, slot, actor, origin, reason, replayOf, Optional.empty(), Optional.empty());
    }

    /// By the schedule, once a night.
    public static RunOrder claimed(String pipeline, LocalDate slot, String actor, String reason, Claim claim) {
        return new RunOrder(
                pipeline, slot, actor, Origin.SCHEDULE, reason, Optional.empty(), Optional.of(claim), Optional.empty());
    }

    /// By a recovery.
    public static RunOrder recovering(
            String pipeline, LocalDate slot, String actor, String reason, Optional<RunId> replayOf, String recovery) {
        return new RunOrder(
                pipeline, slot, actor, Origin.RECOVERY, reason, replayOf, Optional.empty(), Optional.of(recovery));
    }

    boolean late() {
        return claim.map(Claim::late).orElse(false);
    }

    /// The hour of a night that is claimed.
    ///
    /// @param due when people start to work with the data
    /// @param late to catch up, after the hour
    public record Claim(Instant at, Instant due, boolean late) {}
}
