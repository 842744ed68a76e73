package org.vigie.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.cli.CommandDoor;
import org.vigie.language.Texts;

/// The whole command line in this process, without a child: what a script and a person are told.
class CommandLineTest {
    private static final Instant NOW = Instant.parse("2026-02-21T05:00:00Z");

    @TempDir
    private Path folder;

    private record Told(int exitCode, String out, String err) {
        JsonNode document() throws IOException {
            var mapper = new ObjectMapper();
            try (var parser = mapper.createParser(out)) {
                JsonNode document = mapper.readTree(parser);
                assertThat(parser.nextToken())
                        .as("one document and nothing else")
                        .isNull();
                return document;
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | rnu freight                 | « rnu freight » n’est pas accepté ici.
        en | rnu freight                 | “rnu freight” is not accepted here.
        fr | run                         | Il manque ceci : PIPELINE.
        en | run                         | This is missing: PIPELINE.
        fr | run freight --slot 31/02    | « --slot 31/02 » n’est pas accepté ici.
        en | run freight --slot 31/02    | “--slot 31/02” is not accepted here.
        fr | run freight --slot          | Il manque ceci : --slot DATE.
        en | run freight telemetry       | “telemetry” is not accepted here.
        fr | runs --limit ten            | « --limit ten » n’est pas accepté ici.
        en | runs --state WONDERFUL      | “--state WONDERFUL” is not accepted here.
        fr | status --nonsense           | « --nonsense » n’est pas accepté ici.
        en | query                       | This is missing: NAME.
        en | simulate --locomotives 1000 | “--locomotives 1000” is not accepted here.
        fr | simulate --days 0           | « --days 0 » n’est pas accepté ici.
        en | simulate --fault sensors=bad | “sensors=bad” is not accepted here.
        """)
    void given_bad_usage_when_typed_then_it_is_told_in_the_language_and_ends_with_2(
            String language, String typed, String sentence) {
        var told = vigie(language, typed.split(" "));

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.out()).isEmpty();
        assertThat(told.err().replace('\u00a0', ' ')).contains(sentence);
        assertThat(told.err())
                .doesNotContain("Missing required", "Invalid value", "Unknown option", "Exception")
                .doesNotContain("Unmatched", "Expected parameter", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "runs", "show last", "doctor", "run freight", "query reliability"})
    void given_no_installation_when_asked_in_json_then_one_document_tells_the_problem(String typed) throws IOException {
        var told = here(typed + " --json");

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.document().get("problem").asText()).isEqualTo("NO_INSTANCE");
        assertThat(told.document().get("exit_code").asInt()).isEqualTo(2);
        assertThat(told.document().get("hint").asText()).contains("vigie init");
        assertThat(told.err()).contains("vigie init");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        run passengers       |  2 | UNKNOWN_PIPELINE
        run ''               |  2 | UNKNOWN_PIPELINE
        show zzzz            |  2 | UNKNOWN_RUN
        log zzzz             |  2 | UNKNOWN_RUN
        run freight --replay zzzz | 2 | UNKNOWN_RUN
        query everything     |  2 | UNKNOWN_QUERY
        """)
    void given_an_unknown_name_when_asked_then_it_is_told_what_there_is(String typed, int exitCode, String problem)
            throws IOException {
        here("init");

        var told = here(typed.replace("''", "nothing") + " --json");

        assertThat(told.exitCode()).isEqualTo(exitCode);
        assertThat(told.document().get("problem").asText()).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "runs", "reconcile", "doctor", "query alert-rise"})
    void given_a_new_installation_when_asked_in_json_then_one_document_is_all_of_the_output(String typed)
            throws IOException {
        here("init");

        var told = here(typed + " --json");

        assertThat(told.document()).isNotNull();
        assertThat(told.out()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "runs", "reconcile", "model list"})
    void given_an_installation_that_runs_the_freight_alone_when_asked_then_nobody_misses_the_telemetry(String typed)
            throws IOException {
        here("init");
        var file = folder.resolve("home/vigie.json");
        var settings = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        settings.withObject("/pipelines").remove("telemetry");
        Files.writeString(file, settings.toString());

        var told = here(typed);

        assertThat(told.exitCode()).as("%s", told).isZero();
        assertThat(told.out()).doesNotContain("télémétrie");
    }

    @Test
    void given_a_new_installation_when_its_morning_is_asked_then_both_languages_tell_it() {
        here("init");

        var french = here("status");
        var english = vigie("en", "status", "--home", folder.resolve("home").toString());

        assertThat(french.exitCode()).isZero();
        assertThat(french.out()).contains("Aucune donnée de fret");
        assertThat(english.out()).contains("No freight data").doesNotContain("donnée");
    }

    @Test
    void given_a_warehouse_that_is_no_database_when_asked_then_the_reason_is_in_the_language() throws IOException {
        here("init");
        Files.writeString(folder.resolve("home/warehouse/supply_chain_dwh.sqlite"), "nonsense ".repeat(999));

        var french = here("query reliability");
        var english = vigie(
                "en", "query", "reliability", "--home", folder.resolve("home").toString());

        assertThat(french.exitCode()).isEqualTo(32);
        assertThat(french.err()).contains("ce n’est pas une base SQLite");
        assertThat(english.err()).contains("it is no SQLite database");
    }

    @Test
    void given_an_operations_book_of_another_system_when_asked_then_it_ends_with_90() throws IOException {
        here("init");
        Files.write(folder.resolve("home/ops.sqlite"), new byte[0]);

        var told = here("runs");

        assertThat(told.exitCode()).isEqualTo(90);
        assertThat(told.err()).contains("fichier vide");
    }

    @Test
    void given_the_examination_when_asked_in_french_then_its_findings_are_french() {
        here("init");

        assertThat(here("doctor").out())
                .contains("aucune transaction", "aucun relevé", "Apprentissage telemetry", "minRocAuc=0.75")
                .doesNotContain("reason:");
    }

    private Told here(String typed) {
        var words = new ArrayList<>(List.of(typed.split(" ")));
        words.addAll(List.of("--home", folder.resolve("home").toString()));
        return vigie("fr", words.toArray(String[]::new));
    }

    private Told vigie(String language, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var front = new Front(() -> NOW, Map.of("VIGIE_HOME", folder.toString()), "Linux", folder);
        var door = new CommandDoor(
                front, Texts.in(language), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        int exitCode = door.open(words);
        return new Told(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
