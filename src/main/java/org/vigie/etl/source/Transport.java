package org.vigie.etl.source;

import org.vigie.etl.Journal;
import org.vigie.etl.Snapshot;

/// How an input comes to us: as a file, or over the network.
@FunctionalInterface
interface Transport {
    /// @throws org.vigie.problem.ProblemException SOURCE_UNAVAILABLE or SOURCE_INVALID; then no
    ///   snapshot is left
    Snapshot take(Journal journal);
}
