package org.vigie.simulator;

import java.util.Optional;
import org.vigie.simulator.FileFault.BadRows;
import org.vigie.simulator.FileFault.Plain;
import org.vigie.simulator.FileFault.StationMissing;

/// Which rows of a file are touched, and how.
interface Blemishes {
    /// @param row counted from 0
    Optional<Blemish> of(long row);

    static Blemishes wantedBy(FileFault fault, long rows) {
        return switch (fault) {
            case BadRows(var share) -> spread(Math.round(share * rows), rows);
            case Plain.DUPLICATED -> oneIn(10, Blemish.REPEATED);
            case Plain.UNKNOWN_MACHINES -> oneIn(20, Blemish.MACHINE_UNKNOWN);
            case Plain.CP1252 -> oneIn(20, Blemish.MACHINE_ACCENTED);
            case Plain _, StationMissing _ -> _ -> Optional.empty();
        };
    }

    private static Blemishes oneIn(long rows, Blemish blemish) {
        return row -> row % rows == rows / 2 ? Optional.of(blemish) : Optional.empty();
    }

    /// The file is cut into as many slices as bad rows are wanted; each slice has one, in its
    /// middle.
    private static Blemishes spread(long bad, long rows) {
        return row -> {
            var before = badBefore(row, bad, rows);
            return badBefore(row + 1, bad, rows) > before ? Optional.of(kind(before)) : Optional.empty();
        };
    }

    private static long badBefore(long row, long bad, long rows) {
        return Math.ceilDiv(2 * row * bad, rows) / 2;
    }

    private static Blemish kind(long turn) {
        var kinds = Blemish.badValues();
        return kinds.get((int) (turn % kinds.size()));
    }
}
