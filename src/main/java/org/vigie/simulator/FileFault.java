package org.vigie.simulator;

/// What can be wrong with a file that is dropped.
public sealed interface FileFault {
    /// The faults that need no more words.
    enum Plain implements FileFault {
        NONE,
        /// No file, not even the one of the night before.
        MISSING,
        /// 0 bytes.
        EMPTY,
        HEADER_ONLY,
        /// Cut at 60 % of its bytes, in the middle of a row.
        TRUNCATED,
        /// `volume_transferred` is called `volume`; of the sensors, `vibration` is called `vib`.
        WRONG_COLUMNS,
        /// `;` between the columns and a decimal comma.
        FRENCH,
        /// Windows-1252, and some machines or locomotives with an accent, so that it matters.
        CP1252,
        /// UTF-8 with its byte order mark.
        BOM,
        /// Random bytes in the middle.
        BINARY,
        /// The newest rows are four days old.
        STALE,
        /// Every tenth row comes twice.
        DUPLICATED,
        /// Every twentieth row is of a machine that nobody knows, `MCH-099`.
        UNKNOWN_MACHINES
    }

    /// This share of the rows (0 to 1) is spoiled, in turn in each way of [Blemish#badValues()].
    record BadRows(double share) implements FileFault {
        public BadRows {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share of bad rows: " + share);
            }
        }
    }

    /// No row of this station's machines.
    record StationMissing(Station station) implements FileFault {}
}
