package org.vigie.runs.schedule.system;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.vigie.runs.schedule.Timetable.OddNight;

/// When the operating system starts something.
sealed interface Start {
    /// @param zone whose wall clock shows the hour; an offset for a start that follows no clock change
    record Daily(LocalTime hour, ZoneId zone) implements Start {
        /// systemd leaves out a night whose hour does not exist; Windows does not say what it does.
        boolean isSure(LocalDate day) {
            return zone.getRules().getValidOffsets(day.atTime(hour)).size() == 1;
        }

        Instant on(LocalDate day) {
            return day.atTime(hour).atZone(zone).toInstant();
        }
    }

    record Once(Instant at) implements Start {}

    /// The starts that bring one run in each night, odd nights included.
    ///
    /// The slot is claimed in the operations book: a start too many ends at once and changes nothing,
    /// so the odd nights get one of their own.
    static List<Start> of(Nightly nightly, ZoneId clock, Instant now) {
        var starts = new ArrayList<Start>();
        starts.add(new Daily(nightly.hour(), clock));
        if (!clock.getRules().isFixedOffset() && sameRules(clock, nightly.zone())) {
            oddNights(nightly.hour(), clock, now, ODD_YEARS).forEach(night -> starts.add(new Once(night.at())));
        }
        return starts;
    }

    int ODD_YEARS = 10;

    /// The nights to come whose hour does not exist, or exists twice.
    static List<OddNight> oddNights(LocalTime hour, ZoneId zone, Instant from, int years) {
        var nights = new ArrayList<OddNight>();
        var rules = zone.getRules();
        var until = from.atZone(ZoneOffset.UTC).plusYears(years).toInstant();
        for (var change = rules.nextTransition(from);
                change != null && change.getInstant().isBefore(until);
                change = rules.nextTransition(change.getInstant())) {
            var earlier = change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter();
            var later = change.isGap() ? change.getDateTimeAfter() : change.getDateTimeBefore();
            for (var day = earlier.toLocalDate(); !day.isAfter(later.toLocalDate()); day = day.plusDays(1)) {
                var moment = day.atTime(hour);
                if (!moment.isBefore(earlier) && moment.isBefore(later)) {
                    nights.add(new OddNight(
                            day,
                            change.isGap() ? OddNight.Kind.GAP : OddNight.Kind.OVERLAP,
                            moment.atZone(zone).toInstant()));
                }
            }
        }
        return nights;
    }

    static boolean sameRules(ZoneId one, ZoneId other) {
        return one.getRules().equals(other.getRules());
    }
}
