package org.vigie.runs.schedule.system;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.vigie.runs.schedule.system.Audit.Fault;
import org.vigie.runs.schedule.system.Audit.Finding;
import org.vigie.runs.schedule.system.Audit.Severity;

/// Holds a task against what a night needs.
///
/// @param where the task's name
/// @param here whether the task is of this machine, so that its paths can be compared with ours
record WindowsAudit(Nightly nightly, String where, Instant now, boolean here) {
    private static final Pattern LAUNCHER = Pattern.compile("(?i)(.*[\\\\/])?vigie(\\.cmd|\\.exe|\\.bat)?");
    private static final Pattern ABSOLUTE = Pattern.compile("([A-Za-z]:)?[\\\\/].*");

    List<Finding> of(WindowsTask task) {
        var findings = new ArrayList<Finding>();
        if (!task.enabled() || task.starts().isEmpty()) {
            findings.add(grave(Fault.DISABLED, task.enabled() ? "Triggers" : "Enabled=false", "Enabled=true"));
        }
        if (!task.starts().isEmpty()) {
            findings.addAll(new StartsAudit(nightly, where, now, false).of(task.starts()));
        }
        program(task, findings);
        if (tooLong(task.timeLimit())) {
            findings.add(grave(
                    Fault.TIME_LIMIT_TOO_LONG,
                    "ExecutionTimeLimit=" + task.timeLimit(),
                    nightly.limit().toString()));
        }
        if (task.instances().equals("IgnoreNew")) {
            findings.add(grave(Fault.IGNORES_NEW, "MultipleInstancesPolicy=IgnoreNew", "Parallel"));
        }
        if (Accounts.tooPowerful(task.account())) {
            findings.add(grave(Fault.RUNS_AS_SYSTEM, "UserId=" + task.account(), "S4U, LeastPrivilege"));
        }
        if (task.logon().equals("InteractiveToken")) {
            findings.add(grave(Fault.ONLY_WHILE_LOGGED_IN, "LogonType=InteractiveToken", "S4U"));
        }
        if (!task.startsWhenAvailable()) {
            findings.add(grave(Fault.MISSED_START_LOST, "StartWhenAvailable=false", "true"));
        }
        if (task.refusesBattery() || task.stopsOnBattery()) {
            findings.add(grave(
                    Fault.STOPS_ON_BATTERY,
                    task.refusesBattery() ? "DisallowStartIfOnBatteries=true" : "StopIfGoingOnBatteries=true",
                    "false"));
        }
        return findings;
    }

    private void program(WindowsTask task, List<Finding> findings) {
        var said = (task.command() + " " + WindowsWords.join(task.arguments())).strip();
        if (!isOurs(task)) {
            findings.add(grave(Fault.WRONG_PROGRAM, said, wanted()));
        } else if (!task.arguments().contains("--scheduled")) {
            findings.add(grave(Fault.NOT_SCHEDULED_RUN, said, wanted()));
        }
    }

    private boolean isOurs(WindowsTask task) {
        boolean vigie = LAUNCHER.matcher(task.command()).matches()
                && ABSOLUTE.matcher(task.command()).matches();
        boolean thisOne =
                !here || task.command().equalsIgnoreCase(nightly.launcher().toString());
        var words = task.arguments();
        boolean thisRun = words.containsAll(List.of("run", nightly.pipeline(), "--home"));
        boolean thisHome = !here || words.contains(nightly.home().toString());
        return vigie && thisOne && thisRun && thisHome;
    }

    private String wanted() {
        return nightly.launcher() + " " + WindowsWords.join(nightly.arguments());
    }

    /// Nought is without end; a length in months is too long anyway.
    private boolean tooLong(String limit) {
        try {
            var length = Duration.parse(limit);
            return length.isZero() || length.compareTo(nightly.limit()) > 0;
        } catch (DateTimeException _) {
            return true;
        }
    }

    private Finding grave(Fault fault, String found, String wanted) {
        return new Finding(fault, Severity.GRAVE, where, found, wanted, true);
    }
}
