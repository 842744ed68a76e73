package org.vigie.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.cli.CommandDoor;
import org.vigie.language.Texts;
import org.vigie.pipelines.telemetry.LearningDepot;

/// `vigie model …` on an installation whose models were really learned.
class ModelVerbTest {
    private static final String FIRST = "telemetry-2026-02-01-aaaa";
    private static final String SECOND = "telemetry-2026-02-02-aaaa";

    @TempDir
    private Path folder;

    private record Told(int exitCode, String out, String err) {
        JsonNode document() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    @BeforeEach
    void learnTwoNights() {
        vigie("en", "init");
        var depot = LearningDepot.of(home());
        depot.learnTheHistory();
        depot.learnTheNightAfter(1);
    }

    @Test
    void given_two_models_when_they_are_listed_then_the_one_that_serves_is_said() throws IOException {
        var told = vigie("en", "model", "list", "--json");

        assertThat(told.exitCode()).isZero();
        assertThat(told.document().findValuesAsText("version")).containsExactly(SECOND, FIRST);
        assertThat(told.document().findValuesAsText("state")).containsExactly("CHAMPION", "FORMER");
        assertThat(vigie("fr", "model", "list").out()).contains(SECOND, "en service", "antérieur");
    }

    @Test
    void given_a_flipped_bit_when_the_models_are_verified_then_it_ends_with_60_and_names_the_file() throws IOException {
        flipABitOf(SECOND);

        var told = vigie("en", "model", "verify");
        var document = vigie("en", "model", "verify", "--json").document();

        assertThat(told.exitCode()).isEqualTo(60);
        assertThat(told.out()).contains("✖ " + SECOND, "forest-0.ubj", "✔ " + FIRST);
        assertThat(document.findValuesAsText("problem")).containsExactly("MODEL_DAMAGED");
        assertThat(vigie("en", "model", "verify", FIRST).exitCode()).isZero();
    }

    @Test
    void given_sound_models_when_they_are_verified_then_it_ends_with_0() {
        assertThat(vigie("fr", "model", "verify").exitCode()).isZero();
    }

    @Test
    void given_no_confirmation_when_somebody_goes_back_then_it_ends_with_41_and_the_champion_stays() {
        var told = vigie("en", "model", "rollback", "--reason", "false alarms");

        assertThat(told.exitCode()).isEqualTo(41);
        assertThat(told.err()).contains(SECOND + " → " + FIRST);
        assertThat(vigie("en", "model", "list").out()).containsPattern(SECOND + " +in service");
    }

    @Test
    void given_a_confirmation_when_somebody_goes_back_then_the_earlier_model_serves_and_it_is_said()
            throws IOException {
        var told = vigie("en", "model", "rollback", "--reason", "false alarms", "--yes", "--json");

        assertThat(told.exitCode()).isZero();
        assertThat(told.document().get("from").asText()).isEqualTo(SECOND);
        assertThat(told.document().get("to").asText()).isEqualTo(FIRST);
        assertThat(told.document().get("readings_scored").asLong()).isEqualTo(21 * 120);
        assertThat(vigie("en", "model", "list").out()).containsPattern(FIRST + " +in service");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        model                                                | 2
        model dance                                          | 2
        model rollback --yes                                 | 2
        model verify nothing                                 | 60
        model rollback --to nothing --reason why --yes       | 60
        """)
    void given_something_that_is_not_there_when_asked_then_it_is_told(String typed, int exitCode) {
        var told = vigie("en", typed.split(" "));

        assertThat(told.exitCode()).isEqualTo(exitCode);
        assertThat(told.err()).contains("✖", "→").doesNotContain("Exception");
    }

    private void flipABitOf(String version) throws IOException {
        var file = LearningDepot.of(home()).forest(version);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Told vigie(String language, String... typed) {
        var arguments = new ArrayList<>(List.of(typed));
        arguments.addAll(List.of("--home", home().toString()));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var front = new Front(() -> Instant.parse("2026-02-02T05:00:00Z"), Map.of(), "Linux", folder);
        var door = new CommandDoor(
                front, Texts.in(language), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        int exitCode = door.open(arguments.toArray(String[]::new));
        return new Told(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
