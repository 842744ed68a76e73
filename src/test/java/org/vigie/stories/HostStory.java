package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A machine that gives too little: memory, room for logs, open files.
@EnabledOnOs(OS.LINUX)
class HostStory {
    private static final Path MEMORY = Path.of("/sys/fs/cgroup/memory");

    @TempDir
    Path folder;

    private Installation installation;

    @BeforeEach
    void make() {
        installation = Installation.at(folder.resolve("home")).withSample();
    }

    @Test
    void given_a_group_with_too_little_memory_when_the_night_runs_then_the_worker_dies_and_memory_is_named()
            throws IOException {
        installation.configure(settings -> Installation.limits(settings).put("workerHeap", "512m"));
        drop(700_000);
        var group = groupOf("200M");

        var told = limited("sh", "-c", "echo $$ > \"$1\" && shift && exec \"$@\"", "sh", group.resolve("cgroup.procs"));
        await().ignoreExceptions().until(() -> Files.deleteIfExists(group) || Files.notExists(group));

        told.endsWith(81).showsNoStackTrace();
        assertThat(installation.lastRun())
                .containsEntry("cause", "WORKER_OUT_OF_MEMORY")
                .containsEntry("threat", "memory-exhausted");
        Invariants.holdIn(installation);
        installation.withSample().run().endsWith(0);
    }

    @Test
    void given_a_log_folder_that_takes_no_file_when_the_night_runs_then_it_succeeds_and_says_so() throws IOException {
        var logs = installation.home().resolve("logs");
        Files.createDirectories(logs);
        assumeTrue(chattr("+i", logs), "the disk knows no chattr");
        try {
            var told = installation.run("--lang", "en");

            told.endsWith(0).showsNoStackTrace();
            assertThat(told.out()).contains("log_lines_missing");
        } finally {
            chattr("-i", logs);
        }
        Invariants.holdIn(installation);
    }

    @Test
    void given_few_open_files_when_the_night_runs_then_it_works_or_fails_cleanly() {
        for (int files : List.of(24, 28, 32, 64)) {
            var told = limited("prlimit", "--nofile=" + files);

            told.showsNoStackTrace();
            assertThat(told.exitCode()).as("with %d files", files).isIn(0, 31, 70, 80, 90);
            installation.vigie("reconcile").endsWith(0);
            Invariants.holdIn(installation);
        }

        installation.run().endsWith(0);
    }

    private void drop(int rows) {
        var text = new StringBuilder("transaction_id,machine_id,date,volume_transferred,status_code\n");
        for (int row = 0; row < rows; row++) {
            text.append("TRX-").append(row).append(",MCH-1,2026-02-20 10:00:00,25.5,OK\n");
        }
        installation.drop(text.toString());
    }

    /// A group of processes that may use so much memory together, where this system lets us make one.
    private static Path groupOf(String memory) {
        var group = MEMORY.resolve("vigie-story-" + ProcessHandle.current().pid());
        try {
            Files.createDirectory(group);
            Files.writeString(group.resolve("memory.limit_in_bytes"), memory);
            return group;
        } catch (IOException e) {
            assumeTrue(false, "no group with a limited memory can be made here: " + e);
            throw new IllegalStateException(e);
        }
    }

    private Told limited(Object... by) {
        var command = new ArrayList<String>();
        for (var word : by) {
            command.add(word.toString());
        }
        command.addAll(List.of(Installation.launcher().toString(), "run", "freight", "--slot", Installation.NIGHT));
        command.addAll(List.of("--json", "--home", installation.home().toString()));
        return Installation.launch(command, Map.of(), installation.home()).told();
    }

    private static boolean chattr(String attribute, Path file) {
        try {
            return new ProcessBuilder("chattr", attribute, file.toString())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
