package org.vigie.runs.schedule.system;

import java.util.List;

/// What is registered with the operating system, and what is wrong with it.
///
/// @param scheduler what schedules here
/// @param registered what was found, for example the names of tasks or units; empty: nothing
/// @param findings the gravest first; empty: as it should be
public record Audit(Scheduler scheduler, List<String> registered, List<Finding> findings) {
    public Audit {
        registered = List.copyOf(registered);
        findings = List.copyOf(findings);
    }

    /// Whether a night is at stake.
    public boolean grave() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.GRAVE);
    }

    public enum Scheduler {
        WINDOWS_TASK_SCHEDULER,
        SYSTEMD,
        /// This machine has neither.
        NONE
    }

    /// One thing that is not as it should be. Its name chooses three texts: what is, its
    /// consequence, its correction.
    ///
    /// @param where the task or unit, and the setting in it
    /// @param found the value that was found; empty: none
    /// @param wanted the value that it should have
    /// @param correctable whether `vigie schedule install` puts it right
    public record Finding(
            Fault fault, Severity severity, String where, String found, String wanted, boolean correctable) {}

    public enum Severity {
        /// A night can be missed, or cannot be stopped.
        GRAVE,
        /// Worth putting right.
        MINOR
    }

    public enum Fault {
        NOT_REGISTERED,
        /// The task is switched off.
        DISABLED,
        /// A hung night is allowed to hang for three days (the default of Windows), or for ever.
        TIME_LIMIT_TOO_LONG,
        /// While one hangs, the next ones silently do not start.
        IGNORES_NEW,
        RUNS_AS_SYSTEM,
        /// Nobody logged in: no night.
        ONLY_WHILE_LOGGED_IN,
        /// A machine that was off at the hour runs nothing.
        MISSED_START_LOST,
        /// Starts only on mains power, or stops on battery.
        STOPS_ON_BATTERY,
        /// The hour does not exist, or comes twice, in the nights of daylight saving.
        HOUR_IN_DST_GAP,
        /// The hour is meant in another zone than the installation's.
        OTHER_ZONE,
        OTHER_HOUR,
        HISTORY_OFF,
        /// The program or the installation that it names is not there, or not ours.
        WRONG_PROGRAM,
        /// Started without `--scheduled`: two triggers would make two runs.
        NOT_SCHEDULED_RUN,
        /// The file cannot be read as what it should be.
        UNREADABLE
    }
}
