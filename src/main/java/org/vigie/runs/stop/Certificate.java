package org.vigie.runs.stop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vigie.runs.RunId;

/// The proof of how a run was stopped: who, why, what was done and seen, when.
///
/// @param stage how far it is
/// @param closedAt empty while it goes on
public record Certificate(
        RunId run,
        String actor,
        String reason,
        Instant requestedAt,
        Stage stage,
        Optional<Instant> closedAt,
        List<Act> acts) {
    public Certificate {
        acts = List.copyOf(acts);
    }

    /// Never "killed" before [#CONFIRMED].
    public enum Stage {
        REQUESTED,
        ASKED,
        FORCED,
        /// The system refused, or something is still alive: nothing is stopped.
        DENIED,
        /// Seen dead, and the lock seen free.
        CONFIRMED,
        ENDED_BY_ITSELF;

        /// Nothing comes after it.
        public boolean settled() {
            return switch (this) {
                case REQUESTED, ASKED, FORCED, DENIED -> false;
                case CONFIRMED, ENDED_BY_ITSELF -> true;
            };
        }
    }

    /// @param pid whom it concerns; empty when it concerns no process
    /// @param detail a command's name, a file, a holder; empty when there is nothing to add
    public record Act(Kind kind, Optional<Long> pid, String detail, Instant at) {}

    public enum Kind {
        REQUESTED,
        /// Belongs to the run: the worker, or one of its descendants.
        FAMILY,
        /// It was frozen while it held the operations book, in which the request had to be written.
        WOKEN,
        ASKED,
        FORCED,
        DENIED,
        SEEN_DEAD,
        STILL_ALIVE,
        LOCK_FREE,
        /// Somebody else holds it; nothing of ours does.
        LOCK_HELD_BY_ANOTHER,
        CONFIRMED,
        ENDED_BY_ITSELF
    }
}
