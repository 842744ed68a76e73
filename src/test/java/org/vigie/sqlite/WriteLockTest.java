package org.vigie.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;

/// One writer at a time: the others wait, say so, and give up at the limit.
@Timeout(60)
class WriteLockTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    @Test
    void given_a_writer_when_another_begins_then_it_waits_says_so_once_and_gets_the_lock() {
        var database = Depot.made(folder.resolve("w.sqlite"));
        var told = new AtomicInteger();

        try (var first = database.open();
                var second = database.open()) {
            first.begin(() -> {});
            var waiting = CompletableFuture.runAsync(() -> {
                second.begin(told::incrementAndGet);
                second.commit();
            });
            await().until(() -> told.get() == 1);
            await().during(Duration.ofMillis(700)).until(() -> !waiting.isDone());
            first.commit();

            await().until(waiting::isDone);
            assertThat(waiting).isCompleted();
            assertThat(told).hasValue(1);
        }
    }

    @Test
    void given_a_free_file_when_a_writer_begins_then_nobody_is_told_to_wait() {
        var database = Depot.made(folder.resolve("w.sqlite"));
        var told = new AtomicInteger();

        try (var session = database.open()) {
            session.begin(told::incrementAndGet);
            session.rollback();
        }

        assertThat(told).hasValue(0);
    }

    @Test
    void given_a_writer_that_stays_when_the_limit_passes_then_the_file_is_locked() {
        var file = folder.resolve("w.sqlite");
        Depot.made(file);

        try (var first = Depot.at(file).open();
                var second = Depot.at(file, Role.WAREHOUSE, SHORT).open();
                var book = Depot.at(file, Role.OPERATIONS_BOOK, SHORT).open()) {
            first.begin(() -> {});

            assertThat(problem(second)).isEqualTo(Problem.of(Code.WAREHOUSE_LOCKED, "w.sqlite", Duration.ZERO, "?"));
            assertThat(problem(book))
                    .isEqualTo(Problem.of(Code.OPERATIONS_BOOK_BROKEN, "w.sqlite", Reason.LOCKED_BY.of("?")));
            first.rollback();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void given_another_process_that_holds_the_lock_when_the_limit_passes_then_it_is_named() throws Exception {
        var file = folder.resolve("w.sqlite");
        Depot.made(file);
        var holder = holder(file);
        try (var session = Depot.at(file, Role.WAREHOUSE, SHORT).open()) {
            assertThat(holder.inputReader().readLine()).isEqualTo("held");

            var problem = problem(session);

            assertThat(problem.code()).isEqualTo(Code.WAREHOUSE_LOCKED);
            assertThat(problem.about().getLast()).isEqualTo("java (pid " + holder.pid() + ")");
        } finally {
            holder.destroyForcibly().waitFor();
        }
        try (var session = Depot.at(file, Role.WAREHOUSE, SHORT).open()) {
            session.begin(() -> {}); // the dead hold nothing
            session.rollback();
        }
    }

    @Test
    void given_four_writers_that_read_first_when_they_all_write_then_no_write_is_lost() {
        var database = Depot.made(folder.resolve("w.sqlite"));
        try (var session = database.open()) {
            session.writing(sql -> sql.execute("insert into lease values ('n', null, 0, '2026-02-21')"));
        }

        try (var writers = Executors.newFixedThreadPool(4)) {
            var all = new ArrayList<CompletableFuture<Void>>();
            for (int i = 0; i < 4; i++) {
                all.add(CompletableFuture.runAsync(() -> countTo(database, 50), writers));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        }

        try (var session = database.openReadOnly()) {
            long count = session.read(WriteLockTest::fence);
            assertThat(count).isEqualTo(200);
        }
    }

    @Test
    void given_a_reader_of_several_tables_when_another_writes_meanwhile_then_it_sees_one_state() {
        var database = Depot.made(folder.resolve("w.sqlite"));

        try (var reader = database.openReadOnly();
                var writer = database.open()) {
            var seen = reader.readTogether(sql -> {
                var before = sql.fetchCount(sql.selectOne().from("lease"));
                writer.writing(other -> other.execute("insert into lease values" + " ('n', null, 0, '2026-02-21')"));
                return before + sql.fetchCount(sql.selectOne().from("lease"));
            });

            assertThat(seen).isZero();
            int after = reader.read(sql -> sql.fetchCount(sql.selectOne().from("lease")));
            assertThat(after).isOne();
        }
    }

    private static void countTo(Database database, int times) {
        try (var session = database.open()) {
            for (int i = 0; i < times; i++) {
                session.writing(sql -> sql.execute("update lease set fence = ?", fence(sql) + 1));
            }
        }
    }

    private static long fence(DSLContext sql) {
        return sql.fetchOptional("select fence from lease")
                .map(row -> row.get(0, Long.class))
                .orElseThrow();
    }

    private static Problem problem(Session session) {
        return catchThrowableOfType(ProblemException.class, () -> session.begin(() -> {}))
                .problem();
    }

    private static Process holder(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsTheLock.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
