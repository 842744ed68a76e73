package org.vigie.etl;

/// Why one row was set aside: data, not a problem; the run goes on.
///
/// @param field the column; empty when the row as a whole is unsound
/// @param value as the source wrote it, cut to 200 characters
/// @param reason one of the words of [Reason]
public record Rejection(long line, String field, String value, Reason reason) {
    private static final int LONGEST_VALUE = 200;

    public Rejection {
        value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    /// Written to `v_quarantine.reason` in lower case; the screens translate it.
    public enum Reason {
        EMPTY,
        NOT_A_NUMBER,
        NOT_A_WHOLE_NUMBER,
        NOT_A_DATE,
        OUT_OF_RANGE,
        NOT_ALLOWED,
        WRONG_COLUMN_COUNT,
        CONTROL_CHARACTER,
        DUPLICATE,
        CUT
    }
}
