package org.vigie.etl;

import java.util.List;

/// One row as the source wrote it: the values in the contract's order, still text.
///
/// @param line of the file, counted from 1 with the header; in a JSON array, the place of the
///   element, from 1
/// @param values in the contract's order; a value that the source left out is the empty text
/// @param unsound why the row cannot be read at all (a wrong number of columns); empty when it can
/// @param unfinished the last column of the last row, when the file ends without a line end: this
///   value may be cut; empty otherwise
public record RawRow(long line, List<String> values, String unsound, String unfinished) {
    public RawRow(long line, List<String> values) {
        this(line, values, "", "");
    }
}
