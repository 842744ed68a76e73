package org.vigie.etl;

/// Where rows come from.
public interface Source {
    String name();

    /// Takes the whole input to the snapshot folder. Says to the journal what it tries and waits
    /// for.
    ///
    /// @throws org.vigie.problem.ProblemException SOURCE_UNAVAILABLE or SOURCE_INVALID; then no
    ///   snapshot is left
    Snapshot extract(Journal journal);

    /// Opens a snapshot of this source; the structure (header, charset, syntax) is checked as it is
    /// read.
    ///
    /// @throws org.vigie.problem.ProblemException SOURCE_INVALID
    RawRows open(Snapshot snapshot, Contract contract);

    /// How this source writes numbers and dates.
    Notation notation();
}
