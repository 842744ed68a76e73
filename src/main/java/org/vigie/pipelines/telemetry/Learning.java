package org.vigie.pipelines.telemetry;

import org.vigie.etl.Flow;

/// What follows a publication: the readings are already there for everybody, whatever becomes of
/// this.
public interface Learning {
    /// Nothing is learned.
    Learning OFF = new Learning() {
        @Override
        public boolean wanted() {
            return false;
        }

        @Override
        public void after(Flow flow) {}
    };

    /// Written down with the publication, so that a run that dies before it has learned is known by
    /// it.
    boolean wanted();

    /// Judges the readings that nobody has judged yet, and learns from them. When it returns, they
    /// are judged.
    ///
    /// @param flow of the run that has just published
    /// @throws org.vigie.problem.ProblemException MODEL_REFUSED, or what stopped the learning; the
    ///   model that served before serves on
    void after(Flow flow);
}
