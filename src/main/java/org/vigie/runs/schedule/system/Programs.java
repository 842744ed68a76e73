package org.vigie.runs.schedule.system;

import java.util.List;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

/// The programs of the operating system that are asked.
@FunctionalInterface
public interface Programs {
    Answer ask(List<String> command);

    /// @throws ProblemException SCHEDULER_REFUSED
    default void carryOut(List<String> command) {
        var answer = ask(command);
        if (!answer.good()) {
            throw new ProblemException(
                    Code.SCHEDULER_REFUSED,
                    String.join(" ", command),
                    answer.text().strip());
        }
    }

    /// @param text all that it said, decoded; empty when there is no such program
    record Answer(int exitCode, String text) {
        private static final int NO_SUCH_PROGRAM = -1;

        static Answer absent() {
            return new Answer(NO_SUCH_PROGRAM, "");
        }

        public boolean good() {
            return exitCode == 0;
        }
    }
}
