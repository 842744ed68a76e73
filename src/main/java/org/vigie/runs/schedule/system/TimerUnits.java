package org.vigie.runs.schedule.system;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes one night's start as a timer and a service of systemd.
///
/// The reasons for what is said there:
/// - The zone stands in `OnCalendar`, so that the machine's own zone does not count. A night whose
///   hour does not exist is left out by systemd without a word: such nights get a line of their own.
/// - `Type=oneshot` with `TimeoutStartSec`: for a oneshot service `RuntimeMaxSec` has no effect.
/// - `KillMode=control-group`: at the end of the time limit, or when somebody stops the unit, worker
///   and all are gone. With `process` the hung worker would stay, hold the warehouse, and nobody
///   would see it in the unit. A worker that dies with its starter loses minutes and nothing else:
///   a publication is one transaction, and the slot of a LOST run may be claimed again.
/// - `OOMPolicy=continue`: when the worker falls to a lack of memory, the one who started it stays
///   and writes that down; the default would kill both.
/// - `SuccessExitStatus=40`: an agent had the slot already. That is no failed unit.
/// - `Persistent`: a machine that was off at the hour starts the night when it comes back.
/// - No secret, no password: the unit is readable by everybody.
record TimerUnits(
        Nightly nightly, SystemSchedule.Scope scope, String account, Path javaHome, Duration killGrace, Instant now) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm:ss");

    /// systemd takes these in an argument, and refuses them in the name of a program.
    private static final Pattern REFUSED_IN_A_PROGRAM = Pattern.compile("[\"'\\\\$\\p{Cntrl}]");

    /// Where the launcher looks by itself: a Java that is exchanged there may have another name.
    private static final List<String> FOUND_ANYWAY = List.of("/usr/lib/jvm", "/usr/java", "/opt");

    static String name(Nightly night) {
        return "vigie-" + night.instance() + "-" + night.pipeline();
    }

    String timer() {
        return """
            # Written by Vigie (vigie schedule install); changes are lost at the next installation.
            [Unit]
            Description=%s

            [Timer]
            %s
            Persistent=true
            AccuracySec=1s
            Unit=%s.service

            [Install]
            WantedBy=timers.target
            """.formatted(description(), calendar(), name(nightly));
    }

    String service() {
        return """
            # Written by Vigie (vigie schedule install); changes are lost at the next installation.
            [Unit]
            Description=%s

            [Service]
            Type=oneshot
            %s%sExecStart=%s
            TimeoutStartSec=%d
            TimeoutStopSec=%d
            KillMode=control-group
            OOMPolicy=continue
            SuccessExitStatus=40
            """.formatted(
                        description(),
                        scope == SystemSchedule.Scope.SYSTEM ? "User=" + account + "\n" : "",
                        environment(),
                        command(),
                        nightly.limit().toSeconds(),
                        killGrace.plusSeconds(5).toSeconds());
    }

    private String description() {
        var home = nightly.home().toString().replaceAll("\\p{Cntrl}", "?");
        return "Vigie: %s, %s".formatted(nightly.pipeline(), home).replace("%", "%%");
    }

    private String calendar() {
        return Start.of(nightly, nightly.zone(), now).stream()
                .map(start -> switch (start) {
                    case Start.Daily(var hour, var zone) -> "OnCalendar=*-*-* " + hour.format(HOUR) + " " + named(zone);
                    case Start.Once(var at) -> "OnCalendar=" + MOMENT.format(at);
                })
                .collect(Collectors.joining("\n"));
    }

    /// systemd knows zones by the names of the zone database, and no offsets.
    private static String named(ZoneId zone) {
        return zone instanceof ZoneOffset offset ? ofOffset(offset) : zone.getId();
    }

    /// The zone database writes them with the sign turned round.
    private static String ofOffset(ZoneOffset offset) {
        int hours = -offset.getTotalSeconds() / 3600;
        return hours == 0 ? "UTC" : "Etc/GMT%+d".formatted(hours);
    }

    private String environment() {
        boolean found = FOUND_ANYWAY.stream().anyMatch(javaHome::startsWith);
        return found ? "" : "Environment=" + SystemdWords.quotedAssignment("VIGIE_JAVA_HOME=" + javaHome) + "\n";
    }

    private String command() {
        var launcher = nightly.launcher().toString();
        var program = REFUSED_IN_A_PROGRAM.matcher(launcher).find() ? "/bin/sh " : "";
        return program
                + SystemdWords.quoted(launcher)
                + nightly.arguments().stream().map(word -> " " + argument(word)).collect(Collectors.joining());
    }

    private static String argument(String word) {
        return word.matches("[\\w./-]+") ? word : SystemdWords.quoted(word);
    }
}
