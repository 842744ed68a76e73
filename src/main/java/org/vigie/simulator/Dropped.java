package org.vigie.simulator;

import java.nio.file.Path;
import java.util.List;

/// What the ERP left behind.
///
/// @param rows those that were written below the header, before any cut
/// @param touched the rows that a fault changed or added, in the order of the file
public record Dropped(Path file, long rows, List<TouchedRow> touched) {
    public Dropped {
        touched = List.copyOf(touched);
    }

    /// @param line as an editor counts them: the header is line 1
    public record TouchedRow(long line, Blemish blemish) {}
}
