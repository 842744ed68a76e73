package org.vigie.etl;

import java.util.List;
import java.util.function.Consumer;

/// Where a stream of rows ends: a table of the warehouse, inside the run's transaction.
@FunctionalInterface
public interface Load<T> {
    /// @param rejected told of each row that the table does not take (an id that the file has
    ///   brought before)
    void add(List<Numbered<T>> rows, Consumer<Rejection> rejected);
}
