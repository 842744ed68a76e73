package org.vigie.console.history;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/// One line of a run's log, as the worker writes it: `2026-11-22T04:50:59.336Z ERROR text`.
record LogLine(String written) {
    private static final Pattern FORM = Pattern.compile("(\\S+Z) (INFO |ERROR) (.*)", Pattern.DOTALL);
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    /// Whether somebody who looks for a text means this line.
    static boolean holds(String shown, String text) {
        return !text.isEmpty() && shown.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    /// What to look for in the file when the reader looks for a text: lines carry universal time, and
    /// are shown in the installation's.
    ///
    /// @param oldest a line of the log, which tells its day
    static String asWritten(String text, String oldest, ZoneId zone) {
        var sought = text.strip();
        var form = FORM.matcher(oldest);
        if (!TIME.matcher(sought).matches() || !form.matches()) {
            return sought;
        }
        try {
            var offset = zone.getRules().getOffset(Instant.parse(form.group(1)));
            var local = LocalTime.parse(sought);
            var universal = local.minusSeconds(offset.getTotalSeconds()).format(CLOCK);
            return "T" + universal.substring(0, sought.length());
        } catch (DateTimeParseException noTime) {
            return sought;
        }
    }

    boolean isError() {
        var form = FORM.matcher(written);
        return form.matches() && form.group(2).equals("ERROR");
    }

    /// With the time of the installation, as everything else on the screen; a line of another form
    /// (a stack trace) as it was written.
    String in(ZoneId zone) {
        var form = FORM.matcher(written);
        try {
            return form.matches()
                    ? CLOCK.withZone(zone).format(Instant.parse(form.group(1)))
                            + "  "
                            + form.group(2)
                            + "  "
                            + form.group(3)
                    : written;
        } catch (DateTimeParseException _) {
            return written;
        }
    }
}
