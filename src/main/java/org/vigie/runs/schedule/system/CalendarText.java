package org.vigie.runs.schedule.system;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The two kinds of `OnCalendar` that bring nights: each day at an hour, and one moment.
final class CalendarText {
    private static final Pattern DAILY =
            Pattern.compile("(?:(?:\\*-)?\\*-\\*\\s+)?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?:\\s+(\\S+))?");
    private static final Pattern ONCE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s+(\\S+))?");
    private static final Pattern MIDNIGHT = Pattern.compile("(?:daily|\\*-\\*-\\*)(?:\\s+(\\S+))?");

    private CalendarText() {}

    /// @return empty for any other expression
    static Optional<Start> read(String calendar, ZoneId machine) {
        try {
            var daily = DAILY.matcher(calendar.strip());
            if (daily.matches()) {
                return Optional.of(new Start.Daily(hour(daily, 1), zone(daily.group(4), machine)));
            }
            var once = ONCE.matcher(calendar.strip());
            if (once.matches()) {
                return Optional.of(new Start.Once(LocalDate.parse(once.group(1))
                        .atTime(hour(once, 2))
                        .atZone(zone(once.group(5), machine))
                        .toInstant()));
            }
            var midnight = MIDNIGHT.matcher(calendar.strip());
            return midnight.matches()
                    ? Optional.of(new Start.Daily(LocalTime.MIDNIGHT, zone(midnight.group(1), machine)))
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static LocalTime hour(Matcher found, int first) {
        var seconds = found.group(first + 2);
        return LocalTime.of(
                Integer.parseInt(found.group(first)),
                Integer.parseInt(found.group(first + 1)),
                seconds == null ? 0 : Integer.parseInt(seconds));
    }

    private static ZoneId zone(@Nullable String name, ZoneId machine) {
        return name == null ? machine : ZoneId.of(name);
    }
}
