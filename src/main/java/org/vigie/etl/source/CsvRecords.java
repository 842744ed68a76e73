package org.vigie.etl.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vigie.etl.RawRow;

/// Puts each field where the contract wants it while the file is parsed: no list is made twice, and
/// columns that nobody asked for cost nothing.
final class CsvRecords extends AbstractBaseCsvCallbackHandler<RawRow> {
    /// More than any export of a person; a file without line ends would fill the memory.
    static final int MOST_COLUMNS = 10_000;

    private static final int NOT_WANTED = -1;

    private final List<String> header = new ArrayList<>();
    private int[] slots = {};
    private int wanted;
    private boolean inHeader = true;
    private String[] values = {};
    private long line = 1;

    /// What the first record brought.
    List<String> header() {
        return header;
    }

    boolean hasTooManyColumns() {
        return header.size() >= MOST_COLUMNS;
    }

    /// Where the record began that was parsed, or was being parsed, last.
    long line() {
        return line;
    }

    /// From now on, records are rows.
    void rowsFollow(List<String> columns, List<String> wantedColumns) {
        slots = columns.stream().mapToInt(wantedColumns::indexOf).toArray();
        wanted = wantedColumns.size();
        inHeader = false;
    }

    @Override
    protected void handleBegin(long startingLine) {
        line = startingLine;
        values = new String[wanted];
    }

    @Override
    protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
        if (inHeader) {
            if (index < MOST_COLUMNS) {
                header.add(new String(text, offset, length));
            }
        } else if (index < slots.length && slots[index] != NOT_WANTED) {
            values[slots[index]] = new String(text, offset, length);
        }
    }

    @Override
    protected RawRow buildRecord() {
        int count = getFieldCount();
        if (inHeader || count == slots.length) {
            return new RawRow(line, Arrays.asList(values));
        }
        for (int slot = 0; slot < values.length; slot++) {
            values[slot] = values[slot] == null ? "" : values[slot];
        }
        return new RawRow(line, Arrays.asList(values), count + "/" + slots.length, "");
    }
}
