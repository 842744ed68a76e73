package org.vigie.runs.schedule.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.instance.Instance;
import org.vigie.problem.ProblemException;
import org.vigie.runs.schedule.system.Audit.Fault;
import org.vigie.runs.schedule.system.Audit.Finding;
import org.vigie.runs.schedule.system.Audit.Scheduler;
import org.vigie.runs.schedule.system.SystemSchedule.Scope;

/// Registers, audits and removes with a Task Scheduler that keeps the tasks in memory.
class WindowsTasksTest {
    @TempDir
    private Path folder;

    private Instance instance;
    private final Scheduling scheduling = new Scheduling();

    /// What schtasks and wevtutil do, as far as it is asked for here.
    private static final class Scheduling implements Programs {
        private final Map<String, String> tasks = new HashMap<>();
        private final List<List<String>> asked = new ArrayList<>();
        private boolean there = true;
        private boolean allowed = true;
        private boolean history = true;

        @Override
        public Answer ask(List<String> command) {
            asked.add(command);
            if (!there) {
                return Answer.absent();
            }
            if (command.getFirst().equals("wevtutil")) {
                return new Answer(0, "name: x\r\nenabled: " + history + "\r\ntype: Operational\r\n");
            }
            var name = command.get(command.indexOf("/TN") + 1);
            return switch (command.get(1)) {
                case "/Query" -> tasks.containsKey(name) ? new Answer(0, tasks.get(name)) : new Answer(1, "not found");
                case "/Create" -> create(name, Path.of(command.get(command.indexOf("/XML") + 1)));
                case "/Delete" -> new Answer(tasks.remove(name) == null ? 1 : 0, "");
                default -> new Answer(1, "?");
            };
        }

        private Answer create(String name, Path xml) {
            if (!allowed) {
                return new Answer(1, "Accès refusé.");
            }
            try {
                tasks.put(name, Decoding.text(Files.readAllBytes(xml), StandardCharsets.UTF_8));
                return new Answer(0, "SUCCESS");
            } catch (IOException e) {
                return new Answer(1, String.valueOf(e.getMessage()));
            }
        }
    }

    @BeforeEach
    void anInstallation() {
        instance = Machines.installation(folder.resolve("Données d'hiver"));
    }

    @Test
    void given_a_machine_when_nights_are_installed_then_the_audit_finds_them_sound_and_no_draft_is_left() {
        var names = schedule().install();

        var audit = schedule().audit();

        assertThat(names).hasSize(2).allMatch(name -> name.startsWith("\\Vigie\\donn"));
        assertThat(audit.registered()).isEqualTo(names);
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.scheduler()).isEqualTo(Scheduler.WINDOWS_TASK_SCHEDULER);
        assertThat(instance.scratch()).isEmptyDirectory();
    }

    @Test
    void given_installed_nights_when_they_are_removed_then_nothing_is_registered_and_the_audit_says_so() {
        var names = schedule().install();

        assertThat(schedule().remove()).isEqualTo(names);
        assertThat(schedule().remove()).isEmpty();
        assertThat(schedule().audit().findings())
                .extracting(Finding::fault)
                .containsExactly(Fault.NOT_REGISTERED, Fault.NOT_REGISTERED);
    }

    @Test
    void given_a_history_that_is_off_when_audited_then_it_is_found_and_no_night_is_at_stake() {
        schedule().install();
        scheduling.history = false;

        var audit = schedule().audit();

        assertThat(audit.findings()).extracting(Finding::fault).containsExactly(Fault.HISTORY_OFF);
        assertThat(audit.grave()).isFalse();
    }

    @Test
    void given_a_scheduler_that_refuses_when_nights_are_installed_then_its_words_are_told() {
        scheduling.allowed = false;

        assertThatThrownBy(() -> schedule().install())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("SCHEDULER_REFUSED")
                .hasMessageContaining("Accès refusé.");
    }

    @Test
    void given_no_scheduler_when_nights_are_installed_then_that_is_told_and_the_audit_says_none() {
        scheduling.there = false;

        assertThatThrownBy(() -> schedule().install()).hasMessageContaining("SCHEDULER_SILENT");
        assertThat(schedule().audit().scheduler()).isEqualTo(Scheduler.NONE);
    }

    @Test
    void given_system_as_the_account_when_nights_are_installed_then_it_is_refused_before_anything_is_asked() {
        var schedule = SystemSchedule.of(instance, here(), Scope.USER, Optional.of("AUTORITE NT\\Système"));

        assertThatThrownBy(schedule::install).hasMessageContaining("ACCOUNT_TOO_POWERFUL");
        assertThat(scheduling.asked).isEmpty();
    }

    private SystemSchedule schedule() {
        return SystemSchedule.of(instance, here(), Scope.USER, Optional.empty());
    }

    private Surroundings here() {
        var machine = Machines.machine("Windows 11", folder, Machines.DOUALA, scheduling);
        return new Surroundings(
                machine.system(),
                folder.resolve("Program Files/vigie.cmd"),
                machine.javaHome(),
                machine.account(),
                machine.zone(),
                machine.units(),
                machine.systemUnits(),
                machine.lingering(),
                scheduling,
                machine.clock());
    }
}
