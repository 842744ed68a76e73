package org.vigie.app;

import java.util.List;
import java.util.OptionalLong;
import org.vigie.console.screen.LogView;
import org.vigie.runs.LogIndex;
import org.vigie.runs.LogIndex.Line;
import org.vigie.runs.LogIndex.Wanted;

/// A log as the window reads it, over its index.
final class IndexedLog implements LogView {
    private final LogIndex index;

    IndexedLog(LogIndex index) {
        this.index = index;
        var _ = index.look();
    }

    @Override
    public long lines() {
        return index.count();
    }

    @Override
    public List<String> lines(long from, int count) {
        return index.lines(from, count).stream().map(Line::text).toList();
    }

    @Override
    public OptionalLong find(String text, long from, boolean forward) {
        return index.search(
                new Wanted(text, false),
                from,
                forward,
                () -> Thread.currentThread().isInterrupted());
    }

    @Override
    public OptionalLong error(long from, boolean forward) {
        return index.search(
                Wanted.ERRORS, from, forward, () -> Thread.currentThread().isInterrupted());
    }

    @Override
    public boolean grown() {
        return index.look();
    }
}
