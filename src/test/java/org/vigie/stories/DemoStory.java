package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The first thing that anybody starts, on a machine without a display.
class DemoStory {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"fr, sont prêtes", "en, are ready"})
    void given_no_display_when_the_demonstration_starts_then_it_tells_the_morning_and_leaves_nothing(
            String language, String verdict) throws IOException {
        var temporary = Files.createDirectory(folder.resolve("tmp"));
        var command = List.of(Installation.launcher().toString(), "demo", "--lang", language);
        var environment = Map.of("VIGIE_OPTS", "-Djava.io.tmpdir=" + temporary);

        var told = Installation.launch(command, environment, folder.resolve("home"))
                .told();

        told.endsWith(0).showsNoStackTrace();
        assertThat(told.out()).contains(verdict, "Douala", "Yaoundé", "Ngaoundéré", "Bélabo", "Edéa");
        try (var left = Files.list(temporary)) {
            assertThat(left).noneMatch(Files::isDirectory);
        }
    }
}
