package org.vigie.etl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Rows that a test wrote down, `|` between the values in the order of the contract.
public record MemorySource(String name, List<String> lines) implements Source {
    @Override
    public Snapshot extract(Journal journal) {
        return new Snapshot(name, "memory", Path.of(name), "aa", lines.size(), Optional.empty());
    }

    @Override
    public RawRows open(Snapshot snapshot, Contract contract) {
        var rows = new ArrayList<RawRow>();
        for (var line : lines) {
            rows.add(new RawRow(rows.size() + 2L, Arrays.asList(line.split("\\|", -1))));
        }
        return new Rows(rows.iterator());
    }

    @Override
    public Notation notation() {
        return Notation.json();
    }

    record Rows(Iterator<RawRow> rows) implements RawRows {
        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public RawRow next() {
            return rows.next();
        }

        @Override
        public double progress() {
            return 0.5;
        }

        @Override
        public void close() {}
    }
}
