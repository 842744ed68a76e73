package org.vigie.installer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The ready-to-run folder as `mvn package` leaves it, moved to an awkward place and started there.
@DisabledOnOs(OS.WINDOWS)
class LauncherStory {
    @TempDir
    Path machine;

    @Test
    void given_the_ready_to_run_folder_in_a_path_with_accents_when_nothing_is_in_the_environment_then_it_starts()
            throws IOException, InterruptedException {
        var moved = machine.resolve("Données d'été/vigie");
        copy(Path.of(System.getProperty("vigie.folder")), moved);

        var started = start(moved.resolve("bin/vigie"), Map.of("VIGIE_JAVA_HOME", ourJava()), "--version");
        var startedInC =
                start(moved.resolve("bin/vigie"), Map.of("VIGIE_JAVA_HOME", ourJava(), "LC_ALL", "C"), "--version");

        assertThat(started).endsWith("exit 0").doesNotContain("WARNING", "Exception");
        assertThat(startedInC).isEqualTo(started);
    }

    private static String ourJava() {
        return System.getProperty("java.home");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var tree = Files.walk(from)) {
            for (var file : tree.toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, COPY_ATTRIBUTES);
            }
        }
    }

    private static String start(Path launcher, Map<String, String> environment, String verb)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of(launcher.toString(), verb))
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return said + "exit " + process.waitFor();
    }
}
