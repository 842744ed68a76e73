package org.vigie.continuity.backup;

import org.vigie.problem.ProblemException;

/// A file is not what it must be. What that means to a person depends on what was to be done with
/// it.
final class UnsoundException extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    /// @param reason a [org.vigie.problem.Reason], or the system's words
    UnsoundException(Object reason) {
        super(String.valueOf(reason));
        this.reason = String.valueOf(reason);
    }

    /// What is wrong with a database, without the name of the file.
    static UnsoundException of(ProblemException failure) {
        var about = failure.problem().about();
        return new UnsoundException(about.size() > 1 ? about.get(1) : about.getFirst());
    }

    String reason() {
        return reason;
    }
}
