package org.vigie.runs.schedule.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.runs.schedule.system.Audit.Fault;
import org.vigie.runs.schedule.system.Audit.Finding;
import org.vigie.runs.schedule.system.Audit.Scheduler;
import org.vigie.runs.schedule.system.SystemSchedule.Scope;

/// Units as systemd itself reads them, where it is installed; it need not be running.
class SystemdTimersTest {
    private static final Programs REAL = new RealPrograms(StandardCharsets.UTF_8, Duration.ofSeconds(60));
    private static final Pattern NEXT = Pattern.compile("(?:Next elapse|Iter. #\\d+): \\w+ ([\\d-]+ [\\d:]+) UTC");

    @TempDir
    private Path folder;

    /// A systemd that says yes to everything and remembers.
    private static final class Agreeing implements Programs {
        private final List<String> asked = new ArrayList<>();

        @Override
        public Answer ask(List<String> command) {
            asked.add(String.join(" ", command));
            return new Answer(0, "UnitFileState=enabled\nActiveState=active\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "Données d'hiver", "100%h", "$HOME", "with \"quotes\" and \\ bars"})
    void given_a_folder_of_any_name_when_units_are_written_then_systemd_takes_them(String name) throws IOException {
        assumeTrue(REAL.ask(List.of("systemd-analyze", "--version")).good(), "systemd-analyze is not installed");
        var home = Files.createDirectories(folder.resolve(name));
        var launcher = Files.writeString(home.resolve("vigie"), "#!/bin/sh\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        var units = units(Machines.night(Machines.PARIS, launcher, home));

        var service = Files.writeString(folder.resolve("vigie-vigie-0a-freight.service"), units.service());
        var timer = Files.writeString(folder.resolve("vigie-vigie-0a-freight.timer"), units.timer());
        var answer = REAL.ask(List.of("systemd-analyze", "verify", service.toString(), timer.toString()));

        assertThat(answer).isEqualTo(new Programs.Answer(0, ""));
        assertThat(SystemdWords.split(UnitFile.read(units.service())
                        .value("Service.ExecStart")
                        .orElseThrow()))
                .containsSequence(launcher.toString(), "run", "freight", "--scheduled", "--home", home.toString());
    }

    @Test
    void given_signs_that_systemd_would_fill_in_when_quoted_then_they_are_doubled() {
        assertThat(SystemdWords.quoted("100%h $HOME")).isEqualTo("\"100%%h $$HOME\"");
    }

    /// systemd leaves out a night whose hour does not exist: the timer has a start of its own for it.
    @ParameterizedTest
    @CsvSource(textBlock = """
        Europe/Paris,  2026-03-28 12:00 UTC, 2026-03-29 01:00:00, 2026-03-30 00:00:00
        Europe/Paris,  2026-10-24 12:00 UTC, 2026-10-25 00:00:00, 2026-10-26 01:00:00
        Africa/Douala, 2026-03-28 12:00 UTC, 2026-03-29 01:00:00, 2026-03-30 01:00:00
        Africa/Douala, 2026-10-24 12:00 UTC, 2026-10-25 01:00:00, 2026-10-26 01:00:00
        """)
    void given_a_night_when_the_clocks_change_when_systemd_is_asked_then_it_starts_each_night_once(
            String zone, String from, String first, String second) {
        assumeTrue(REAL.ask(List.of("systemd-analyze", "--version")).good(), "systemd-analyze is not installed");
        var timer = UnitFile.read(units(Machines.night(ZoneId.of(zone))).timer());

        var starts = timer.all("Timer.OnCalendar").stream()
                .flatMap(calendar -> elapses(calendar, from).stream())
                .distinct()
                .sorted()
                .toList();

        assertThat(starts).startsWith(first, second);
    }

    private static List<String> elapses(String calendar, String from) {
        var answer =
                REAL.ask(List.of("systemd-analyze", "calendar", "--base-time=" + from, "--iterations=3", calendar));
        return NEXT.matcher(answer.text())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void given_a_systemd_that_answers_when_nights_are_installed_then_the_audit_finds_them_sound() throws IOException {
        var systemd = new Agreeing();
        var schedule = schedule(systemd, Scope.USER);
        Files.createDirectories(folder.resolve("linger"));
        Files.createFile(folder.resolve("linger/support"));

        var names = schedule.install();

        assertThat(names).hasSize(2);
        assertThat(schedule.audit().findings()).isEmpty();
        assertThat(folder.resolve("user-units")).isDirectoryNotContaining("glob:**.partial");
        assertThat(systemd.asked)
                .contains("systemctl --user daemon-reload", "systemctl --user enable " + names.getFirst() + ".timer");
    }

    @Test
    void given_installed_nights_when_they_are_removed_then_no_file_is_left() {
        var schedule = schedule(new Agreeing(), Scope.USER);
        var names = schedule.install();

        assertThat(schedule.remove()).isEqualTo(names);
        assertThat(folder.resolve("user-units")).isEmptyDirectory();
        assertThat(schedule.remove()).isEmpty();
    }

    @Test
    void given_nobody_who_lingers_when_audited_then_nights_would_start_only_while_logged_in() {
        var schedule = schedule(new Agreeing(), Scope.USER);
        schedule.install();

        assertThat(schedule.audit().findings()).extracting(Finding::fault).containsOnly(Fault.ONLY_WHILE_LOGGED_IN);
    }

    @Test
    void given_a_machine_without_systemd_when_nights_are_installed_then_it_is_told_and_nothing_is_written() {
        var schedule = schedule(_ -> Programs.Answer.absent(), Scope.USER);

        assertThatThrownBy(schedule::install).hasMessageContaining("SCHEDULER_SILENT");
        assertThat(folder.resolve("user-units")).doesNotExist();
        assertThat(schedule.drafts()).hasSize(4);
        assertThat(schedule.audit().scheduler()).isEqualTo(Scheduler.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Persistent=true                               | Persistent=false                          | MISSED_START_LOST
        TimeoutStartSec=7200                          | TimeoutStartSec=infinity                  | TIME_LIMIT_TOO_LONG
        TimeoutStartSec=7200                          | TimeoutStartSec=3d                        | TIME_LIMIT_TOO_LONG
        KillMode=control-group                        | User=root                                 | RUNS_AS_SYSTEM
        KillMode=control-group                        | [Unit]                                    |
        OnCalendar=*-*-* 02:00:00 Africa/Douala       | OnCalendar=*-*-* 02:00:00 Europe/Paris    | OTHER_ZONE
        OnCalendar=*-*-* 02:00:00 Africa/Douala       | OnCalendar=*-*-* 04:00:00 Africa/Douala   | OTHER_HOUR
        OnCalendar=*-*-* 02:00:00 Africa/Douala       | OnCalendar=Mon 02:00                      | OTHER_HOUR
        --scheduled                                   | --slot 2026-02-21                         | NOT_SCHEDULED_RUN
        run freight                                   | run telemetry                             | WRONG_PROGRAM
        """)
    void given_units_that_somebody_changed_when_audited_then_the_fault_is_found(
            String written, String changed, @Nullable String fault) {
        var night = Machines.night(Machines.DOUALA);
        var units = units(night);

        var findings = new SystemdAudit(night, "unit", "support", Machines.PARIS, Machines.NOW)
                .of(
                        UnitFile.read(units.timer().replace(written, changed)),
                        UnitFile.read(units.service().replace(written, changed)));

        if (fault == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).extracting(Finding::fault).contains(Fault.valueOf(fault));
        }
    }

    /// A timer that follows the clocks of Paris, as somebody would write it.
    @Test
    void given_a_timer_without_the_odd_nights_when_audited_then_the_gap_is_found_and_not_the_overlap() {
        var night = Machines.night(Machines.PARIS);
        var timer = UnitFile.read("[Timer]\nOnCalendar=*-*-* 02:00:00 Europe/Paris\nPersistent=true\n");

        var findings = new SystemdAudit(night, "unit", "support", Machines.DOUALA, Machines.NOW)
                .of(timer, UnitFile.read(units(night).service()));

        assertThat(findings)
                .extracting(Finding::fault, Finding::found)
                .containsExactly(tuple(Fault.HOUR_IN_DST_GAP, "2026-03-29 02:00 Europe/Paris"));
    }

    private SystemSchedule schedule(Programs programs, Scope scope) {
        var instance = Machines.installation(folder.resolve("home"));
        return SystemSchedule.of(
                instance, Machines.machine("Linux", folder, Machines.PARIS, programs), scope, Optional.empty());
    }

    private static TimerUnits units(Nightly night) {
        return new TimerUnits(
                night,
                Scope.USER,
                "support",
                Path.of("/home/support/jdk"),
                Duration.ofSeconds(10),
                Instant.parse("2026-02-21T12:00:00Z"));
    }
}
