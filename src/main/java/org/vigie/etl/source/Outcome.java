package org.vigie.etl.source;

import java.time.Duration;
import java.util.Optional;
import org.vigie.etl.Snapshot;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

/// How one try at one address ended.
sealed interface Outcome {
    record Fetched(Snapshot snapshot, int status) implements Outcome {}

    /// @param retryAfter how long the server wants to be left alone
    record Answered(int status, Optional<Duration> retryAfter) implements Outcome {}

    record Unreachable(String reason) implements Outcome {}

    record TooSlow() implements Outcome {}

    /// Asking this address again would not help.
    record Useless(ProblemException problem) implements Outcome {}

    /// Whether the same address may do better a moment later.
    default boolean mayPass() {
        return switch (this) {
            case Answered answered -> answered.status() >= 500 || answered.status() == 429 || answered.status() == 408;
            case Unreachable _, TooSlow _ -> true;
            case Fetched _, Useless _ -> false;
        };
    }

    /// What the run's log says.
    default String told() {
        return switch (this) {
            case Fetched(var snapshot, var status) -> "answered " + status + ", " + snapshot.bytes() + " bytes";
            case Answered answered -> "answered " + answered.status();
            case Unreachable(var reason) -> "not reached: " + reason;
            case TooSlow _ -> "no complete answer in time";
            case Useless(var problem) -> "refused: " + problem.problem().code();
        };
    }

    /// The problem of the whole call, when this was how its last try ended.
    default ProblemException problem(Place place, int tries, Duration deadline) {
        return switch (this) {
            case Fetched _ -> throw new IllegalStateException("a fetched input is no problem");
            case Answered answered -> place.problem(Code.API_REFUSED, tries, answered.status());
            case Unreachable(var reason) -> place.problem(Code.API_UNREACHABLE, tries, reason);
            case TooSlow _ -> place.problem(Code.API_TOO_SLOW, tries, deadline);
            case Useless(var problem) -> problem;
        };
    }
}
