package org.vigie.runs.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worker that talks without end fills no disk and is not stopped by it.
class NoisyWorkerTest {
    @TempDir
    Path folder;

    @Test
    void given_a_hundred_megabytes_of_output_when_it_is_capped_then_the_rest_is_swallowed_and_told() {
        var kept = new ByteArrayOutputStream();
        var line = "x".repeat(999);

        try (var output = new PrintStream(new CappedOutput(kept, 10_000), true, UTF_8)) {
            for (int i = 0; i < 100_000; i++) {
                output.println(line);
            }
        }

        assertThat(kept.size()).isBetween(10_000, 10_200);
        assertThat(kept.toString(UTF_8)).contains("output cut here").containsOnlyOnce("cut here");
    }

    @Test
    void given_a_log_that_grows_over_its_limit_when_it_goes_on_then_two_files_and_the_newest_lines_stay()
            throws IOException {
        var file = folder.resolve("logs/run.log");

        try (var log = new RunLog(file, 10_000, InstantSource.system())) {
            for (int i = 0; i < 20_000; i++) {
                log.info("line " + i);
            }
            assertThat(log.missing()).isZero();
        }

        assertThat(Files.size(file) + Files.size(RunLog.older(file))).isLessThan(2 * 10_200);
        assertThat(Files.readString(RunLog.older(file)) + Files.readString(file))
                .contains("line 19999")
                .doesNotContain("line 100\n");
    }

    @Test
    void given_a_log_that_cannot_be_written_when_the_run_talks_then_it_goes_on_and_lines_are_missing()
            throws IOException {
        var file = folder.resolve("run.log");
        Files.createDirectory(file);

        try (var log = new RunLog(file, 10_000, InstantSource.system())) {
            log.info("nobody will read this");

            assertThat(log.missing()).isPositive();
        }
    }
}
