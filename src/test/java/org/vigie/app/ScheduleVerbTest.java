package org.vigie.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.cli.CommandDoor;
import org.vigie.language.Texts;

/// `vigie schedule install|remove|check`; nothing is ever registered on the machine of the tests.
class ScheduleVerbTest {
    @TempDir
    private Path folder;

    private record Told(int exitCode, String out, String err) {}

    @BeforeEach
    void anInstallation() {
        vigie("en", "init");
    }

    @Test
    void given_no_confirmation_when_nights_are_installed_or_removed_then_nothing_is_done_and_it_ends_with_41() {
        assertThat(vigie("en", "schedule", "install").exitCode()).isEqualTo(41);
        assertThat(vigie("fr", "schedule", "remove").exitCode()).isEqualTo(41);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void given_print_when_asked_then_the_units_are_shown_and_nothing_is_written() {
        var told = vigie("en", "schedule", "install", "--print");

        assertThat(told.exitCode()).isZero();
        assertThat(told.out())
                .contains("OnCalendar=*-*-* 02:00:00 Africa/Douala")
                .contains("run freight --scheduled --home")
                .contains("run telemetry --scheduled --home");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void given_an_account_when_the_machines_units_are_shown_then_they_run_under_it() {
        var told = vigie("en", "schedule", "install", "--print", "--system", "--account", "vigie");

        assertThat(told.out()).contains("User=vigie").contains("/etc/systemd/system/");
    }

    @Test
    void given_nothing_registered_when_checked_then_it_is_said_in_both_languages_and_ends_with_2() {
        var french = vigie("fr", "schedule", "check");
        var english = vigie("en", "schedule", "check");

        assertThat(french.exitCode()).isEqualTo(2);
        assertThat(french.out()).contains("Rien n’est enregistré").contains("vigie schedule install --yes");
        assertThat(english.out()).contains("Nothing is registered").contains("Africa/Douala");
    }

    @Test
    void given_the_task_of_the_dossiers_in_a_file_when_checked_then_its_faults_are_listed_and_it_ends_with_2()
            throws IOException {
        var told = vigie("en", "schedule", "check", "--file", fixture("dossier"), "--json");

        var faults = new ObjectMapper().readTree(told.out()).findValuesAsText("fault");

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(faults).contains("TIME_LIMIT_TOO_LONG", "IGNORES_NEW", "RUNS_AS_SYSTEM", "WRONG_PROGRAM");
    }

    @Test
    void given_a_good_task_in_a_file_when_checked_then_it_ends_with_0() throws IOException {
        var told = vigie("en", "schedule", "check", "--file", fixture("good"));

        assertThat(told.out()).contains("All is as it should be.");
        assertThat(told.exitCode()).isZero();
    }

    @Test
    void given_a_file_that_asks_for_another_one_when_checked_then_it_is_unreadable() throws IOException {
        var told = vigie("en", "schedule", "check", "--file", fixture("xxe"), "--json");

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(new ObjectMapper().readTree(told.out()).findValuesAsText("fault"))
                .containsExactly("UNREADABLE");
    }

    @Test
    void given_what_is_not_possible_when_typed_then_it_ends_with_2() {
        assertThat(vigie("en", "schedule", "check", "--file", "nowhere.xml").exitCode())
                .isEqualTo(2);
        assertThat(vigie("en", "schedule", "install", "--user", "--system").exitCode())
                .isEqualTo(2);
        assertThat(vigie("en", "schedule", "check", "--file", "x.xml", "--pipeline", "coal")
                        .exitCode())
                .isEqualTo(2);
    }

    private String fixture(String name) throws IOException {
        var file = folder.resolve(name + ".xml");
        try (var stream =
                ScheduleVerbTest.class.getResourceAsStream("/org/vigie/runs/schedule/system/" + name + ".xml")) {
            Files.write(file, Objects.requireNonNull(stream, name).readAllBytes());
        }
        return file.toString();
    }

    private Told vigie(String language, String... typed) {
        var arguments = new ArrayList<>(List.of(typed));
        arguments.addAll(List.of("--home", folder.resolve("home").toString()));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var front = new Front(() -> Instant.parse("2026-02-21T12:00:00Z"), Map.of(), "Linux", folder);
        var door = new CommandDoor(
                front, Texts.in(language), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        int exitCode = door.open(arguments.toArray(String[]::new));
        return new Told(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
