package org.vigie.runs.schedule.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.runs.schedule.system.Audit.Fault;
import org.vigie.runs.schedule.system.Audit.Finding;

/// Tasks as the Windows Task Scheduler exports them, one fault each.
class WindowsAuditTest {
    @Test
    void given_a_task_as_it_should_be_when_audited_then_nothing_is_found() throws Exception {
        var task = read(fixture("good"), Machines.PARIS);

        assertThat(audit(task, Machines.DOUALA)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "DISABLED",
                "TIME_LIMIT_TOO_LONG",
                "IGNORES_NEW",
                "RUNS_AS_SYSTEM",
                "ONLY_WHILE_LOGGED_IN",
                "MISSED_START_LOST",
                "STOPS_ON_BATTERY",
                "OTHER_ZONE",
                "OTHER_HOUR",
                "WRONG_PROGRAM",
                "NOT_SCHEDULED_RUN"
            })
    void given_a_task_with_one_fault_when_audited_then_it_and_no_other_is_found(Fault fault) throws Exception {
        var task = read(fixture(fault.name()), Machines.DOUALA);

        var findings = audit(task, Machines.DOUALA);

        assertThat(findings).extracting(Finding::fault).containsExactly(fault);
    }

    /// The zone of the machine is what a task without an offset follows.
    @Test
    void given_the_task_of_the_dossiers_on_european_time_when_audited_then_all_its_faults_are_found() throws Exception {
        var task = read(fixture("dossier"), Machines.PARIS);

        var findings = audit(task, Machines.DOUALA);

        assertThat(findings)
                .extracting(Finding::fault)
                .contains(
                        Fault.TIME_LIMIT_TOO_LONG,
                        Fault.IGNORES_NEW,
                        Fault.RUNS_AS_SYSTEM,
                        Fault.HOUR_IN_DST_GAP,
                        Fault.OTHER_ZONE,
                        Fault.WRONG_PROGRAM);
        assertThat(findings)
                .filteredOn(finding -> finding.fault() == Fault.HOUR_IN_DST_GAP)
                .extracting(Finding::found)
                .containsExactly("2026-03-29 02:00 Europe/Paris");
    }

    @Test
    void given_the_same_hour_on_the_clocks_of_douala_when_audited_then_no_clock_change_is_feared() throws Exception {
        var task = read(fixture("dossier"), Machines.DOUALA);

        var findings = audit(task, Machines.DOUALA);

        assertThat(findings).extracting(Finding::fault).doesNotContain(Fault.HOUR_IN_DST_GAP, Fault.OTHER_ZONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Africa/Douala", "Europe/Paris", "UTC"})
    void given_a_task_of_ours_when_it_is_audited_in_any_zone_then_nothing_grave_is_found(String zone) throws Exception {
        var machine = ZoneId.of("Europe/Paris");
        var night = Machines.night(
                ZoneId.of(zone), Path.of("C:\\Vigie\\bin\\vigie.cmd"), Path.of("D:\\Données & Co\\vigie\""));

        var written = new TaskXml(night, "CAMRAIL\\support", machine, Machines.NOW).bytes();
        var task = WindowsTask.read(Decoding.text(written, UTF_8), machine);

        assertThat(new WindowsAudit(night, "task", Machines.NOW, true).of(task)).isEmpty();
        assertThat(task.arguments()).isEqualTo(night.arguments());
    }

    /// Paris' nights, on a machine with other clocks: late in summer, and never before their hour.
    @Test
    void given_a_machine_with_other_clocks_when_a_task_is_written_then_it_never_starts_early() throws Exception {
        var night = Machines.night(Machines.PARIS, Path.of("C:\\vigie.cmd"), Path.of("D:\\vigie"));

        var xml = new TaskXml(night, "support", Machines.DOUALA, Machines.NOW);

        assertThat(xml.starts()).containsExactly(new Start.Daily(night.hour(), ZoneOffset.ofHours(1)));
        assertThat(new WindowsAudit(night, "task", Machines.NOW, true)
                        .of(WindowsTask.read(xml.text(), Machines.DOUALA)))
                .extracting(Finding::fault, Finding::severity)
                .containsExactly(tuple(Fault.OTHER_ZONE, Audit.Severity.MINOR));
    }

    @Test
    void given_a_file_that_asks_for_another_file_when_read_then_it_is_refused_and_nothing_is_read() throws IOException {
        var text = Decoding.text(fixture("xxe"), UTF_8);

        assertThatThrownBy(() -> WindowsTask.read(text, Machines.DOUALA))
                .isInstanceOf(WindowsTask.Unreadable.class)
                .hasMessageContaining("DOCTYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not xml", "<Task", "<html/>", "<Task><Triggers><TimeTrigger/></Triggers></Task>"})
    void given_what_is_no_task_when_read_then_it_is_refused(String text) {
        assertThatThrownBy(() -> WindowsTask.read(text, Machines.DOUALA)).isInstanceOf(WindowsTask.Unreadable.class);
    }

    /// schtasks says UTF-16 and writes in the console's code page; the window's export keeps its word.
    @Test
    void given_a_task_in_any_encoding_when_decoded_then_its_accents_are_there() throws IOException {
        var text = new String(fixture("good"), UTF_8);

        assertThat(Decoding.text(text.getBytes(ISO_8859_1), ISO_8859_1)).contains("Données");
        assertThat(Decoding.text(text.getBytes(UTF_16LE), UTF_8)).contains("Données");
        assertThat(Decoding.text(("\uFEFF" + text).getBytes(UTF_16LE), UTF_8))
                .contains("Données")
                .startsWith("<?xml");
        assertThat(Decoding.text(("\uFEFF" + text).getBytes(UTF_8), ISO_8859_1)).startsWith("<?xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "two words", "D:\\", "D:\\with space\\", "a\"b", "\\\\server\\share x\\", "a\\\"b", ""})
    void given_any_word_when_it_is_joined_and_taken_apart_again_then_it_is_the_same(String word) {
        var line = WindowsWords.join(List.of("run", word, "--scheduled"));

        assertThat(WindowsWords.split(line)).containsExactly("run", word, "--scheduled");
    }

    private static List<Finding> audit(WindowsTask task, ZoneId zone) {
        return new WindowsAudit(Machines.night(zone), "task", Machines.NOW, false).of(task);
    }

    private static WindowsTask read(byte[] bytes, ZoneId machine) throws WindowsTask.Unreadable {
        return WindowsTask.read(Decoding.text(bytes, UTF_8), machine);
    }

    static byte[] fixture(String name) throws IOException {
        try (var stream = WindowsAuditTest.class.getResourceAsStream(name + ".xml")) {
            assertThat(stream).as(name).isNotNull();
            return stream.readAllBytes();
        }
    }
}
