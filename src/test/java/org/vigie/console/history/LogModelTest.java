package org.vigie.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.console.history.LogModel.Filter;
import org.vigie.console.screen.HandClock;
import org.vigie.console.screen.InlineBackground;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedDesk;
import org.vigie.console.screen.StagedLog;
import org.vigie.runs.RunId;

class LogModelTest {
    private static final RunId RUN = new RunId("freight-2026-02-21-b3n8");
    private static final long MILLION = 1_000_000;
    private static final int A_SCREEN_FULL = 30;

    private final InlineBackground background = new InlineBackground();
    private final Questions questions = new Questions(background, new HandClock(), Duration.ofSeconds(2));

    @Test
    void given_a_million_lines_when_the_log_is_opened_then_it_shows_them_all_and_has_read_next_to_none() {
        var log = StagedLog.ofLines(MILLION);

        var model = open(log);

        assertThat(model.rows().get()).hasSize((int) MILLION);
        assertThat(log.served()).isLessThan(10);
    }

    @Test
    void given_a_million_lines_when_somebody_scrolls_through_them_all_then_few_are_held() {
        var log = StagedLog.ofLines(MILLION);
        var model = open(log);

        for (long line = 0; line < MILLION; line += A_SCREEN_FULL) {
            assertThat(model.line(line)).hasValue(StagedLog.made(line));
        }

        assertThat(model.linesHeld()).isLessThanOrEqualTo(LogPages.MOST * LogPages.LINES);
        assertThat(log.most()).isLessThanOrEqualTo(LogPages.LINES);
    }

    @Test
    void given_a_slow_reader_when_somebody_scrolls_fast_then_what_is_in_sight_is_read_first() {
        var model = open(StagedLog.ofLines(MILLION));
        background.hold();
        assertThat(model.line(10)).isEmpty();
        assertThat(model.line(500_000)).isEmpty();
        assertThat(model.line(999_999)).isEmpty();

        background.letGo();

        assertThat(List.of(10L, 500_000L, 999_999L))
                .allMatch(line -> model.line(line).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"-1, true, 100002", "100002, true, 200005", "999999, true, 100002", "200005, false, 100002"})
    void given_a_million_lines_when_f8_is_pressed_then_it_goes_from_error_to_error_and_round(
            long here, boolean forward, long error) {
        var model = open(StagedLog.ofLines(MILLION));

        model.nextError(here, forward);

        assertThat(model.place().get()).hasValue(error);
    }

    @Test
    void given_a_log_that_is_still_being_opened_when_f8_is_pressed_then_it_goes_to_the_error_once_it_is_there() {
        background.hold();
        var model = open(StagedLog.ofLines(MILLION));

        model.nextError(-1, true);
        background.letGo();

        assertThat(model.place().get()).hasValue(100_002L);
    }

    @Test
    void given_errors_far_apart_when_the_log_is_opened_then_they_are_counted() {
        var model = open(StagedLog.ofLines(MILLION));

        assertThat(model.errors().lines()).hasSize(9).startsWith(100_002L, 200_005L);
        assertThat(model.errors().complete()).isTrue();
    }

    @Test
    void given_a_log_when_only_errors_are_shown_then_the_rows_are_theirs() {
        var model = open(StagedLog.ofLines(MILLION));

        model.filter().set(Filter.ERRORS);

        assertThat(model.rows().get()).hasSize(9);
        assertThat(model.rows().get().get(1)).isEqualTo(200_005L);
        assertThat(model.rows().get().row(200_005)).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void given_a_text_in_capitals_when_it_is_looked_for_then_it_is_found_and_followed_from_hit_to_hit() {
        var model = open(StagedLog.ofLines(MILLION));

        model.search().set("ROW 99999 ACCEPTED");
        model.next(-1, true);

        assertThat(model.hits().lines()).containsExactly(99_999L);
        assertThat(model.place().get()).hasValue(99_999);
    }

    @Test
    void given_a_text_on_every_line_when_it_is_looked_for_then_no_more_are_kept_than_can_be() {
        var model = open(StagedLog.ofLines(MILLION));

        model.search().set("2026-02-21");

        assertThat(model.hits().lines()).hasSize(LogHits.MOST);
        assertThat(model.hits().cut()).isTrue();
    }

    @Test
    void given_a_time_as_the_screen_shows_it_when_it_is_looked_for_then_its_line_is_found() {
        var model = open(StagedLog.of(List.of(
                "2026-02-21T04:50:59.336Z INFO  start", "2026-02-21T04:51:00.003Z INFO  rows, not at 05:51:00.003")));

        model.search().set("05:51:00.003");

        assertThat(model.hits().lines()).containsExactly(1L);
    }

    @Test
    void given_a_search_when_its_text_is_cleared_then_nothing_is_found_any_more() {
        var model = open(StagedLog.ofLines(1_000));
        model.search().set("row");
        model.filter().set(Filter.FOUND);
        assertThat(model.rows().get()).isNotEmpty();

        model.search().set("");

        assertThat(model.rows().get()).isEmpty();
        assertThat(model.hits().lines()).isEmpty();
    }

    @Test
    void given_an_error_that_the_filter_leaves_out_when_it_is_gone_to_then_all_lines_show() {
        var model = open(StagedLog.ofLines(MILLION));
        model.search().set("row 99999 ");
        model.filter().set(Filter.FOUND);

        model.nextError(-1, true);

        assertThat(model.filter().get()).isEqualTo(Filter.ALL);
        assertThat(model.place().get()).hasValue(100_002);
    }

    @Test
    void given_a_log_that_grows_when_the_pulse_beats_then_the_same_list_is_longer() {
        var log = StagedLog.ofLines(200);
        var model = open(log);
        var rows = model.rows().get();
        assertThat(model.line(199)).isPresent();

        log.write(100_000);
        model.beat();

        assertThat(model.rows().get()).isSameAs(rows).hasSize(100_200);
        assertThat(model.line(200)).isPresent();
        assertThat(model.errors().lines()).containsExactly(100_002L);
    }

    @Test
    void given_a_search_in_a_log_that_grows_when_the_pulse_beats_then_new_hits_come_and_none_twice() {
        var log = StagedLog.ofLines(200);
        var model = open(log);
        model.search().set("row 19");
        var before = model.hits().lines().size();

        log.write(1_800);
        model.beat();

        assertThat(model.hits().lines()).hasSizeGreaterThan(before).doesNotHaveDuplicates();
        assertThat(model.hits().lines()).contains(199L, 1_999L);
    }

    @Test
    void given_a_log_that_turned_over_when_the_pulse_beats_then_no_old_line_stays() {
        var log = StagedLog.ofLines(500);
        var model = open(log);
        assertThat(model.line(0)).isPresent();

        log.turnOver(List.of("2026-02-21T02:00:00.000Z INFO  the second part"));
        model.beat();

        assertThat(model.rows().get()).hasSize(1);
        assertThat(model.line(0)).get().asString().contains("second part");
    }

    @Test
    void given_an_empty_log_when_errors_and_texts_are_looked_for_then_nothing_is_found() {
        var model = open(StagedLog.of(List.of()));
        model.search().set("rows");

        model.next(-1, true);
        model.nextError(-1, true);

        assertThat(model.place().get()).isEqualTo(OptionalLong.empty());
        assertThat(model.rows().get()).isEmpty();
    }

    @Test
    void given_a_line_without_end_when_it_is_shown_and_copied_then_it_is_cut_on_screen_only() {
        var endless = "2026-02-21T02:00:00.000Z INFO  é" + "x".repeat(1_000_000);
        var model = open(StagedLog.of(List.of(endless)));
        var copied = new ArrayList<String>();

        model.copy(List.of(0L), copied::add);

        assertThat(model.line(0).orElseThrow()).hasSizeLessThan(3_000).endsWith("[…]");
        assertThat(copied).containsExactly(endless);
    }

    @Test
    void given_all_lines_chosen_when_they_are_copied_then_no_more_are_taken_than_a_clipboard_can_bear() {
        var model = open(StagedLog.ofLines(MILLION));
        var copied = new ArrayList<String>();

        model.copy(LongStream.range(0, MILLION).boxed().toList(), copied::add);

        assertThat(copied.getFirst().lines()).hasSize(LogModel.MOST_COPIED);
    }

    @Test
    void given_a_followed_log_when_an_error_is_gone_to_then_it_does_not_follow_any_more() {
        var model = open(StagedLog.ofLines(MILLION));

        model.nextError(-1, true);

        assertThat(model.follow().get()).isFalse();
    }

    private LogModel open(StagedLog log) {
        var model = new LogModel(StagedDesk.running().logging(log), questions, Staged.ZONE);
        model.open(RUN);
        return model;
    }
}
