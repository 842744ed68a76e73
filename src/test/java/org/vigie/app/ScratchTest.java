package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    private Path scratch;

    @Test
    void given_a_dry_run_at_work_when_another_command_tidies_then_only_dead_ones_folders_go() throws Exception {
        var alive = Files.createTempDirectory(scratch, Scratch.prefix());
        Files.writeString(alive.resolve("ops.sqlite"), "at work");
        var dead = Files.createDirectory(scratch.resolve("999999999999-dry-run-1"));
        Files.writeString(Files.createDirectory(dead.resolve("warehouse")).resolve("w"), "left");
        var older = Files.createDirectory(scratch.resolve("dry-run-1"));

        Scratch.sweep(scratch);

        assertThat(alive.resolve("ops.sqlite")).exists();
        assertThat(dead).doesNotExist();
        assertThat(older).doesNotExist();
    }
}
