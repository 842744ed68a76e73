package org.vigie.console.history;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.collections.ObservableListBase;

/// The numbers of the lines that the list shows: all of them, or those that a filter keeps. Of the
/// lines themselves it holds none.
final class LogRows extends ObservableListBase<Long> {
    private final Optional<List<Long>> kept;
    private int size;

    private LogRows(Optional<List<Long>> kept, int size) {
        this.kept = kept;
        this.size = size;
    }

    static LogRows all(long lines) {
        return new LogRows(Optional.empty(), atMost(lines));
    }

    /// @param lines ascending; it may be longer than what is shown so far
    static LogRows only(List<Long> lines) {
        return new LogRows(Optional.of(lines), lines.size());
    }

    @Override
    public Long get(int row) {
        return kept.map(lines -> lines.get(row)).orElse((long) row);
    }

    @Override
    public int size() {
        return size;
    }

    /// The row of a line; empty when the filter leaves it out.
    OptionalInt row(long line) {
        var row = kept.map(lines -> Collections.binarySearch(lines, line)).orElse(atMost(line));
        return row >= 0 && row < size ? OptionalInt.of(row) : OptionalInt.empty();
    }

    boolean filtered() {
        return kept.isPresent();
    }

    void growTo(long lines) {
        var now = atMost(lines);
        if (now > size) {
            beginChange();
            var before = size;
            size = now;
            nextAdd(before, now);
            endChange();
        }
    }

    private static int atMost(long lines) {
        return (int) Math.min(lines, Integer.MAX_VALUE);
    }
}
