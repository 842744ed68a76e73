package org.vigie.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

/// A statement that works for long says so, and can be stopped.
class LongStatementTest {
    private static final String COUNTING =
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 300000) select count(*) from n";

    @TempDir
    private Path folder;

    @Test
    void given_one_long_statement_when_it_works_then_somebody_is_told_again_and_again() {
        var database = Depot.made(folder.resolve("w.sqlite"));
        var signs = new AtomicInteger();
        try (var session = database.open()) {
            session.whileWorking(signs::incrementAndGet);

            long counted = session.read(LongStatementTest::count);

            assertThat(counted).isEqualTo(300_000);
            assertThat(signs).hasValueGreaterThan(3);
        }
    }

    @Test
    void given_a_listener_that_writes_to_another_file_when_a_write_works_then_both_are_written() {
        var database = Depot.made(folder.resolve("w.sqlite"));
        var other = Depot.made(folder.resolve("other.sqlite"));
        try (var session = database.open();
                var book = other.open()) {
            book.writing(sql -> sql.execute("insert into lease values ('n', null, 0, '2026-02-21')"));
            session.whileWorking(() -> book.writing(sql -> sql.execute("update lease set fence = fence + 1")));

            session.writing(LongStatementTest::count);

            long told =
                    book.read(sql -> sql.fetchSingle("select fence from lease").get(0, Long.class));
            assertThat(told).isPositive();
        }
    }

    @Test
    void given_a_listener_that_refuses_when_a_write_works_then_the_statement_ends_with_its_reason() {
        var database = Depot.made(folder.resolve("w.sqlite"));
        try (var session = database.open()) {
            session.whileWorking(() -> {
                throw new ProblemException(Code.RUN_FENCED, "a", "b");
            });

            assertThatThrownBy(() -> session.writing(sql -> {
                        sql.execute("insert into lease values ('n', null, 0, '2026-02-21')");
                        count(sql);
                    }))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo(Code.RUN_FENCED));

            int left = session.read(sql -> sql.fetchCount(sql.selectOne().from("lease")));
            assertThat(left).isZero();
        }
    }

    private static long count(DSLContext sql) {
        return sql.fetchSingle(COUNTING).get(0, Long.class);
    }
}
