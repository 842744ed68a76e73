package org.vigie.runs.schedule.system;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.runs.schedule.Timetable.OddNight;
import org.vigie.runs.schedule.system.Audit.Fault;
import org.vigie.runs.schedule.system.Audit.Finding;
import org.vigie.runs.schedule.system.Audit.Severity;

/// Holds each night of the coming year against what really starts in it.
record StartsAudit(Nightly nightly, String where, Instant now, boolean firstOfTwoIsSure) {
    private static final int DAYS = 366;
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    List<Finding> of(List<Start> starts) {
        var daily = starts.stream()
                .flatMap(start -> start instanceof Start.Daily found ? Stream.of(found) : Stream.empty())
                .toList();
        if (daily.isEmpty()) {
            return List.of(finding(Fault.OTHER_HOUR, Severity.GRAVE, "", wanted()));
        }
        var findings = new ArrayList<Finding>();
        astray(daily).ifPresent(findings::add);
        daily.forEach(start -> odd(start, starts).ifPresent(findings::add));
        return findings;
    }

    /// The first night whose start is furthest from its hour tells it.
    private Optional<Finding> astray(List<Start.Daily> daily) {
        var first = LocalDate.ofInstant(now, nightly.zone()).plusDays(1);
        var off = first.datesUntil(first.plusDays(DAYS))
                .filter(day -> daily.stream().allMatch(start -> start.isSure(day)))
                .map(day -> nearest(day, daily))
                .toList();
        var earliest = off.stream().min(Duration::compareTo).orElse(Duration.ZERO);
        var latest = off.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        if (earliest.isZero() && latest.isZero()) {
            return Optional.empty();
        }
        var start = daily.getFirst();
        boolean otherZone = !earliest.equals(latest)
                || (start.hour().equals(nightly.hour()) && !Start.sameRules(start.zone(), nightly.zone()));
        // Before the hour, the newest slot is yesterday's: the start would find it taken and end.
        boolean grave = earliest.isNegative() || latest.compareTo(nightly.limit()) > 0;
        return Optional.of(finding(
                otherZone ? Fault.OTHER_ZONE : Fault.OTHER_HOUR,
                grave ? Severity.GRAVE : Severity.MINOR,
                start.hour() + " " + start.zone(),
                wanted()));
    }

    private Duration nearest(LocalDate day, List<Start.Daily> daily) {
        var wanted = day.atTime(nightly.hour()).atZone(nightly.zone()).toInstant();
        return daily.stream()
                .flatMap(start -> Stream.of(-1, 0, 1).map(shift -> start.on(day.plusDays(shift))))
                .map(at -> Duration.between(wanted, at))
                .min((one, other) -> one.abs().compareTo(other.abs()))
                .orElse(HALF_A_DAY);
    }

    private Optional<Finding> odd(Start.Daily start, List<Start> starts) {
        return Start.oddNights(start.hour(), start.zone(), now, 1).stream()
                .filter(night -> night.kind() == OddNight.Kind.GAP || !firstOfTwoIsSure)
                .filter(night -> !starts.contains(new Start.Once(night.at())))
                .findFirst()
                .map(night -> finding(
                        Fault.HOUR_IN_DST_GAP,
                        night.kind() == OddNight.Kind.GAP ? Severity.GRAVE : Severity.MINOR,
                        night.slot() + " " + start.hour() + " " + start.zone(),
                        night.at().toString()));
    }

    private String wanted() {
        return wanted(nightly.zone());
    }

    private String wanted(ZoneId zone) {
        return nightly.hour() + " " + zone;
    }

    private Finding finding(Fault fault, Severity severity, String found, String wanted) {
        return new Finding(fault, severity, where, found, wanted, true);
    }
}
