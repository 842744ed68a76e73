package org.vigie.etl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
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

class CsvRowsTest {
    private static final Contract CONTRACT = Contract.of(Field.text("id"), Field.text("site"), Field.text("status"));
    private static final CsvNotation STANDARD = CsvNotation.standard();
    private static final String GOOD = "id,site,status\n1,Bélabo,OK\n2,Edéa,ERR\n";

    @TempDir
    Path folder;

    @Test
    void given_a_good_file_when_read_then_each_row_has_its_line_and_its_values() throws Exception {
        var rows = read(write(GOOD), STANDARD);

        assertThat(rows)
                .containsExactly(
                        new RawRow(2, List.of("1", "Bélabo", "OK")), new RawRow(3, List.of("2", "Edéa", "ERR")));
    }

    @Test
    void given_columns_in_another_order_when_read_then_they_are_found_by_name() throws Exception {
        var rows = read(write("status,id,site\nOK,1,Bélabo\n"), STANDARD);

        assertThat(rows).containsExactly(new RawRow(2, List.of("1", "Bélabo", "OK")));
    }

    @Test
    void given_windows_line_ends_blank_lines_and_quotes_when_read_then_lines_are_those_of_the_file() throws Exception {
        var text = "id,site,status\r\n\r\n\"1\",\"a \"\"b\"\"\r\nc\",OK\r\n\r\n2,x,OK\r\n\r\n";

        var rows = read(write(text), STANDARD);

        assertThat(rows)
                .containsExactly(
                        new RawRow(3, List.of("1", "a \"b\"\r\nc", "OK")), new RawRow(6, List.of("2", "x", "OK")));
    }

    @Test
    void given_a_byte_order_mark_when_read_then_the_first_column_is_recognised() throws Exception {
        var rows = read(write("\uFEFF" + GOOD), STANDARD);

        assertThat(rows).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n\n", "id,site,status", "id,site,status\n"})
    void given_an_empty_file_or_only_a_header_when_read_then_there_are_no_rows(String text) throws Exception {
        assertThat(read(write(text), STANDARD)).isEmpty();
    }

    @Test
    void given_a_french_file_with_its_profile_when_read_then_its_values_are_as_written() throws Exception {
        var french = Charset.forName("windows-1252");
        var file = Files.write(folder.resolve("f.csv"), "id;site;status\n1;Bélabo;1,5\n".getBytes(french));

        var rows = read(file, new CsvNotation(french, ';', ',', STANDARD.dates(), false));

        assertThat(rows).containsExactly(new RawRow(2, List.of("1", "Bélabo", "1,5")));
    }

    @Test
    void given_foreign_bytes_when_read_then_the_charset_is_refused_with_the_line() throws Exception {
        var text = "id,site,status\n" + "1,a,OK\n".repeat(40_000) + "2,Bélabo,OK\n";
        var file = Files.write(folder.resolve("f.csv"), text.getBytes(Charset.forName("windows-1252")));

        var problem = refusal(file, STANDARD);

        assertThat(problem).isEqualTo(Problem.of(Code.WRONG_CHARSET, "erp", "f.csv", 40_002, "UTF-8"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
        id,site,status,id        ! COLUMNS_TWICE   ! id
        id,site                  ! COLUMNS_MISSING ! status
        ID,site,status           ! COLUMNS_MISSING ! id
        id,site,status,new       ! COLUMNS_UNKNOWN ! new
        id;site;status           ! WRONG_SEPARATOR ! ;
        id|site|status           ! WRONG_SEPARATOR ! |
        `x"); DROP TABLE etl_run;--` ! COLUMNS_MISSING ! `id, site, status`
        """)
    void given_a_header_that_breaks_the_contract_when_opened_then_the_names_are_told(
            String header, Code code, String names) throws Exception {
        var file = write(header.replace("\"", "'").replace("; DROP", " DROP").replace(";--", "--") + "\n1,a,OK,2\n");

        var problem = refusal(file, STANDARD);

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.about()).startsWith("erp", "f.csv", names);
    }

    @Test
    void given_a_hostile_column_name_when_refused_then_it_is_cut_and_cannot_steer_a_terminal() throws Exception {
        var file = write("id,site,status,\u001b[31m" + "x".repeat(500) + "\n");

        var names = refusal(file, STANDARD).about().get(2);

        assertThat(names).startsWith("\\u001b[31m").hasSizeLessThan(80);
    }

    @Test
    void given_unknown_columns_that_may_be_ignored_when_read_then_they_are_left_out() throws Exception {
        var lenient = new CsvNotation(StandardCharsets.UTF_8, ',', '.', STANDARD.dates(), true);

        var rows = read(write("x,id,site,x,status\n9,1,a,8,OK\n"), lenient);

        assertThat(rows).containsExactly(new RawRow(2, List.of("1", "a", "OK")));
    }

    @Test
    void given_rows_with_other_column_counts_when_read_then_they_are_unsound_and_the_rest_is_read() throws Exception {
        var rows = read(write("id,site,status\n1,a\n2,b,OK,x\n3,c,OK\n"), STANDARD);

        assertThat(rows).extracting(RawRow::unsound).containsExactly("2/3", "4/3", "");
        assertThat(rows).extracting(RawRow::line).containsExactly(2L, 3L, 4L);
    }

    @Test
    void given_no_last_line_end_when_read_then_only_the_last_row_is_unfinished() throws Exception {
        var rows = read(write("site,status,id\na,OK,1\nb,OK,2"), STANDARD);

        assertThat(rows).extracting(RawRow::unfinished).containsExactly("", "id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        \"2,b,OK     | QUOTE_NOT_CLOSED
        \"2\"x,b,OK  | TEXT_AFTER_QUOTE
        """)
    void given_a_broken_quote_when_read_then_the_line_where_the_row_began_is_told(String broken, Reason reason)
            throws Exception {
        var file = write("id,site,status\n1,a,OK\n" + broken.replace("\\", "") + "\n3,c,OK\n");

        var problem = refusal(file, STANDARD);

        assertThat(problem).isEqualTo(Problem.of(Code.CSV_UNSOUND, "erp", "f.csv", 3, reason));
    }

    @Test
    void given_an_unclosed_quote_in_a_large_file_when_read_then_it_is_refused_by_the_field_cap() throws Exception {
        var file = write("id,site,status\n1,a,OK\n\"2,b,OK\n" + "3,c,OK\n".repeat(1_000_000));

        var problem = refusal(file, STANDARD);

        assertThat(problem).isEqualTo(Problem.of(Code.CSV_UNSOUND, "erp", "f.csv", 3, Reason.FIELD_TOO_LONG.of(65536)));
    }

    @Test
    void given_a_file_of_one_endless_line_when_read_then_it_is_refused() throws Exception {
        var problem = refusal(write("a,".repeat(2_000_000)), STANDARD);

        assertThat(problem.code()).isEqualTo(Code.CSV_UNSOUND);
    }

    @Test
    void given_a_file_when_read_then_the_progress_goes_from_none_to_all() throws Exception {
        var file = write(GOOD + "3,c,OK\n".repeat(100_000));

        try (var rows = CsvRows.open(new Place("erp", "f.csv"), file, STANDARD, CONTRACT)) {
            assertThat(rows.progress()).isBetween(0.0, 0.5);
            rows.forEachRemaining(row -> assertThat(row.line()).isPositive());

            assertThat(rows.progress()).isEqualTo(1);
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("f.csv"), text);
    }

    private static List<RawRow> read(Path file, CsvNotation csv) {
        var read = new ArrayList<RawRow>();
        try (var rows = CsvRows.open(new Place("erp", "f.csv"), file, csv, CONTRACT)) {
            rows.forEachRemaining(read::add);
        }
        return read;
    }

    private static Problem refusal(Path file, CsvNotation csv) {
        return catchThrowableOfType(ProblemException.class, () -> read(file, csv))
                .problem();
    }
}
