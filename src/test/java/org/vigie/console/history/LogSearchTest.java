package org.vigie.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.console.screen.Staged;

class LogSearchTest {
    private final LogSearch log = new LogSearch(
            List.of(
                    "2026-11-22T04:50:59.336Z INFO  start",
                    "2026-11-22T04:51:00.001Z ERROR disk",
                    "2026-11-22T04:51:00.002Z INFO  rows, no ERROR among them",
                    "2026-11-22T04:51:00.003Z ERROR net"),
            Staged.ZONE);

    @ParameterizedTest
    @CsvSource({"-1, 1, 1", "1, 1, 3", "3, 1, 1", "3, -1, 1", "1, -1, 3"})
    void given_two_errors_when_the_next_is_looked_for_then_it_goes_round(int from, int direction, int found) {
        assertThat(log.nextError(from, direction)).isEqualTo(OptionalInt.of(found));
    }

    @Test
    void given_a_text_in_other_letters_when_it_is_looked_for_then_it_is_found() {
        assertThat(log.next(-1, 1, "ROWS")).isEqualTo(OptionalInt.of(2));
    }

    @Test
    void given_times_in_universal_time_when_the_local_time_is_looked_for_then_it_is_found() {
        assertThat(log.next(-1, 1, "05:51:00.003")).isEqualTo(OptionalInt.of(3));
    }

    @Test
    void given_an_empty_log_when_something_is_looked_for_then_nothing_is_found() {
        assertThat(new LogSearch(List.of(), Staged.ZONE).next(-1, 1, "rows")).isEmpty();
    }
}
