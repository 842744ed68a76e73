package org.vigie.console.schedule;

import java.time.Duration;
import java.time.Instant;
import org.vigie.console.screen.RunWords;
import org.vigie.console.screen.Viewing;
import org.vigie.language.SpokenFaults;
import org.vigie.language.Texts;
import org.vigie.runs.Post;
import org.vigie.runs.schedule.Drain;
import org.vigie.runs.schedule.ExpectedRun;
import org.vigie.runs.schedule.Timetable.OddNight;
import org.vigie.runs.schedule.system.Audit;
import org.vigie.runs.schedule.system.Audit.Finding;

/// What the schedule screen says.
final class ScheduleWords {
    private final Viewing viewing;
    private final Texts texts;
    private final RunWords words;

    ScheduleWords(Viewing viewing) {
        this.viewing = viewing;
        this.texts = viewing.texts();
        this.words = viewing.runWords();
    }

    /// `Fret · nuit du dim. 22/02`
    String night(ExpectedRun night) {
        return texts.text("schedule.night", words.pipeline(night.pipeline()), texts.shortDay(night.slot()));
    }

    String state(ExpectedRun night) {
        return texts.text("schedule.state." + night.state().name());
    }

    /// `à 02:00 · dans 19 h 57`, or how late it is.
    String countdown(ExpectedRun night) {
        var now = viewing.clock().instant();
        var at = texts.time(night.at(), viewing.zone());
        return night.at().isAfter(now)
                ? texts.text("schedule.in", at, length(now, night.at()))
                : texts.text("schedule.since", at, length(night.at(), now));
    }

    /// What became of a night.
    String told(ExpectedRun night) {
        return texts.text(
                "schedule.told." + night.state().name(),
                texts.time(night.at(), viewing.zone()),
                texts.time(night.due(), viewing.zone()));
    }

    String onDuty(Post.Holder holder) {
        var pid = holder.process().pid();
        var role = pid == ProcessHandle.current().pid() ? "window" : holder.role();
        var key = "schedule.duty." + role;
        return texts.has(key) ? texts.text(key, Long.toString(pid)) : texts.text("schedule.duty.other", role, pid);
    }

    String onDutySince(Post.Holder holder) {
        return texts.text("schedule.duty.since", texts.moment(holder.since(), viewing.zone()));
    }

    String drained(Drain drain) {
        return texts.text(
                "schedule.drain.until",
                texts.moment(drain.until(), viewing.zone()),
                length(viewing.clock().instant(), drain.until()));
    }

    String drainedBy(Drain drain) {
        return texts.text(
                "schedule.drain.by", drain.actor(), texts.moment(drain.since(), viewing.zone()), drain.reason());
    }

    String odd(OddNight night) {
        return texts.text(
                "schedule.odd." + night.kind().name(),
                texts.longDay(night.slot()),
                texts.time(night.at(), viewing.zone()));
    }

    String scheduler(Audit audit) {
        return texts.text("schedule.system." + audit.scheduler().name());
    }

    String registered(Audit audit) {
        return audit.registered().isEmpty()
                ? texts.text("schedule.registered.none")
                : texts.text("schedule.registered", String.join(", ", audit.registered()));
    }

    String severity(Finding finding) {
        return texts.text("schedule.severity." + finding.severity().name());
    }

    String fault(Finding finding) {
        return new SpokenFaults(texts).what(finding.fault());
    }

    String consequence(Finding finding) {
        return new SpokenFaults(texts).consequence(finding.fault());
    }

    String correction(Finding finding) {
        return new SpokenFaults(texts).correction(finding.fault());
    }

    /// `Vigie\Fret · ExecutionTimeLimit : PT72H (au lieu de PT2H)`
    String where(Finding finding) {
        var found = finding.found().isBlank() ? texts.text("schedule.found.none") : finding.found();
        return finding.wanted().isBlank()
                ? texts.text("schedule.where", finding.where(), found)
                : texts.text("schedule.where.wanted", finding.where(), found, finding.wanted());
    }

    /// To the minute: a countdown that moves each second calls for no more attention than that.
    private String length(Instant from, Instant to) {
        var length = Duration.between(from, to);
        return texts.duration(length.toMinutes() > 0 ? Duration.ofMinutes(length.toMinutes()) : length);
    }
}
