package org.vigie.runs;

import java.util.Optional;
import org.vigie.problem.Problem;

/// Says whether a run that somebody asked to stop may be called stopped: the wall between the life
/// of a run and the room that stops it.
public interface StopWitness {
    /// Nobody stops anything.
    StopWitness NOBODY = new StopWitness() {
        @Override
        public Optional<Death> deathOf(Run run) {
            return Optional.empty();
        }

        @Override
        public void closed(RunId run) {}
    };

    /// @return what the run ends with when it has not published; empty while somebody is still
    ///   stopping it, or while anything of it lives
    Optional<Death> deathOf(Run run);

    /// The run has ended, one way or another. Told of every run, also of one that nobody asked to stop.
    void closed(RunId run);

    /// @param actor who asked for it
    record Death(String actor, Problem problem) {}
}
