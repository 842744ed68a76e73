package org.vigie.etl;

/// Asked inside the write transaction, just before the commit: does this run still hold the slot?
///
/// Without it a worker that was frozen, declared lost and replaced commits a second time when it
/// wakes.
@FunctionalInterface
public interface Fence {
    /// @throws org.vigie.problem.ProblemException RUN_FENCED when another run took over
    void check();
}
