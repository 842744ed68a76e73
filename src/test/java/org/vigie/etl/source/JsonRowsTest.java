package org.vigie.etl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.etl.Contract;
import org.vigie.etl.Field;
import org.vigie.etl.RawRow;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;

class JsonRowsTest {
    private static final Contract CONTRACT = Contract.of(Field.text("id"), Field.number("temp", 0, 100));

    @TempDir
    Path folder;

    @Test
    void given_an_array_of_objects_when_read_then_values_are_as_written_and_extra_keys_ignored() throws Exception {
        var text = """
            [{"temp": 20.50, "id": "Bélabo", "extra": {"deep": [1, 2]}},
             {"id": null},
             {"id": true, "temp": 1e999}]
            """;

        assertThat(read(text))
                .containsExactly(
                        new RawRow(1, List.of("Bélabo", "20.50")),
                        new RawRow(2, List.of("", "")),
                        new RawRow(3, List.of("true", "1e999")));
    }

    @Test
    void given_an_empty_array_when_read_then_there_are_no_rows() throws Exception {
        assertThat(read(" [ ] \n")).isEmpty();
    }

    @Test
    void given_a_nested_value_or_no_object_when_read_then_that_row_is_unsound() throws Exception {
        var rows = read("[{\"id\":{\"a\":1},\"temp\":2}, 7, [1,[2]], {\"id\":\"x\",\"temp\":3}]");

        assertThat(rows).extracting(RawRow::unsound).containsExactly("id: {…", "7", "[", "");
        assertThat(rows).extracting(RawRow::line).containsExactly(1L, 2L, 3L, 4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>502</html>", "{\"error\":1}", "id,temp", "\"x\"", "nul"})
    void given_no_array_when_opened_then_it_is_not_json_and_its_beginning_is_shown(String text) throws Exception {
        var problem = refusal(text);

        assertThat(problem).isEqualTo(Problem.of(Code.NOT_JSON, "api", "a", text));
    }

    @Test
    void given_a_long_page_when_opened_then_two_hundred_harmless_characters_are_shown() throws Exception {
        var problem = refusal("<\u001b]0;x\u0007\u202e\n" + "é".repeat(5000));

        assertThat(problem.about().get(2))
                .startsWith("<\\u001b]0;x\\u0007\\u202e\\né")
                .doesNotContain("\u001b", "\u202e", "\n")
                .hasSizeLessThan(230);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        [{"id":1,"temp":20,"temp":900}]  | KEY_TWICE
        [{"id":1,"x":20,"x":900}]        | KEY_TWICE
        [{"id":1},{"id":2                | ENDS_IN_THE_MIDDLE
        [{"id":1}                        | ENDS_IN_THE_MIDDLE
        [{"id":"1                        | ENDS_IN_THE_MIDDLE
        [{"id":1}] [                     | MORE_AFTER_THE_END
        """)
    void given_unsound_json_when_read_then_the_reason_is_told(String text, Reason reason) throws Exception {
        var problem = refusal(text);

        assertThat(problem.code()).isEqualTo(Code.JSON_UNSOUND);
        assertThat(problem.about()).startsWith("api", "a", reason.toString());
        assertThat(problem.about().get(3)).matches("1:[0-9]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"id\":NaN}]", "[{\"id\":1,}]", "[{'id':1}]", "[{\"id\":0x1}]", "[1 2]"})
    void given_almost_json_when_read_then_it_is_unsound(String text) throws Exception {
        assertThat(refusal(text).code()).isEqualTo(Code.JSON_UNSOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[{\"id\":", "{\"id\":[", "[[{\"x\":"})
    void given_very_deep_json_when_read_then_it_is_refused_and_the_stack_holds(String piece) throws Exception {
        var problem = refusal("[" + piece.repeat(100_000));

        assertThat(problem.code()).isEqualTo(Code.JSON_UNSOUND);
    }

    @Test
    void given_a_text_without_end_when_read_then_it_is_refused_by_its_length() throws Exception {
        var problem = refusal("[{\"id\":\"" + "x".repeat(1_000_000) + "\"}]");

        assertThat(problem.about().get(2)).isEqualTo(Reason.TEXT_TOO_LONG.toString());
    }

    @Test
    void given_bytes_of_another_charset_when_read_then_it_is_unsound() throws Exception {
        var file = folder.resolve("a.json");
        Files.write(file, "[{\"id\":\"Bélabo\"}]".getBytes(StandardCharsets.ISO_8859_1));

        var problem = catchThrowableOfType(ProblemException.class, () -> readFile(file))
                .problem();

        assertThat(problem.code()).isEqualTo(Code.JSON_UNSOUND);
        assertThat(problem.about().get(2)).isEqualTo(Reason.NOT_UTF8.toString());
    }

    @Test
    void given_an_answer_when_read_then_the_progress_goes_to_all_and_may_be_asked_after_the_last_row()
            throws Exception {
        var text = "[" + "{\"id\":\"a\",\"temp\":1},".repeat(20_000) + "{\"id\":\"z\",\"temp\":2}]";
        var file = Files.writeString(folder.resolve("a.json"), text);

        try (var rows = JsonRows.open(new Place("api", "a"), file, CONTRACT)) {
            assertThat(rows.progress()).isBetween(0.0, 0.5);
            rows.forEachRemaining(row -> assertThat(row.line()).isPositive());

            assertThat(rows.progress()).isEqualTo(1);
        }
    }

    private List<RawRow> read(String text) throws IOException {
        return readFile(Files.writeString(folder.resolve("a.json"), text));
    }

    private static List<RawRow> readFile(Path file) {
        var read = new ArrayList<RawRow>();
        try (var rows = JsonRows.open(new Place("api", "a"), file, CONTRACT)) {
            rows.forEachRemaining(read::add);
        }
        return read;
    }

    private Problem refusal(String text) {
        return catchThrowableOfType(ProblemException.class, () -> read(text)).problem();
    }
}
