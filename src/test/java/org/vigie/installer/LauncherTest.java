package org.vigie.installer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real launcher, in a machine whose folders are moved below a temporary one; each Java there
/// is a script that says how it was called.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final List<String> PLACES = List.of("/usr/lib/jvm", "/usr/java", "/opt", "/Library");

    @TempDir
    Path machine;

    private Path app;
    private Path launcher;

    @BeforeEach
    void installWithAwkwardName() throws IOException {
        app = machine.resolve("Données d'été \"nuit\"/vigie");
        launcher = app.resolve("bin/vigie");
        var script = Files.readString(Path.of("installer/bin/vigie"));
        for (var place : PLACES) {
            script = script.replace(" " + place + "/", " " + machine + place + "/");
        }
        write(launcher, script);
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/lib/jvm/temurin-25-jdk-amd64",
        "/usr/java/jdk-25.0.3",
        "/opt/jdk-25",
        "/home/.sdkman/candidates/java/25.0.3-tem",
        "/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home"
    })
    void given_a_java_25_in_a_usual_place_when_vigie_starts_then_it_is_found(String place)
            throws IOException, InterruptedException {
        var java = java(machine + place, "25.0.3");

        var said = start(Map.of("HOME", machine + "/home"), "status");

        assertThat(said.lines()).contains(java.toString());
    }

    @ParameterizedTest
    @CsvSource({"25, true", "25.0.3, true", "25-ea, true", "17.0.15, false", "250.1, false"})
    void given_a_java_home_when_its_release_is_read_then_only_java_25_is_taken(String version, boolean taken)
            throws IOException, InterruptedException {
        var java = java(machine + "/elsewhere/java 25", version);

        var said = start(Map.of("JAVA_HOME", machine + "/elsewhere/java 25"), "status");

        assertThat(said.lines().anyMatch(java.toString()::equals)).isEqualTo(taken);
    }

    @Test
    void given_several_javas_when_vigie_starts_then_the_named_one_comes_first_and_the_path_next()
            throws IOException, InterruptedException {
        var named = java(machine + "/named", "25");
        var home = java(machine + "/home", "25");
        var onPath = java(machine + "/path", "25");
        java(machine + "/usr/lib/jvm/java-25", "25");
        var path = Map.of("PATH", onPath.getParent() + ":/usr/bin:/bin");
        var withHome = with(path, "JAVA_HOME", machine + "/home");

        assertThat(start(with(withHome, "VIGIE_JAVA_HOME", machine + "/named"))).contains(named.toString());
        assertThat(start(withHome)).contains(home.toString());
        assertThat(start(path)).contains(onPath.toString());
    }

    @Test
    void given_no_java_25_when_vigie_starts_then_it_says_in_two_languages_what_to_install()
            throws IOException, InterruptedException {
        java(machine + "/usr/lib/jvm/java-17", "17.0.15");

        var said = start(Map.of(), "status");

        assertThat(said).contains("exit 2", "il faut Java 25", "Java 25 is needed", "Temurin 25", "adoptium.net");
    }

    @Test
    void given_a_wrong_vigie_java_home_when_vigie_starts_then_no_other_java_is_taken_silently()
            throws IOException, InterruptedException {
        java(machine + "/usr/lib/jvm/java-25", "25");

        var said = start(Map.of("VIGIE_JAVA_HOME", "/nowhere"), "status");

        assertThat(said).contains("exit 2", "VIGIE_JAVA_HOME", "/nowhere", "n’est pas un Java 25");
    }

    @Test
    void given_words_that_a_shell_would_read_when_vigie_starts_then_they_arrive_as_they_are()
            throws IOException, InterruptedException {
        java(machine + "/usr/lib/jvm/java-25", "25");

        var said = start(
                Map.of("VIGIE_OPTS", "-Xmx1g -Done=*"),
                "run",
                "$(touch canary)",
                "*",
                "deux mots",
                "",
                "l'été \"chaud\"");

        assertThat(said).contains("exit 7");
        assertThat(said.lines())
                .containsSubsequence(
                        "-Xmx1g",
                        "-Done=*",
                        "-cp",
                        app + "/lib/*",
                        "org.vigie.app.Vigie",
                        "run",
                        "$(touch canary)",
                        "*",
                        "deux mots",
                        "",
                        "l'été \"chaud\"");
    }

    @Test
    void given_a_chain_of_links_when_vigie_starts_through_it_then_it_finds_its_libraries()
            throws IOException, InterruptedException {
        java(machine + "/usr/lib/jvm/java-25", "25");
        Files.createSymbolicLink(machine.resolve("absolute"), launcher);
        Files.createDirectory(machine.resolve("links"));
        launcher = Files.createSymbolicLink(machine.resolve("links/vigie"), Path.of("../absolute"));

        var said = start(Map.of(), "console");

        assertThat(said.lines()).containsSubsequence("--module-path", app + "/lib/javafx");
    }

    @ParameterizedTest
    @CsvSource({
        "C,           '',          '',        none",
        "fr_FR.UTF-8, '',          '',        fr",
        "en_GB,       '',          '',        en",
        "fr_FR.UTF-8, en_US.UTF-8, '',        en",
        "fr_CM.UTF-8, '',          C,         fr",
        "de_DE.UTF-8, '',          '',        none",
        "'',          '',          'fr',      fr"
    })
    void given_a_locale_when_vigie_starts_then_files_are_named_in_utf8_and_the_language_is_kept(
            String lang, String messages, String all, String language) throws IOException, InterruptedException {
        java(machine + "/usr/lib/jvm/java-25", "25");

        var said = start(Map.of("LANG", lang, "LC_MESSAGES", messages, "LC_ALL", all), "status");

        assertThat(said).contains("charmap UTF-8");
        if (language.equals("none")) {
            assertThat(said).doesNotContain("vigie.lang.env");
        } else {
            assertThat(said).contains("-Dvigie.lang.env=" + language);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "status,                        true",
        "--version,                     true",
        "--help,                        true",
        "--lang fr run freight,         true",
        "--home console show,           true",
        "console,                       false",
        "demo,                          false",
        "--home /tmp --lang fr console, false",
        "'',                            false",
        "--home /tmp,                   false"
    })
    void given_a_verb_when_it_is_short_then_the_second_compiler_is_left_out(String words, boolean isShort)
            throws IOException, InterruptedException {
        java(machine + "/usr/lib/jvm/java-25", "25");

        var said = start(Map.of(), words.isEmpty() ? new String[0] : words.split(" "));

        assertThat(said.contains("-XX:TieredStopAtLevel=1")).isEqualTo(isShort);
    }

    private Path java(String home, String version) throws IOException {
        var java = Path.of(home, "bin/java");
        write(java, """
            #!/bin/sh
            echo "$0"
            for word; do printf '%s\\n' "$word"; done
            echo "charmap $(locale charmap 2>/dev/null)"
            exit 7
            """);
        Files.writeString(Path.of(home, "release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return java;
    }

    private static void write(Path script, String text) throws IOException {
        Files.createDirectories(script.getParent());
        Files.writeString(script, text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        var more = new TreeMap<>(environment);
        more.put(name, value);
        return more;
    }

    /// From the root folder, in an environment that holds nothing but these.
    ///
    /// @return what it printed, and its exit code as the last line
    private String start(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        var builder =
                new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return said + "exit " + process.waitFor();
    }
}
