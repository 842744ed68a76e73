package org.vigie.problem;

/// Carries a [Problem] to the edge (run, screen, command), where it is told once, in the reader's
/// language.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + " " + problem.about());
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable reason) {
        super(problem.code() + " " + problem.about(), reason);
        this.problem = problem;
    }

    public ProblemException(Problem.Code code, Object... about) {
        this(Problem.of(code, about));
    }

    public Problem problem() {
        return problem;
    }
}
