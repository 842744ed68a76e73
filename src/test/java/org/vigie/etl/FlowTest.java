package org.vigie.etl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.etl.Rejection.Reason;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

class FlowTest {
    private static final Field ID = Field.text("id");
    private static final Field VOLUME = Field.number("volume", 0, 1000);
    private static final Field DATE = Field.moment("date");
    private static final Field STATUS = Field.oneOf("status", List.of("OK", "WARN", "ERR"));
    private static final Contract CONTRACT = Contract.of(ID, VOLUME, DATE, STATUS);
    private static final LocalDateTime NIGHT = LocalDateTime.of(2026, 2, 21, 2, 0);
    private static final Snapshot SNAPSHOT =
            new Snapshot("erp", "erp.csv", Path.of("erp.csv"), "00", 1, Optional.empty());

    private final Notebook notebook = new Notebook();
    private final List<Line> loaded = new ArrayList<>();

    private record Line(String id, double volume, LocalDateTime date, String status) {
        static Line of(Row row) {
            return new Line(row.text(ID), row.number(VOLUME), row.moment(DATE), row.text(STATUS));
        }
    }

    @Test
    void given_good_and_bad_rows_when_streamed_then_each_bad_one_is_set_aside_with_its_line() {
        var flow = flow(
                gates(1, 0.9),
                source(
                        row(2, "a", "1.5", "2026-02-20 10:00:00", "OK"),
                        row(3, "b", "NaN", "2026-02-20 10:00:00", "OK"),
                        row(4, "", "1", "2026-02-20 10:00:00", "OK"),
                        row(5, "c", "1", "2026-02-31 10:00:00", "OK"),
                        row(6, "d", "1", "0026-02-20 10:00:00", "OK"),
                        row(7, "e", "1001", "2026-02-20 10:00:00", "OK"),
                        row(8, "f", "1", "2026-02-20 10:00:00", "MAYBE"),
                        row(9, "g\u0007", "1", "2026-02-20 10:00:00", "OK"),
                        new RawRow(10, List.of("h", "", "", ""), "2/4", ""),
                        row(11, "i", "2", "2026-02-20 11:00:00", "ERR")));

        var counts = load(flow);

        assertThat(counts).isEqualTo(new Counts(10, 2, 8));
        assertThat(loaded).extracting(Line::id).containsExactly("a", "i");
        assertThat(notebook.rejections)
                .containsExactly(
                        new Rejection(3, "volume", "NaN", Reason.NOT_A_NUMBER),
                        new Rejection(4, "id", "", Reason.EMPTY),
                        new Rejection(5, "date", "2026-02-31 10:00:00", Reason.NOT_A_DATE),
                        new Rejection(6, "date", "0026-02-20 10:00:00", Reason.OUT_OF_RANGE),
                        new Rejection(7, "volume", "1001", Reason.OUT_OF_RANGE),
                        new Rejection(8, "status", "MAYBE", Reason.NOT_ALLOWED),
                        new Rejection(9, "id", "g\u0007", Reason.CONTROL_CHARACTER),
                        new Rejection(10, "", "2/4", Reason.WRONG_COLUMN_COUNT));
        assertThat(notebook.steps)
                .containsExactly("CHECK erp 10 2 true", "TRANSFORM id 2 2 true", "PUBLISH t 2 2 true");
    }

    @ParameterizedTest
    @CsvSource({"30, true", "31, false"})
    void given_bad_rows_of_a_hundred_when_thirty_per_cent_are_allowed_then_exactly_thirty_hold(int bad, boolean holds) {
        var flow = flow(gates(1, 0.30), rows(100, i -> i <= bad ? "not a number" : "1", "2026-02-20 10:00:00"));

        if (holds) {
            assertThat(load(flow)).isEqualTo(new Counts(100, 70, 30));
        } else {
            assertThat(refusal(flow)).isEqualTo(Code.TOO_MANY_BAD_ROWS);
            assertThat(notebook.rejections).hasSize(31);
        }
    }

    @Test
    void given_no_rows_when_one_is_the_floor_then_the_gate_refuses() {
        var flow = flow(gates(1, 0.30), source());

        assertThat(refusal(flow)).isEqualTo(Code.TOO_FEW_ROWS);
        assertThat(notebook.gates).contains("min-rows 0 false");
    }

    @Test
    void given_a_reference_when_all_rows_are_bad_then_the_bad_rows_are_the_reason() {
        var flow = flow(gates(1, 0.30), rows(5, _ -> "x", "2026-02-20 10:00:00"));

        var refusal = catchThrowableOfType(ProblemException.class, () -> flow.read(SNAPSHOT, CONTRACT, Line::of));

        assertThat(refusal.problem().code()).isEqualTo(Code.TOO_MANY_BAD_ROWS);
        assertThat(notebook.steps).containsExactly("CHECK erp 5 0 false");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-19 14:00:00, NONE",
        "2026-02-19 13:59:59, ROWS_TOO_OLD",
        "2026-02-22 02:00:00, NONE",
        "2026-02-22 02:00:01, ROWS_AHEAD_OF_NIGHT"
    })
    void given_the_newest_row_when_thirty_six_hours_are_allowed_then_its_age_is_judged(String newest, String refusal) {
        var flow = flow(gates(1, 0.30), rows(10, _ -> "1", newest));

        if (refusal.equals("NONE")) {
            assertThat(load(flow).loaded()).isEqualTo(10);
        } else {
            assertThat(refusal(flow)).isEqualTo(Code.valueOf(refusal));
        }
    }

    @Test
    void given_one_mistyped_year_when_the_others_are_old_then_it_does_not_hide_them() {
        var flow = flow(
                gates(1, 0.30),
                source(row(2, "a", "1", "2026-02-01 00:00:00", "OK"), row(3, "b", "1", "2062-02-20 00:00:00", "OK")));

        assertThat(refusal(flow)).isEqualTo(Code.ROWS_TOO_OLD);
    }

    @Test
    void given_a_table_that_refuses_a_row_when_streamed_then_it_is_quarantined_and_counted() {
        var flow = flow(gates(1, 0.60), rows(2, _ -> "1", "2026-02-20 10:00:00"));

        var counts =
                stream(flow).into("t", (_, rejected) -> rejected.accept(new Rejection(3, "id", "x", Reason.DUPLICATE)));

        assertThat(counts).isEqualTo(new Counts(2, 1, 1));
        assertThat(notebook.rejections).extracting(Rejection::line).containsExactly(3L);
    }

    @Test
    void given_a_load_that_fails_when_streaming_then_its_failure_comes_up_and_the_reader_stops() {
        var read = new AtomicLong();
        var closed = new AtomicBoolean();
        var flow = flow(gates(1, 0.30), endless(read, closed));

        assertThatThrownBy(() -> stream(flow).into("t", (_, _) -> {
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");

        await().untilTrue(closed);
        assertThat(read).hasValueLessThan(50_000);
        assertThat(notebook.steps).allMatch(step -> step.endsWith("false"));
    }

    @Test
    void given_a_slow_table_when_the_reader_is_fast_then_only_a_few_batches_wait() {
        var read = new AtomicLong();
        var closed = new AtomicBoolean();
        var ahead = new AtomicLong();
        var flow = flow(gates(1, 0.30), endless(read, closed));

        assertThatThrownBy(() -> stream(flow).into("t", (_, _) -> {
                    await().during(Duration.ofMillis(200)).until(() -> true);
                    ahead.set(read.get());
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");

        assertThat(ahead).hasValueBetween(2000, 14_000);
    }

    @Test
    void given_a_broken_file_when_streaming_then_the_readers_problem_comes_up() {
        RawRows broken = new Broken();
        var flow = flow(gates(1, 0.30), new Given(broken));

        assertThat(refusal(flow)).isEqualTo(Code.CSV_UNSOUND);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        OK  | status |     | LOADED
        O   | status |     | FILE_TRUNCATED
        WA  | status |     | FILE_TRUNCATED
        X   | status |     | NOT_ALLOWED
        OK  | volume |     | CUT
        OK  | status | 3/4 | FILE_TRUNCATED
        """)
    void given_a_last_line_without_its_end_when_judged_then_a_piece_of_a_word_means_a_cut_file(
            String status, String last, String unsound, String expected) {
        var cut = new RawRow(3, List.of("b", "1", "2026-02-20 10:00:00", status), unsound == null ? "" : unsound, last);
        var flow = flow(gates(1, 0.90), source(row(2, "a", "1", "2026-02-20 10:00:00", "OK"), cut));

        switch (expected) {
            case "LOADED" -> assertThat(load(flow).loaded()).isEqualTo(2);
            case "FILE_TRUNCATED" -> assertThat(refusal(flow)).isEqualTo(Code.FILE_TRUNCATED);
            default -> {
                assertThat(load(flow).quarantined()).isEqualTo(1);
                assertThat(notebook.rejections.getFirst().reason()).isEqualTo(Reason.valueOf(expected));
            }
        }
    }

    @Test
    void given_a_replayed_run_when_extracted_then_its_snapshot_is_read_and_the_source_left_alone() {
        var replay = new Flow(ticket(), Map.of("erp", source()), Map.of("erp", SNAPSHOT), gates(1, 1), notebook);

        var taken = replay.extract("erp");

        assertThat(taken).isSameAs(SNAPSHOT);
        assertThat(notebook.snapshots).containsExactly(SNAPSHOT);
    }

    private Counts load(Flow flow) {
        return stream(flow).into("t", (rows, _) -> rows.forEach(numbered -> loaded.add(numbered.value())));
    }

    private static RowStream<Line> stream(Flow flow) {
        return flow.stream(SNAPSHOT, CONTRACT, Line::of).dated(Line::date).map("id", line -> line);
    }

    private Code refusal(Flow flow) {
        return catchThrowableOfType(ProblemException.class, () -> load(flow))
                .problem()
                .code();
    }

    private Flow flow(Gates gates, Source source) {
        return new Flow(ticket(), Map.of("erp", source), Map.of(), gates, notebook);
    }

    private static Ticket ticket() {
        return new Ticket("run", "freight", LocalDate.of(2026, 2, 21), NIGHT, 1, Instant.EPOCH);
    }

    private static Gates gates(long minRows, double maxRejectedShare) {
        return new Gates(Optional.of(minRows), Optional.of(maxRejectedShare), Optional.of(Duration.ofHours(36)));
    }

    private static RawRow row(long line, String... values) {
        return new RawRow(line, List.of(values));
    }

    private static Source source(RawRow... rows) {
        return new Given(new MemorySource.Rows(List.of(rows).iterator()));
    }

    private static Source rows(int count, LongFunction<String> volume, String date) {
        var rows = new ArrayList<RawRow>();
        for (int i = 1; i <= count; i++) {
            rows.add(row(i + 1L, "id" + i, volume.apply(i), date, "OK"));
        }
        return new Given(new MemorySource.Rows(rows.iterator()));
    }

    private static Source endless(AtomicLong read, AtomicBoolean closed) {
        return new Given(new RawRows() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public RawRow next() {
                return row(read.incrementAndGet(), "a", "1", "2026-02-20 10:00:00", "OK");
            }

            @Override
            public double progress() {
                return 0.5;
            }

            @Override
            public void close() {
                closed.set(true);
            }
        });
    }

    private record Given(RawRows rows) implements Source {
        @Override
        public String name() {
            return "erp";
        }

        @Override
        public Snapshot extract(Journal journal) {
            throw new IllegalStateException("the source itself is not asked here");
        }

        @Override
        public RawRows open(Snapshot snapshot, Contract contract) {
            return rows;
        }

        @Override
        public Notation notation() {
            return Notation.json();
        }
    }

    private record Broken() implements RawRows {
        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public RawRow next() {
            throw new ProblemException(Code.CSV_UNSOUND, "erp", "erp.csv", 7, "quote");
        }

        @Override
        public double progress() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
