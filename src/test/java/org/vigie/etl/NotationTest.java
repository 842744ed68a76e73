package org.vigie.etl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {
    private static final String ISO = "yyyy-MM-dd HH:mm:ss";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        .| 12         | 12
        .| -12.5      | -12.5
        .| +12.5      | 12.5
        .| .5         | 0.5
        .| 5.         | 5
        .| 1e-05      | 0.00001
        .| 1E3        | 1000
        .| 32.06395700265843 | 32.06395700265843
        ,| 1,5        | 1.5
        ,| -0,25      | -0.25
        """)
    void given_a_plain_number_when_read_then_it_has_its_value(char mark, String text, double value) {
        var notation = new Notation(mark, ISO);

        assertThat(notation.number(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e999",
                "-1e999",
                "12d",
                "12f",
                "0x1p3",
                "0x10",
                "1_000",
                "1,5",
                "1 000",
                "1.2.3",
                "1e",
                "1e+",
                "--1",
                "١٢",
                "１２",
                "+1+1",
                "1.5.",
                "99999999999999999999999999999999999999999"
            })
    void given_no_plain_number_when_read_then_it_is_refused(String text) {
        var notation = new Notation('.', ISO);

        assertThatThrownBy(() -> notation.number(text)).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.234,5", "1.000", "1;5"})
    void given_a_declared_comma_when_a_point_is_found_then_it_is_no_number(String text) {
        var notation = new Notation(',', ISO);

        assertThatThrownBy(() -> notation.number(text)).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({"2014, 2014", "2014.0, 2014", "-7, -7", "1e3, 1000", "999999999999999999, 999999999999999999"})
    void given_a_whole_number_when_read_then_it_has_its_value(String text, long value) {
        assertThat(new Notation('.', ISO).whole(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e-1", "1e30", "1e999999999", "1e-999999999", "1e9999999999"})
    void given_no_whole_number_when_read_then_it_is_refused(String text) {
        var notation = new Notation('.', ISO);

        assertThatThrownBy(() -> notation.whole(text))
                .isInstanceOfAny(ArithmeticException.class, NumberFormatException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        yyyy-MM-dd HH:mm:ss | 2026-02-15 13:15:17
        dd/MM/yyyy HH:mm:ss | 15/02/2026 13:15:17
        dd/MM/yy HH:mm:ss   | 15/02/26 13:15:17
        yyyy-MM-dd'T'HH:mm:ss | 2026-02-15T13:15:17
        'day' dd/MM/yyyy HH:mm:ss | day 15/02/2026 13:15:17
        """)
    void given_a_date_in_its_declared_pattern_when_read_then_it_is_that_moment(String pattern, String text) {
        var notation = new Notation('.', pattern);

        assertThat(notation.moment(text)).isEqualTo(LocalDateTime.of(2026, 2, 15, 13, 15, 17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-31 00:00:00",
                "2026-02-29 00:00:00",
                "15/02/2026 13:15:17",
                "2026-02-15",
                "2026-02-15T13:15:17",
                "26-02-15 13:15:17",
                "2026-02-15 24:00:00",
                "2026-02-15 13:15:60",
                "2026-2-15 13:15:17",
                "yesterday",
                ""
            })
    void given_another_date_when_read_then_it_is_no_date(String text) {
        var notation = new Notation('.', ISO);

        assertThatThrownBy(() -> notation.moment(text)).isInstanceOf(DateTimeException.class);
    }
}
