package org.vigie.runs.schedule.system;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigie.runs.schedule.system.Audit.Fault;
import org.vigie.runs.schedule.system.Audit.Finding;
import org.vigie.runs.schedule.system.Audit.Severity;

/// Holds a timer and its service against what a night needs.
///
/// @param where the units' name
/// @param account under which a unit of this scope runs when it does not say so
record SystemdAudit(Nightly nightly, String where, String account, ZoneId machine, Instant now) {
    private static final Pattern LENGTH_PART = Pattern.compile("(\\d+)\\s*([a-z]*)\\s*");

    List<Finding> of(UnitFile timer, UnitFile service) {
        var findings = new ArrayList<Finding>();
        var calendars = timer.all("Timer.OnCalendar");
        var starts = calendars.stream()
                .flatMap(text -> CalendarText.read(text, machine).stream())
                .toList();
        findings.addAll(new StartsAudit(nightly, where, now, true).of(starts));
        program(service, findings);
        var limit = service.value("Service.TimeoutStartSec").or(() -> service.value("Service.TimeoutSec"));
        if (tooLong(limit)) {
            findings.add(grave(
                    Fault.TIME_LIMIT_TOO_LONG,
                    "TimeoutStartSec=" + limit.orElse("infinity"),
                    String.valueOf(nightly.limit().toSeconds())));
        }
        var user = service.value("Service.User").orElse(account);
        if (Accounts.tooPowerful(user)) {
            findings.add(grave(Fault.RUNS_AS_SYSTEM, "User=" + user, "User="));
        }
        if (!timer.yes("Timer.Persistent")) {
            findings.add(grave(Fault.MISSED_START_LOST, "Persistent=false", "true"));
        }
        if (timer.yes("Unit.ConditionACPower") || service.yes("Unit.ConditionACPower")) {
            findings.add(grave(Fault.STOPS_ON_BATTERY, "ConditionACPower=true", ""));
        }
        return findings;
    }

    private void program(UnitFile service, List<Finding> findings) {
        var line = service.value("Service.ExecStart").orElse("");
        var words = SystemdWords.split(line);
        var ours = new ArrayList<>(List.of(nightly.launcher().toString()));
        ours.addAll(nightly.arguments());
        var without = ours.stream().filter(word -> !word.equals("--scheduled")).toList();
        if (!words.containsAll(without) || !launches(words)) {
            findings.add(grave(Fault.WRONG_PROGRAM, line, String.join(" ", ours)));
        } else if (!words.contains("--scheduled")) {
            findings.add(grave(Fault.NOT_SCHEDULED_RUN, line, String.join(" ", ours)));
        }
    }

    private boolean launches(List<String> words) {
        int program = words.indexOf(nightly.launcher().toString());
        return program == 0 || (program == 1 && words.getFirst().equals("/bin/sh"));
    }

    /// A oneshot service without a limit waits for ever.
    private boolean tooLong(Optional<String> limit) {
        return limit.flatMap(SystemdAudit::seconds)
                .filter(seconds -> seconds > 0 && seconds <= nightly.limit().toSeconds())
                .isEmpty();
    }

    /// @return empty for `infinity`, and for units longer than a day
    private static Optional<Long> seconds(String text) {
        var parts = LENGTH_PART.matcher(text);
        long seconds = 0;
        int end = 0;
        while (parts.lookingAt()) {
            var factor = factor(parts.group(2));
            if (factor.isEmpty()) {
                return Optional.empty();
            }
            seconds += Long.parseLong(parts.group(1)) * factor.get();
            end = parts.end();
            parts.region(end, text.length());
        }
        return end == text.length() && end > 0 ? Optional.of(seconds) : Optional.empty();
    }

    private static Optional<Long> factor(String unit) {
        return switch (unit) {
            case "", "s", "sec", "second", "seconds" -> Optional.of(1L);
            case "m", "min", "minute", "minutes" -> Optional.of(60L);
            case "h", "hr", "hour", "hours" -> Optional.of(3600L);
            case "d", "day", "days" -> Optional.of(86_400L);
            default -> Optional.empty();
        };
    }

    private Finding grave(Fault fault, String found, String wanted) {
        return new Finding(fault, Severity.GRAVE, where, found, wanted, true);
    }
}
