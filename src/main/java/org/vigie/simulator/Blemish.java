package org.vigie.simulator;

import static org.vigie.simulator.ErpRow.DATE;
import static org.vigie.simulator.ErpRow.MACHINE;
import static org.vigie.simulator.ErpRow.STATUS;
import static org.vigie.simulator.ErpRow.VOLUME;

import java.util.List;

/// What was done to a row.
public enum Blemish {
    /// The volume is `NaN`.
    VOLUME_NOT_A_NUMBER,
    /// The volume is `12d`, which Java would take for a number.
    VOLUME_WITH_A_LETTER,
    VOLUME_EMPTY,
    /// 31 February, in the right pattern.
    DATE_IMPOSSIBLE,
    /// The status is `LATE`.
    STATUS_UNKNOWN,
    /// The status column is not there at all.
    COLUMN_LOST,
    VOLUME_NEGATIVE,
    MACHINE_EMPTY,

    /// A sound row of `MCH-099`, a machine that the reference does not have.
    MACHINE_UNKNOWN,
    /// A sound row of `MCH-Edéa`, a machine with an accent.
    MACHINE_ACCENTED,
    /// The row above, once more.
    REPEATED;

    private static final List<Blemish> BAD_VALUES = List.of(
            VOLUME_NOT_A_NUMBER,
            VOLUME_WITH_A_LETTER,
            VOLUME_EMPTY,
            DATE_IMPOSSIBLE,
            STATUS_UNKNOWN,
            COLUMN_LOST,
            VOLUME_NEGATIVE,
            MACHINE_EMPTY);

    /// Those that make a row unusable, in the order in which they are used.
    public static List<Blemish> badValues() {
        return BAD_VALUES;
    }

    ErpRow on(ErpRow row) {
        return switch (this) {
            case VOLUME_NOT_A_NUMBER -> row.with(VOLUME, "NaN");
            case VOLUME_WITH_A_LETTER -> row.with(VOLUME, "12d");
            case VOLUME_EMPTY -> row.with(VOLUME, "");
            case DATE_IMPOSSIBLE -> row.with(DATE, row.date().replaceAll("-..-..", "-02-31"));
            case STATUS_UNKNOWN -> row.with(STATUS, "LATE");
            case COLUMN_LOST -> row.without(STATUS);
            case VOLUME_NEGATIVE -> row.with(VOLUME, "-" + row.volume());
            case MACHINE_EMPTY -> row.with(MACHINE, "");
            case MACHINE_UNKNOWN -> row.with(MACHINE, "MCH-099");
            case MACHINE_ACCENTED -> row.with(MACHINE, "MCH-Edéa");
            case REPEATED -> row;
        };
    }
}
