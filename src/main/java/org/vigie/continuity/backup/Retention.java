package org.vigie.continuity.backup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.vigie.instance.Settings.KeepSettings;

/// Which backups stay. The newest of each of the last days, weeks, months and years that have one:
/// counted by those that have one, so that a month without nights costs no backup.
///
/// Only good ones take a place. A damaged one goes once a newer one is good, for until then somebody
/// may want to look at it. The newest good one always stays.
public final class Retention {
    private Retention() {}

    /// Why a backup stays; a backup may have several reasons.
    public enum Keep {
        NEWEST,
        RECENT,
        DAY,
        WEEK,
        MONTH,
        YEAR,
        /// A rerun may still be taken back to it.
        UNDO,
        /// Damaged, and no newer one is good.
        EVIDENCE
    }

    /// @param keep each with its reasons, the newest first
    /// @param drop the newest first
    public record Plan(List<Kept> keep, List<Backup> drop) {
        public Plan {
            keep = List.copyOf(keep);
            drop = List.copyOf(drop);
        }
    }

    public record Kept(Backup backup, Set<Keep> why) {
        public Kept {
            why = Set.copyOf(why);
        }
    }

    /// @param backups of one pipeline; those that are neither good nor damaged are left out
    public static Plan plan(List<Backup> backups, KeepSettings rules, ZoneId zone, Instant now) {
        var newestFirst = Comparator.comparing(Backup::madeAt)
                .thenComparing(backup -> backup.id().value())
                .reversed();
        var there = backups.stream()
                .filter(backup -> backup.state().good() || backup.state() == BackupState.DAMAGED)
                .sorted(newestFirst)
                .toList();
        var good = there.stream().filter(backup -> backup.state().good()).toList();
        var why = why(good, rules, zone, now);
        boolean goodSeen = false;
        var keep = new ArrayList<Kept>();
        var drop = new ArrayList<Backup>();
        for (var backup : there) {
            goodSeen |= backup.state().good();
            var reasons = why.getOrDefault(backup.id(), goodSeen ? Set.of() : Set.of(Keep.EVIDENCE));
            if (reasons.isEmpty()) {
                drop.add(backup);
            } else {
                keep.add(new Kept(backup, reasons));
            }
        }
        return new Plan(keep, drop);
    }

    private static Map<BackupId, Set<Keep>> why(List<Backup> good, KeepSettings rules, ZoneId zone, Instant now) {
        var why = new HashMap<BackupId, Set<Keep>>();
        good.stream().limit(1).forEach(newest -> add(why, newest, Keep.NEWEST));
        good.stream()
                .filter(backup -> backup.madeAt().isAfter(now.minus(rules.all())))
                .forEach(recent -> add(why, recent, Keep.RECENT));
        good.stream()
                .filter(backup ->
                        backup.madeAt().plus(backup.occasion().staysFor()).isAfter(now))
                .forEach(kept -> add(why, kept, Keep.UNDO));
        Function<Backup, LocalDate> day = backup -> LocalDate.ofInstant(backup.madeAt(), zone);
        newestOfEach(good, rules.days(), day).forEach(backup -> add(why, backup, Keep.DAY));
        newestOfEach(good, rules.weeks(), day.andThen(Retention::week)).forEach(backup -> add(why, backup, Keep.WEEK));
        newestOfEach(good, rules.months(), day.andThen(YearMonth::from))
                .forEach(backup -> add(why, backup, Keep.MONTH));
        newestOfEach(good, rules.years(), day.andThen(LocalDate::getYear))
                .forEach(backup -> add(why, backup, Keep.YEAR));
        return why;
    }

    private static void add(Map<BackupId, Set<Keep>> why, Backup backup, Keep reason) {
        why.computeIfAbsent(backup.id(), _ -> EnumSet.noneOf(Keep.class)).add(reason);
    }

    private static List<Backup> newestOfEach(List<Backup> newestFirst, int most, Function<Backup, ?> period) {
        var seen = new HashSet<Object>();
        return newestFirst.stream()
                .filter(backup -> seen.size() < most)
                .filter(backup -> seen.add(period.apply(backup)))
                .toList();
    }

    private static String week(LocalDate day) {
        return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
