package org.vigie.etl;

import com.fasterxml.jackson.core.io.NumberInput;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/// How a source writes numbers and dates: declared once, applied to each value, never guessed.
///
/// Numbers are strict: `Double.parseDouble` alone would take `NaN`, `1e999`, `12d` and `0x1p3`.
public final class Notation {
    /// Eisel and Lemire’s way: the same double as the JDK’s, found several times faster.
    private static final boolean FAST = true;

    private static final int LONGEST_NUMBER = 40;

    /// What JSON and most exports write: read without the formatter, which costs more than all the
    /// rest of a row.
    private static final String PLAIN = "yyyy-MM-dd HH:mm:ss";

    private static final String PLAIN_SHAPE = "0000-00-00 00:00:00";

    private final char decimal;
    private final boolean plain;
    private final DateTimeFormatter dates;

    /// @param dates a pattern of [DateTimeFormatter]; resolved strictly, so that 31/02 is no date
    public Notation(char decimal, String dates) {
        this.decimal = decimal;
        this.plain = dates.equals(PLAIN);
        this.dates =
                DateTimeFormatter.ofPattern(withPlainYears(dates), Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /// JSON's own: a point, and dates as `2026-02-15 13:15:17`.
    public static Notation json() {
        return new Notation('.', PLAIN);
    }

    /// `2026-02-15 13:15:17`, as the warehouses keep dates; written by hand, since a formatter costs
    /// more than all the rest of a row.
    public static String plain(LocalDateTime date) {
        var text = new StringBuilder(PLAIN_SHAPE.length());
        text.append(date.getYear());
        two(text.append('-'), date.getMonthValue());
        two(text.append('-'), date.getDayOfMonth());
        two(text.append(' '), date.getHour());
        two(text.append(':'), date.getMinute());
        two(text.append(':'), date.getSecond());
        return text.toString();
    }

    private static void two(StringBuilder text, int value) {
        text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }

    /// Strict dates refuse a year of an era (`y`) that no era goes with. What stands in quotes is
    /// text.
    private static String withPlainYears(String pattern) {
        var plain = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < pattern.length(); at++) {
            char each = pattern.charAt(at);
            quoted ^= each == '\'';
            plain.append(each == 'y' && !quoted ? 'u' : each);
        }
        return plain.toString();
    }

    /// @throws NumberFormatException when the text is not a plain finite number: digits, one
    ///   decimal mark, an exponent
    double number(String text) {
        if (text.length() > LONGEST_NUMBER || !isNumber(text, decimal)) {
            throw new NumberFormatException(text);
        }
        var value = NumberInput.parseDouble(decimal == '.' ? text : text.replace(decimal, '.'), FAST);
        if (Double.isInfinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    /// @throws ArithmeticException when the text is a number that is not whole, or too large
    /// @throws NumberFormatException when it is none
    long whole(String text) {
        if (text.length() > LONGEST_NUMBER || !isNumber(text, decimal)) {
            throw new NumberFormatException(text);
        }
        var value = new BigDecimal(decimal == '.' ? text : text.replace(decimal, '.'));
        if (Math.abs((long) value.precision() - value.scale()) > 18) {
            throw new ArithmeticException(text);
        }
        return value.longValueExact();
    }

    /// @throws DateTimeException when the text is not written in the declared pattern, or no such
    ///   day exists
    LocalDateTime moment(String text) {
        if (!plain || !isPlain(text)) {
            return LocalDateTime.parse(text, dates);
        }
        return LocalDateTime.of(
                figure(text, 0, 4),
                figure(text, 5, 7),
                figure(text, 8, 10),
                figure(text, 11, 13),
                figure(text, 14, 16),
                figure(text, 17, 19));
    }

    private static boolean isPlain(String text) {
        if (text.length() != PLAIN_SHAPE.length()) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            char shape = PLAIN_SHAPE.charAt(at);
            char found = text.charAt(at);
            if (shape == '0' ? found < '0' || found > '9' : found != shape) {
                return false;
            }
        }
        return true;
    }

    private static int figure(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean isNumber(String text, char decimal) {
        int at = 0;
        int end = text.length();
        if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int digits = digits(text, at);
        at += digits;
        if (at < end && text.charAt(at) == decimal) {
            int fraction = digits(text, at + 1);
            digits += fraction;
            at += 1 + fraction;
        }
        if (digits == 0) {
            return false;
        }
        if (at < end && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            int exponent = digits(text, at);
            if (exponent == 0) {
                return false;
            }
            at += exponent;
        }
        return at == end;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
