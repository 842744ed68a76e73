package org.vigie.etl;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.vigie.etl.Rejection.Reason;

/// One row, asked for its values by field. A value that breaks the contract sends the row to
/// quarantine.
public final class Row {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    private final RawRow raw;
    private final Contract contract;
    private final Notation notation;

    Row(RawRow raw, Contract contract, Notation notation) {
        this.raw = raw;
        this.contract = contract;
        this.notation = notation;
    }

    public long line() {
        return raw.line();
    }

    public String text(Field field) {
        var value = raw.values().get(contract.indexOf(field)).strip();
        if (value.isEmpty()) {
            throw rejected(field, value, Reason.EMPTY);
        }
        if (hasControlCharacter(value)) {
            throw rejected(field, value, Reason.CONTROL_CHARACTER);
        }
        return field.kind() instanceof Field.Kind.OneOf(var allowed) ? oneOf(allowed, field, value) : value;
    }

    /// The declared word itself, one object for all rows: it stays in the processor's cache on the way to the table.
    private String oneOf(List<String> allowed, Field field, String value) {
        int index = allowed.indexOf(value);
        if (index < 0) {
            throw rejected(field, value, Reason.NOT_ALLOWED);
        }
        return allowed.get(index);
    }

    public double number(Field field) {
        var value = text(field);
        var range = (Field.Kind.Decimal) field.kind();
        double number;
        try {
            number = notation.number(value);
        } catch (NumberFormatException e) {
            throw rejected(field, value, Reason.NOT_A_NUMBER);
        }
        if (number < range.least() || number > range.most()) {
            throw rejected(field, value, Reason.OUT_OF_RANGE);
        }
        return number;
    }

    public long whole(Field field) {
        var value = text(field);
        var range = (Field.Kind.Whole) field.kind();
        long number;
        try {
            number = notation.whole(value);
        } catch (ArithmeticException | NumberFormatException e) {
            throw rejected(field, value, Reason.NOT_A_WHOLE_NUMBER);
        }
        if (number < range.least() || number > range.most()) {
            throw rejected(field, value, Reason.OUT_OF_RANGE);
        }
        return number;
    }

    public LocalDateTime moment(Field field) {
        var value = text(field);
        LocalDateTime moment;
        try {
            moment = notation.moment(value);
        } catch (DateTimeException e) {
            throw rejected(field, value, Reason.NOT_A_DATE);
        }
        if (moment.getYear() < FIRST_YEAR || moment.getYear() > LAST_YEAR) {
            throw rejected(field, value, Reason.OUT_OF_RANGE);
        }
        return moment;
    }

    /// Sends the row to quarantine when a row before it had the same name.
    void requireFirst(Field key, Set<String> seen) {
        var name = text(key);
        if (!seen.add(name)) {
            throw rejected(key, name, Reason.DUPLICATE);
        }
    }

    /// A loop: this is asked of each value of each row.
    private static boolean hasControlCharacter(String value) {
        for (int at = 0; at < value.length(); at++) {
            if (Character.isISOControl(value.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private Rejected rejected(Field field, String value, Reason reason) {
        return new Rejected(raw.line(), field.name(), value, reason);
    }
}
