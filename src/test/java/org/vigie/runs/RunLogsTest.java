package org.vigie.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogsTest {
    private static final RunId RUN = new RunId("freight-2026-02-21-a7k2");

    @TempDir
    private Path folder;

    @Test
    void given_the_files_of_a_run_when_read_then_the_older_part_comes_first_and_others_do_not() throws IOException {
        write(".log", "two\nthree\n");
        write(".log.1", "one\n");
        write(".jvm.log", "four");
        Files.writeString(folder.resolve("freight-2026-02-21-bbbb.log"), "another run\n");

        assertThat(new RunLogs(folder).tail(RUN, 10)).containsExactly("one", "two", "three", "four");
    }

    @Test
    void given_a_long_log_when_its_tail_is_asked_then_the_last_lines_come_in_order() throws IOException {
        write(".log", "old\n".repeat(100_000) + "last but one\nlast\n");

        assertThat(new RunLogs(folder).tail(RUN, 2)).containsExactly("last but one", "last");
    }

    @Test
    void given_no_log_when_asked_then_it_is_empty() {
        assertThat(new RunLogs(folder).tail(RUN, 10)).isEmpty();
        assertThat(new RunLogs(folder.resolve("none")).files(RUN)).isEmpty();
    }

    /// A library writes in its own charset; a cap cuts in the middle of a letter.
    @Test
    void given_bytes_that_are_no_utf8_when_read_then_the_other_lines_are_there() throws IOException {
        write(".log", "before\n");
        Files.write(folder.resolve(RUN + ".jvm.log"), "Bélabo\nafter\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(new RunLogs(folder).tail(RUN, 10)).containsExactly("before", "B\ufffdlabo", "after");
    }

    private void write(String ending, String text) throws IOException {
        Files.writeString(folder.resolve(RUN + ending), text);
    }
}
