package org.vigie.etl.source;

import org.vigie.etl.Contract;
import org.vigie.etl.Journal;
import org.vigie.etl.Notation;
import org.vigie.etl.RawRows;
import org.vigie.etl.Snapshot;
import org.vigie.etl.Source;

/// A source as `vigie.json` declares it: how its input comes, how it is written.
final class DeclaredSource implements Source {
    private final String name;
    private final Transport transport;
    private final Format format;
    private final CsvNotation csv;
    private final Snapshots snapshots;
    private final Notation notation;

    DeclaredSource(String name, Transport transport, Format format, CsvNotation csv, Snapshots snapshots) {
        this.name = name;
        this.transport = transport;
        this.format = format;
        this.csv = csv;
        this.snapshots = snapshots;
        this.notation = switch (format) {
            case CSV -> new Notation(csv.decimal(), csv.dates());
            case JSON -> new Notation('.', csv.dates());
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Snapshot extract(Journal journal) {
        return transport.take(journal);
    }

    @Override
    public RawRows open(Snapshot snapshot, Contract contract) {
        var place = new Place(snapshot.source(), snapshot.location());
        var file = snapshots.locate(snapshot);
        return switch (format) {
            case CSV -> CsvRows.open(place, file, csv, contract);
            case JSON -> JsonRows.open(place, file, contract);
        };
    }

    @Override
    public Notation notation() {
        return notation;
    }
}
