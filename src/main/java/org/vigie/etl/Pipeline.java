package org.vigie.etl;

/// A named nightly job, told on one page, from its sources to its warehouse.
public interface Pipeline {
    String name();

    /// Carries out one run. When it returns, the run's rows are committed.
    ///
    /// @throws org.vigie.problem.ProblemException when something stops the run: before its commit,
    ///   and nothing is published; after it, and what is published stays
    void run(Flow flow);
}
