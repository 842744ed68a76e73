package org.vigie.console.history;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// One line of a run's log, as the worker writes it: `2026-11-22T04:50:59.336Z ERROR text`.
record LogLine(String written) {
    private static final Pattern FORM = Pattern.compile("(\\S+Z) (INFO |ERROR) (.*)", Pattern.DOTALL);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

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
