package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.problem.ProblemException;

class SystemViewerTest {
    private static final Path REPORT = Path.of("reports", "recovery-freight-2026-02-21-k7mq.html");

    @ParameterizedTest
    @CsvSource(textBlock = """
        Windows 11, rundll32.exe
        Mac OS X, open
        Linux, xdg-open
        """)
    void given_a_system_when_a_file_is_shown_then_its_own_program_is_asked(String system, String program) {
        assertThat(SystemViewer.command(system)).first().isEqualTo(program);
    }

    @Test
    void given_no_such_program_when_a_file_is_shown_then_a_person_is_told_where_it_lies() {
        var viewer = new SystemViewer(List.of("no-such-program-here"), Duration.ofSeconds(10));

        assertThatThrownBy(() -> viewer.open(REPORT))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FILE_NOT_SHOWN")
                .hasMessageContaining("k7mq");
    }

    @Test
    void given_a_program_that_refuses_when_a_file_is_shown_then_a_person_is_told() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var viewer = new SystemViewer(List.of(java, "-no-such-option"), Duration.ofSeconds(60));

        assertThatThrownBy(() -> viewer.open(REPORT)).isInstanceOf(ProblemException.class);
    }
}
