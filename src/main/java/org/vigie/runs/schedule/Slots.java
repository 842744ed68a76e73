package org.vigie.runs.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.instance.Settings;
import org.vigie.instance.Settings.PipelineSettings;
import org.vigie.runs.schedule.Timetable.OddNight;

/// The nights of a pipeline: dates, and the instant at which each of them starts.
///
/// An hour that the clocks leap over starts as much later; of an hour that comes twice, the first
/// one counts.
///
/// @param hour at which a night starts
/// @param due the hour at which people start to work with the data
public record Slots(LocalTime hour, LocalTime due, ZoneId zone) {
    private static final int ODD_NIGHTS_LOOKED_AT = 4;

    public static Slots of(PipelineSettings pipeline, Settings settings) {
        return new Slots(pipeline.slot(), pipeline.due(), settings.zone());
    }

    public Instant at(LocalDate slot) {
        return slot.atTime(hour).atZone(zone).toInstant();
    }

    /// On the morning after the night's hour.
    public Instant due(LocalDate slot) {
        var morning = due.isAfter(hour) ? slot : slot.plusDays(1);
        return morning.atTime(due).atZone(zone).toInstant();
    }

    /// The newest slot whose hour has come.
    public LocalDate newest(Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        return at(today).isAfter(now) ? today.minusDays(1) : today;
    }

    /// The next slot whose hour does not exist, or exists twice.
    public Optional<OddNight> nextOdd(Instant now) {
        var rules = zone.getRules();
        return Stream.iterate(
                        Optional.ofNullable(rules.nextTransition(now)),
                        Optional::isPresent,
                        last -> last.map(each -> rules.nextTransition(each.getInstant())))
                .limit(ODD_NIGHTS_LOOKED_AT)
                .flatMap(Optional::stream)
                .filter(this::touchesTheHour)
                .findFirst()
                .map(this::odd);
    }

    private boolean touchesTheHour(ZoneOffsetTransition change) {
        var slot = dayOf(change).atTime(hour);
        var from = change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter();
        var to = change.isGap() ? change.getDateTimeAfter() : change.getDateTimeBefore();
        return !slot.isBefore(from) && slot.isBefore(to);
    }

    private OddNight odd(ZoneOffsetTransition change) {
        var kind = change.isGap() ? OddNight.Kind.GAP : OddNight.Kind.OVERLAP;
        return new OddNight(dayOf(change), kind, at(dayOf(change)));
    }

    private static LocalDate dayOf(ZoneOffsetTransition change) {
        return change.getDateTimeBefore().toLocalDate();
    }
}
