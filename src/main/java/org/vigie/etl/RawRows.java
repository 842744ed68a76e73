package org.vigie.etl;

import java.util.Iterator;

/// The rows of a snapshot, one after the other, never all at once. Close it: it holds the file.
///
/// `hasNext` and `next` throw [org.vigie.problem.ProblemException] with SOURCE_INVALID when the
/// file's structure breaks.
public interface RawRows extends Iterator<RawRow>, AutoCloseable {
    /// How far the reading is, between 0 and 1.
    double progress();

    @Override
    void close();
}
