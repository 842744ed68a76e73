package org.vigie.etl.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.vigie.etl.Contract;
import org.vigie.etl.RawRow;
import org.vigie.etl.RawRows;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;

/// The rows of a CSV snapshot.
final class CsvRows implements RawRows {
    private static final int LONGEST_FIELD = 1 << 16;

    private final Place place;
    private final Path file;
    private final CsvNotation csv;
    private final StrictText text;
    private final CsvRecords records = new CsvRecords();
    private final Iterator<RawRow> rows;
    private String lastColumn = "";

    private CsvRows(Place place, Path file, CsvNotation csv) throws IOException {
        this.place = place;
        this.file = file;
        this.csv = csv;
        this.text = new StrictText(file, csv.charset());
        this.rows = reader().build(records, text).iterator();
    }

    /// @throws ProblemException SOURCE_INVALID when the header does not fit the contract
    static CsvRows open(Place place, Path file, CsvNotation csv, Contract contract) {
        try {
            var rows = new CsvRows(place, file, csv);
            try {
                rows.readHeader(contract);
                return rows;
            } catch (ProblemException e) {
                rows.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNext();
        } catch (CsvParseException | UncheckedIOException e) {
            throw unsound(e);
        }
    }

    @Override
    public RawRow next() {
        try {
            var row = rows.next();
            return rows.hasNext() || text.endsWithLineEnd() ? row : unfinished(row);
        } catch (CsvParseException | UncheckedIOException e) {
            throw unsound(e);
        }
    }

    @Override
    public double progress() {
        try {
            return text.progress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CsvReader.CsvReaderBuilder reader() {
        return CsvReader.builder()
                .fieldSeparator(csv.separator())
                .quoteCharacter('"')
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD);
    }

    /// An empty file has no header and no rows: the floor of rows judges it.
    private void readHeader(Contract contract) {
        if (!hasNext()) {
            return;
        }
        var _ = rows.next();
        if (records.hasTooManyColumns()) {
            throw place.problem(Code.CSV_UNSOUND, records.line(), Reason.TOO_MANY_COLUMNS.of(CsvRecords.MOST_COLUMNS));
        }
        var header = CsvHeader.of(records.header());
        header.check(contract.names(), csv, place);
        lastColumn = header.lastColumn();
        records.rowsFollow(header.columns(), contract.names());
    }

    private RawRow unfinished(RawRow row) {
        return new RawRow(row.line(), row.values(), row.unsound(), lastColumn);
    }

    private RuntimeException unsound(RuntimeException failure) {
        if (failure instanceof CsvParseException) {
            return place.problem(Code.CSV_UNSOUND, records.line(), reason(failure));
        }
        if (failure.getCause() instanceof CharacterCodingException) {
            return place.problem(Code.WRONG_CHARSET, foreignLine(), csv.charset());
        }
        return failure;
    }

    private long foreignLine() {
        try {
            return StrictText.firstForeignLine(file, csv.charset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reason(RuntimeException failure) {
        var words = new StringBuilder();
        for (var each = Optional.<Throwable>of(failure);
                each.isPresent();
                each = each.flatMap(one -> Optional.ofNullable(one.getCause()))) {
            words.append(each.get().getMessage()).append(' ');
        }
        if (words.indexOf("buffer size") >= 0) {
            return Reason.FIELD_TOO_LONG.of(LONGEST_FIELD);
        }
        return (words.indexOf("nclosed") >= 0 ? Reason.QUOTE_NOT_CLOSED : Reason.TEXT_AFTER_QUOTE).toString();
    }
}
