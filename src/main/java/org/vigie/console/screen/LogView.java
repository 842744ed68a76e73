package org.vigie.console.screen;

import java.util.List;
import java.util.OptionalLong;

/// A run's log, of any length: numbered lines, counted from 0, of which only those asked for are
/// read. Every call may be slow: call it from [Background] only; one view is asked by several
/// threads.
public interface LogView {
    long lines();

    /// @return fewer than `count` at the end
    List<String> lines(long from, int count);

    /// The nearest line that holds a text, in capitals or not: `from` itself, or a later one
    /// (`forward`), or an earlier one.
    OptionalLong find(String text, long from, boolean forward);

    /// The nearest line that tells an error: `from` itself, or a later or an earlier one.
    OptionalLong error(long from, boolean forward);

    /// Looks whether more was written. When the log turned over, its oldest lines are gone and all
    /// numbers are new.
    ///
    /// @return whether anything is different now
    boolean grown();
}
