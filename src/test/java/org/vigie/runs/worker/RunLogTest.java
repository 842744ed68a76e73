package org.vigie.runs.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A noisy run, and a disk that takes nothing more, stop no night.
class RunLogTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-02-21T01:00:00.5Z");

    @TempDir
    private Path folder;

    @Test
    void given_lines_when_written_then_each_has_its_instant_and_level() throws IOException {
        var file = folder.resolve("logs").resolve("run.log");
        try (var log = new RunLog(file, 1000, CLOCK)) {
            log.info("Bélabo");
            log.error("no more");
            assertThat(log.missing()).isZero();
        }

        assertThat(file).content().isEqualTo("""
            2026-02-21T01:00:00.500Z INFO  Bélabo
            2026-02-21T01:00:00.500Z ERROR no more
            """);
    }

    @Test
    void given_words_that_look_like_a_line_when_written_then_they_cannot_be_taken_for_one() throws IOException {
        var file = folder.resolve("run.log");
        try (var log = new RunLog(file, 1000, CLOCK)) {
            log.error("said\n2026-02-21T01:00:00.500Z INFO  run ended SUCCEEDED\r\u001b[2J");
        }

        assertThat(file).content().isEqualTo("""
            2026-02-21T01:00:00.500Z ERROR said
                2026-02-21T01:00:00.500Z INFO  run ended SUCCEEDED\uFFFD\uFFFD[2J
            """);
    }

    @Test
    void given_a_noisy_run_when_its_log_grows_then_two_files_are_kept_and_the_last_line_is_there() throws IOException {
        var file = folder.resolve("run.log");
        try (var log = new RunLog(file, 10_000, CLOCK)) {
            for (int i = 0; i < 5_000; i++) {
                log.info("line " + i);
            }
            assertThat(log.missing()).isZero();
        }

        assertThat(Files.size(file)).isLessThan(10_100);
        assertThat(Files.size(RunLog.older(file))).isBetween(10_000L, 10_100L);
        assertThat(Files.readAllLines(file).getLast()).endsWith("line 4999");
        assertThat(folder).isDirectoryNotContaining("glob:**.log.2");
    }

    @Test
    void given_a_log_that_cannot_be_written_when_written_then_the_run_goes_on_and_it_is_told() throws IOException {
        var file = Files.createFile(folder.resolve("no-folder")).resolve("run.log");

        try (var log = new RunLog(file, 1000, CLOCK)) {
            log.info("lost");

            assertThat(log.missing()).isPositive();
        }
    }

    @Test
    void given_a_hundred_megabytes_of_output_when_capped_then_the_cut_is_said_once() {
        var kept = new ByteArrayOutputStream();
        var line = "x".repeat(1023) + "\n";

        try (var output = new PrintStream(new CappedOutput(kept, 10_000), true, UTF_8)) {
            for (int i = 0; i < 100 * 1024; i++) {
                output.print(line);
            }
            output.write('!');
        }

        assertThat(kept.size()).isBetween(10_000, 10_100);
        assertThat(kept.toString(UTF_8)).containsOnlyOnce("output cut here").endsWith("]\n");
    }

    @Test
    void given_output_below_the_cap_when_written_then_all_of_it_passes() {
        var kept = new ByteArrayOutputStream();

        try (var output = new PrintStream(new CappedOutput(kept, 10), true, UTF_8)) {
            output.print("123456789");
        }

        assertThat(kept.toString(UTF_8)).isEqualTo("123456789");
    }
}
