package org.vigie.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.runs.LogIndex.Line;
import org.vigie.runs.LogIndex.Wanted;

class LogIndexTest {
    private static final RunId RUN = new RunId("freight-2026-02-21-a7k2");
    private static final String INSTANT = "2026-02-21T02:00:00.000Z";

    @TempDir
    private Path folder;

    @Test
    void given_the_files_of_a_run_when_indexed_then_they_are_one_text() throws IOException {
        write(".log.1", "one\n");
        write(".log", "two\nthree\n");
        write(".jvm.log", "four");

        var index = index();

        assertThat(index.count()).isEqualTo(4);
        assertThat(index.lines(0, 10)).extracting(Line::text).containsExactly("one", "two", "three", "four");
        assertThat(index.lines(2, 1)).extracting(Line::number).containsExactly(2L);
        assertThat(index.lines(4, 10)).isEmpty();
    }

    @Test
    void given_a_log_that_grows_when_looked_at_again_then_the_unfinished_line_is_one_and_not_two() throws IOException {
        write(".log", "one\ntw");
        var index = index();

        assertThat(index.lines(0, 10)).extracting(Line::text).containsExactly("one", "tw");
        assertThat(index.look()).isTrue();

        write(".log", "o\nthree\n");
        assertThat(index.look()).isTrue();
        assertThat(index.lines(0, 10)).extracting(Line::text).containsExactly("one", "two", "three");
        assertThat(index.look()).isFalse();
    }

    @Test
    void given_a_log_that_turns_over_twice_when_looked_at_then_the_lines_go_on_and_the_lost_ones_are_counted()
            throws IOException {
        write(".log", "one\ntwo\n");
        var index = index();

        turnOver();
        write(".log", "three\n");
        index.look();
        assertThat(index.lines(0, 10)).extracting(Line::text).containsExactly("one", "two", "three");
        assertThat(index.dropped()).isZero();

        turnOver();
        write(".log", "four\n");
        index.look();
        assertThat(index.lines(0, 10)).extracting(Line::text).containsExactly("three", "four");
        assertThat(index.dropped()).isEqualTo(2);
    }

    @Test
    void given_many_lines_when_searched_then_both_directions_find_the_nearest() throws IOException {
        write(".log.1", numbered(0, 2_500));
        write(".log", numbered(2_500, 2_500));
        var index = index();

        assertThat(index.count()).isEqualTo(5_000);
        assertThat(index.lines(3_999, 2))
                .extracting(Line::text)
                .allMatch(text -> text.contains("line 3999") || text.contains("line 4000"));
        assertThat(index.search(new Wanted("LINE 2499 ", false), 0, true, () -> false))
                .hasValue(2_499);
        assertThat(index.search(new Wanted("line 17 ", false), 4_999, false, () -> false))
                .hasValue(17);
        assertThat(index.search(new Wanted("line 17 ", false), 18, true, () -> false))
                .isEmpty();
        assertThat(index.search(new Wanted("Éséka", false), 0, true, () -> false))
                .hasValue(0);
        assertThat(index.firstError()).hasValue(0);
        assertThat(index.nextError(0)).hasValue(1_000);
        assertThat(index.previousError(3_000)).hasValue(2_000);
        assertThat(index.previousError(0)).isEmpty();
        assertThat(index.nextError(4_000)).isEmpty();
    }

    @Test
    void given_a_filter_when_more_lines_are_meant_than_asked_for_then_the_first_ones_come_and_it_says_so()
            throws IOException {
        write(".log", numbered(0, 5_000));
        var index = index();

        assertThat(index.filter(Wanted.ERRORS, 10, () -> false).lines())
                .containsExactly(0L, 1_000L, 2_000L, 3_000L, 4_000L);
        assertThat(index.filter(Wanted.ERRORS, 10, () -> false).all()).isTrue();
        assertThat(index.filter(Wanted.ERRORS, 2, () -> false))
                .isEqualTo(new LogIndex.Found(List.of(0L, 1_000L), false));
    }

    @Test
    void given_a_search_when_it_is_cancelled_then_it_ends_without_an_answer() throws IOException {
        write(".log", numbered(0, 50_000));
        var asked = new AtomicInteger();

        var found = index().search(new Wanted("nowhere", false), 0, true, () -> asked.incrementAndGet() == 3);

        assertThat(found).isEmpty();
        assertThat(asked).hasValue(3);
    }

    @Test
    void given_a_line_of_ten_megabytes_when_shown_then_it_is_cut_and_the_next_ones_are_whole() throws IOException {
        write(".log", "before\n" + "x".repeat(10 << 20) + "\nafter\nlast\n");

        var lines = index().lines(0, 10);

        assertThat(lines).extracting(line -> line.text().length()).containsExactly(6, 10_001, 5, 4);
        assertThat(lines.get(1).text()).endsWith("…");
    }

    @Test
    void given_no_log_when_indexed_then_it_is_empty_until_there_is_one() throws IOException {
        var index = index();
        assertThat(index.count()).isZero();
        assertThat(index.lines(0, 5)).isEmpty();
        assertThat(index.firstError()).isEmpty();

        write(".log", "one\n");
        assertThat(index.look()).isTrue();
        assertThat(index.lines(0, 5)).extracting(Line::text).containsExactly("one");
    }

    /// The figure is told, the answer is what counts.
    @Test
    void given_a_million_lines_when_indexed_and_searched_then_every_line_is_found() throws IOException {
        var file = folder.resolve(RUN + ".log");
        for (int from = 0; from < 1_000_000; from += 50_000) {
            Files.writeString(file, numbered(from, 50_000), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        long begun = System.nanoTime();
        var index = index();
        long indexed = System.nanoTime();
        var last = index.search(new Wanted("line 999999 ", false), 0, true, () -> false);
        long forward = System.nanoTime();
        var first = index.search(new Wanted("line 1 ", false), 999_999, false, () -> false);
        long backward = System.nanoTime();
        System.out.printf(
                "1,000,000 lines, %d MB: indexed in %d ms, searched in %d ms, backward in %d ms%n",
                Files.size(file) >> 20,
                (indexed - begun) / 1_000_000,
                (forward - indexed) / 1_000_000,
                (backward - forward) / 1_000_000);

        assertThat(index.count()).isEqualTo(1_000_000);
        assertThat(last).hasValue(999_999);
        assertThat(first).hasValue(1);
    }

    @Test
    void given_a_log_that_is_followed_when_it_grows_and_turns_over_then_each_line_is_told_once() throws IOException {
        var told = new ArrayList<String>();
        var follow = new LogFollow(new RunLogs(folder), RUN);
        follow.tell(told::add);

        write(".log", "one\ntw");
        follow.tell(told::add);
        follow.tell(told::add);
        assertThat(told).containsExactly("one");

        write(".log", "o\nthree\n");
        turnOver();
        write(".log", "four\n");
        write(".jvm.log", "five\nsix");
        follow.tell(told::add);
        assertThat(told).containsExactly("one", "two", "three", "four", "five");

        turnOver();
        write(".log", "four and a half\n");
        follow.tellTheRest(told::add);
        assertThat(told).containsExactly("one", "two", "three", "four", "five", "four and a half", "six");
    }

    private LogIndex index() {
        var index = new LogIndex(new RunLogs(folder), RUN);
        index.look();
        return index;
    }

    /// Each thousandth is an error; the very first one speaks of Éséka.
    private static String numbered(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> INSTANT + (number % 1000 == 0 ? " ERROR " : " INFO  ") + "line " + number
                        + (number == 0 ? " at éséka" : " of the night, loaded and counted") + "\n")
                .collect(Collectors.joining());
    }

    private void turnOver() throws IOException {
        Files.move(folder.resolve(RUN + ".log"), folder.resolve(RUN + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(String ending, String text) throws IOException {
        Files.writeString(folder.resolve(RUN + ending), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
