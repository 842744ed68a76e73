package org.vigie.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.instance.Settings.LearnSettings;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

class SettingsReaderTest {
    private static final String GOOD = """
        {
          "pipelines": {
            "freight": {
              "warehouse": "warehouse/w.sqlite",
              "sources": {
                "machines": { "urls": ["http://127.0.0.1:8085/machines"], "format": "json" },
                "transactions": { "file": "inbox/t.csv", "format": "csv" }
              }
            },
            "telemetry": {
              "warehouse": "warehouse/i.sqlite",
              "sources": { "sensors": { "file": "inbox/sensors.csv", "format": "csv" } },
              "learn": { "enabled": true, "trees": 100, "seed": 42 }
            }
          },
          "limits": { "attempts": 3 }
        }
        """;

    @TempDir
    Path folder;

    /// One line for each: what is replaced in good settings, by what, and the refusal.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "pipelines"              | "pipelinez"                     | SETTING_UNKNOWN   | pipelinez
        "attempts"               | "atempts"                       | SETTING_UNKNOWN   | limits.atempts
        "urls"                   | "urlz"                          | SETTING_UNKNOWN   | pipelines.freight.sources.machines.urlz
        "freight"                | "fright"                        | SETTING_UNKNOWN   | pipelines.fright
        "freight"                | "$(touch /tmp/pwn)"             | SETTING_UNKNOWN   | pipelines.$(touch /tmp/pwn)
        "format": "json"         | "format": "json", "charset": "" | SETTING_UNKNOWN   | pipelines.freight.sources.machines.charset
        "trees"                  | "treez"                         | SETTING_UNKNOWN   | pipelines.telemetry.learn.treez
        "trees": 100             | "trees": 0                      | SETTING_BAD_VALUE | pipelines.telemetry.learn.trees
        "trees": 100             | "rows": 199                     | SETTING_BAD_VALUE | pipelines.telemetry.learn.rows
        "trees": 100             | "margin": -0.1                  | SETTING_BAD_VALUE | pipelines.telemetry.learn.margin
        "trees": 100             | "minRocAuc": 0.49               | SETTING_BAD_VALUE | pipelines.telemetry.learn.minRocAuc
        "trees": 100             | "minRocAuc": "high"             | SETTING_BAD_VALUE | pipelines.telemetry.learn.minRocAuc
        "trees": 100             | "leastFailures": 0.3            | SETTING_BAD_VALUE | pipelines.telemetry.learn.leastFailures
        "trees": 100             | "mostFailures": 1.01            | SETTING_BAD_VALUE | pipelines.telemetry.learn.mostFailures
        "trees": 100             | "mostDrift": 0                  | SETTING_BAD_VALUE | pipelines.telemetry.learn.mostDrift
        "enabled": true          | "enabled": 1                    | SETTING_BAD_VALUE | pipelines.telemetry.learn.enabled
        "limits": {              | "learn": {}, "limits": {        | SETTING_UNKNOWN   | learn
        "warehouse": "warehouse/w.sqlite", | ``                    | SETTING_MISSING   | pipelines.freight.warehouse
        , "format": "json"       | ``                              | SETTING_MISSING   | pipelines.freight.sources.machines.format
        "file": "inbox/t.csv",   | ``                              | SETTING_MISSING   | pipelines.freight.sources.transactions.file
        "attempts": 3            | "attempts": 21                  | SETTING_BAD_VALUE | limits.attempts
        "attempts": 3            | "attempts": 0                   | SETTING_BAD_VALUE | limits.attempts
        "attempts": 3            | "attempts": 2.5                 | SETTING_BAD_VALUE | limits.attempts
        "attempts": 3            | "attempts": null                | SETTING_BAD_VALUE | limits.attempts
        "attempts": 3            | "callDeadline": "PT0S"          | SETTING_BAD_VALUE | limits.callDeadline
        "attempts": 3            | "callDeadline": "-PT5S"         | SETTING_BAD_VALUE | limits.callDeadline
        "attempts": 3            | "callDeadline": "60s"           | SETTING_BAD_VALUE | limits.callDeadline
        "attempts": 3            | "callDeadline": "PT99999999999H" | SETTING_BAD_VALUE | limits.callDeadline
        "attempts": 3            | "workerHeap": "8m"              | SETTING_BAD_VALUE | limits.workerHeap
        "attempts": 3            | "workerHeap": "512m -version"   | SETTING_BAD_VALUE | limits.workerHeap
        "limits": {              | "language": "de", "limits": {   | SETTING_BAD_VALUE | language
        "limits": {              | "zone": "Mars/Olympus", "limits": { | SETTING_BAD_VALUE | zone
        "limits": { "attempts": 3 } | "limits": []                 | SETTING_BAD_VALUE | limits
        "format": "csv" }        | "format": "xlsx" }              | SETTING_BAD_VALUE | pipelines.freight.sources.transactions.format
        "format": "csv" }        | "format": "csv", "separator": ";;" } | SETTING_BAD_VALUE | pipelines.freight.sources.transactions.separator
        "format": "csv" }        | "format": "csv", "separator": "\\"" } | SETTING_BAD_VALUE | pipelines.freight.sources.transactions.separator
        "format": "csv" }        | "format": "csv", "decimal": "," } | SETTING_BAD_VALUE | pipelines.freight.sources.transactions.decimal
        "format": "csv" }        | "format": "csv", "decimal": "x" } | SETTING_BAD_VALUE | pipelines.freight.sources.transactions.decimal
        "format": "csv" }        | "format": "csv", "charset": "UTF-9" } | SETTING_BAD_VALUE | pipelines.freight.sources.transactions.charset
        "format": "csv" }        | "format": "csv", "dates": "yyyy-QQQQQQQ" } | SETTING_BAD_VALUE | pipelines.freight.sources.transactions.dates
        "format": "csv" }        | "format": "csv", "dates": "dd/MM/yyyy" } | SETTING_BAD_VALUE | pipelines.freight.sources.transactions.dates
        "format": "csv" }        | "format": "csv", "urls": ["http://a/"] } | SETTING_BAD_VALUE | pipelines.freight.sources.transactions.file
        "http://127.0.0.1:8085/machines" | "ftp://a/machines"      | SETTING_BAD_VALUE | pipelines.freight.sources.machines.urls
        "http://127.0.0.1:8085/machines" | "http:///machines"      | SETTING_BAD_VALUE | pipelines.freight.sources.machines.urls
        "http://127.0.0.1:8085/machines" | "http://a b/"           | SETTING_BAD_VALUE | pipelines.freight.sources.machines.urls
        "http://127.0.0.1:8085/machines" | ``                      | SETTING_BAD_VALUE | pipelines.freight.sources.machines.urls
        "machines":              | "../x":                         | SETTING_BAD_VALUE | pipelines.freight.sources.../x
        warehouse/w.sqlite       | ../outside.sqlite               | SETTING_BAD_VALUE | pipelines.freight.warehouse
        warehouse/w.sqlite       | warehouse/../../outside.sqlite  | SETTING_BAD_VALUE | pipelines.freight.warehouse
        warehouse/w.sqlite       | /tmp/outside.sqlite             | SETTING_BAD_VALUE | pipelines.freight.warehouse
        warehouse/w.sqlite       | warehouse/..                    | SETTING_BAD_VALUE | pipelines.freight.warehouse
        warehouse/w.sqlite       | a\\u0000b                       | SETTING_BAD_VALUE | pipelines.freight.warehouse
        inbox/t.csv              | ../t.csv                        | SETTING_BAD_VALUE | pipelines.freight.sources.transactions.file
        "sources": { "sensors"   | "gates": { "maxRejectedShare": 1.5 }, "sources": { "sensors" | SETTING_BAD_VALUE | pipelines.telemetry.gates.maxRejectedShare
        "sources": { "sensors"   | "gates": { "minRows": -1 }, "sources": { "sensors" | SETTING_BAD_VALUE | pipelines.telemetry.gates.minRows
        "sources": { "sensors"   | "slot": "25:00", "sources": { "sensors" | SETTING_BAD_VALUE | pipelines.telemetry.slot
        """)
    void given_a_bad_setting_when_read_then_it_is_refused_with_its_path(String good, String bad, Code code, String path)
            throws IOException {
        var file = write(GOOD.replace(good, bad == null ? "" : bad));

        var problem = refusal(file);

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.about().getFirst()).isEqualTo(file.toString());
        assertThat(problem.about().get(1)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {                             | 1
        not json                      | 1
        []                            | 1
        ``                            | 1
        {"language":"fr","language":"en"} | 1
        {"language":"fr"} {}          | 1
        """)
    void given_broken_json_when_read_then_the_place_is_named(String text, int line) throws IOException {
        var file = write(text);

        var problem = refusal(file);

        assertThat(problem.code()).isEqualTo(Code.SETTINGS_NOT_JSON);
        assertThat(problem.about().get(1)).isEqualTo(String.valueOf(line));
    }

    @Test
    void given_a_key_twice_on_line_three_when_read_then_line_three_is_named() throws IOException {
        var file = write("{\n \"language\": \"fr\",\n \"language\": \"en\"\n}");

        var problem = refusal(file);

        assertThat(problem.about().get(1)).isEqualTo("3");
    }

    @Test
    void given_settings_that_are_a_folder_when_read_then_they_are_unreadable() throws IOException {
        var file = Files.createDirectory(folder.resolve("vigie.json"));

        var problem = refusal(file);

        assertThat(problem.code()).isEqualTo(Code.SETTINGS_UNREADABLE);
    }

    @Test
    void given_the_fewest_settings_when_read_then_every_default_is_filled_in() throws IOException {
        var settings = read(write(GOOD));

        assertThat(settings.language()).isEqualTo("fr");
        assertThat(settings.zone().getId()).isEqualTo("Africa/Douala");
        assertThat(settings.limits().callDeadline()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.limits().maxApiBytes()).isEqualTo(268435456);
        var freight = settings.pipeline("freight");
        assertThat(freight.slot()).isEqualTo(LocalTime.of(2, 0));
        assertThat(freight.gates().maxRejectedShare()).contains(0.30);
        assertThat(freight.sources().get("transactions").csv().separator()).isEqualTo(',');
    }

    @Test
    void given_the_fewest_settings_when_read_then_only_the_telemetry_learns_with_its_defaults() throws IOException {
        var settings = read(
                write(GOOD.replace("\"learn\": { \"enabled\": true, \"trees\": 100, \"seed\": 42 }", "\"learn\": {}")));

        assertThat(settings.pipeline("freight").learn()).isEmpty();
        assertThat(settings.pipeline("telemetry").learn())
                .contains(new LearnSettings(true, 100, 42, 200_000, 0.02, 0.75, 0.005, 0.20, 0.35));
    }

    @Test
    void given_gates_of_null_when_read_then_they_are_switched_off() throws IOException {
        var off = "\"gates\": {\"minRows\": null, \"maxRejectedShare\": null, \"maxAge\": null},";
        var file = write(GOOD.replace("\"warehouse\": \"warehouse/w", off + "\"warehouse\": \"warehouse/w"));

        var gates = read(file).pipeline("freight").gates();

        assertThat(gates.minRows()).isEmpty();
        assertThat(gates.maxRejectedShare()).isEmpty();
        assertThat(gates.maxAge()).isEmpty();
    }

    @Test
    void given_an_address_with_a_password_when_refused_then_the_password_is_not_shown() throws IOException {
        var file = write(GOOD.replace("127.0.0.1:8085", "me:CANARY123@a").replace("/machines\"", "/m?key=CANARY456\""));

        var problem = refusal(file);

        assertThat(problem.code()).isEqualTo(Code.SETTING_BAD_VALUE);
        assertThat(problem.about().toString()).doesNotContain("CANARY");
    }

    @Test
    void given_an_input_in_another_folder_when_read_then_it_is_taken() throws IOException {
        var drop = folder.resolve("erp").resolve("t.csv").toAbsolutePath();
        var file = write(GOOD.replace("inbox/t.csv", drop.toString().replace("\\", "\\\\")));

        var source = read(file).pipeline("freight").sources().get("transactions");

        assertThat(source.file()).contains(drop);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("vigie.json"), text == null ? "" : text);
    }

    private static Settings read(Path file) {
        return new SettingsReader(Set.of("freight", "telemetry")).read(file);
    }

    private static Problem refusal(Path file) {
        return catchThrowableOfType(ProblemException.class, () -> read(file)).problem();
    }
}
