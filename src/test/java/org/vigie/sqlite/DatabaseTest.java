package org.vigie.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;

/// What is no file of ours is refused before a byte of it changes.
class DatabaseTest {
    private static final Duration BUSY = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    /// The two ways in: neither is laxer than the other.
    private enum Way {
        WRITING(Database::open),
        READING(Database::openReadOnly);

        private final Function<Database, Session> open;

        Way(Function<Database, Session> open) {
            this.open = open;
        }

        Problem refusal(Database database) {
            return problem(() -> open.apply(database).close());
        }
    }

    @ParameterizedTest
    @EnumSource
    void given_no_file_when_opened_then_it_is_missing_and_none_is_made(Way way) {
        var file = folder.resolve("w.sqlite");

        var problem = way.refusal(Depot.at(file));

        assertThat(problem.code()).isEqualTo(Code.WAREHOUSE_MISSING);
        assertThat(folder).isEmptyDirectory();
    }

    @DisabledOnOs(OS.WINDOWS)
    @Test
    void given_a_file_with_a_second_name_when_opened_for_writing_then_it_is_refused() throws IOException {
        var file = folder.resolve("w.sqlite");
        var database = Depot.made(file);
        Files.createLink(folder.resolve("second.sqlite"), file);

        var problem = Way.WRITING.refusal(database);

        assertThat(problem).isEqualTo(Problem.of(Code.FILE_OF_SEVERAL_NAMES, file, 2));
        assertThat(folder.resolve("w.sqlite-wal")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void given_a_file_of_no_bytes_when_opened_then_it_is_refused_and_stays_empty(Way way) throws IOException {
        var file = Files.createFile(folder.resolve("w.sqlite"));

        var problem = way.refusal(Depot.at(file));

        assertThat(problem).isEqualTo(Problem.of(Code.WAREHOUSE_DAMAGED, "w.sqlite", Reason.EMPTY_FILE));
        assertThat(file).isEmptyFile();
    }

    @ParameterizedTest
    @EnumSource
    void given_a_text_file_when_opened_then_it_is_refused_and_not_touched(Way way) throws IOException {
        var file = Files.writeString(folder.resolve("w.sqlite"), "machine_id\n".repeat(1000));
        var before = Files.readAllBytes(file);

        var problem = way.refusal(Depot.at(file));

        assertThat(problem).isEqualTo(Problem.of(Code.WAREHOUSE_DAMAGED, "w.sqlite", Reason.NOT_A_DATABASE));
        assertThat(file).hasBinaryContent(before);
    }

    @ParameterizedTest
    @EnumSource
    void given_another_systems_database_when_opened_then_not_a_byte_of_it_changes(Way way) throws Exception {
        var file = folder.resolve("w.sqlite");
        Depot.byHand(file, "create table theirs (x)", "insert into theirs values (1)");
        var before = Files.readAllBytes(file);

        var problem = way.refusal(Depot.at(file));

        assertThat(problem.code()).isEqualTo(Code.WAREHOUSE_FOREIGN);
        assertThat(file).hasBinaryContent(before);
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @ParameterizedTest
    @EnumSource
    void given_a_file_of_a_newer_program_when_opened_then_both_versions_are_told(Way way) throws SQLException {
        var file = folder.resolve("w.sqlite");
        var database = Depot.made(file);
        Depot.byHand(file, "pragma user_version = 7");

        var problem = way.refusal(database);

        assertThat(problem).isEqualTo(Problem.of(Code.WAREHOUSE_NEWER, "w.sqlite", 7, Depot.VERSION));
    }

    @ParameterizedTest
    @EnumSource
    void given_a_first_page_of_noise_when_opened_then_it_is_damaged(Way way) throws IOException {
        var file = folder.resolve("w.sqlite");
        var database = Depot.made(file);
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, 4096, (byte) 0x5A);
        Files.write(file, bytes);

        assertThat(way.refusal(database).code()).isEqualTo(Code.WAREHOUSE_DAMAGED);
    }

    @Test
    void given_the_operations_book_when_it_is_refused_then_the_reason_says_why() throws Exception {
        var missing = Depot.at(folder.resolve("a.sqlite"), Role.OPERATIONS_BOOK, BUSY);
        var theirs = folder.resolve("b.sqlite");
        Depot.byHand(theirs, "create table theirs (x)");
        var newer = folder.resolve("c.sqlite");
        Depot.made(newer);
        Depot.byHand(newer, "pragma user_version = 7");

        assertThat(Way.WRITING.refusal(missing)).isEqualTo(broken("a.sqlite", Reason.FILE_NOT_THERE));
        assertThat(Way.WRITING.refusal(Depot.at(theirs, Role.OPERATIONS_BOOK, BUSY)))
                .isEqualTo(broken("b.sqlite", Reason.OF_ANOTHER_SYSTEM));
        assertThat(Way.WRITING.refusal(Depot.at(newer, Role.OPERATIONS_BOOK, BUSY)))
                .isEqualTo(broken("c.sqlite", Reason.NEWER_VERSION.of("7 > " + Depot.VERSION)));
    }

    @Test
    void given_a_file_of_ours_when_opened_then_it_writes_ahead_and_holds_its_foreign_keys() {
        var database = Depot.made(folder.resolve("w.sqlite"));

        try (var session = database.open()) {
            assertThat(session.sql().fetchValue("pragma journal_mode")).isEqualTo("wal");
            assertThat(session.pragma("foreign_keys")).isOne();
            assertThat(session.pragma("synchronous")).isEqualTo(2);
        }
        assertThat(database.integrity()).isEqualTo("ok");
    }

    @Test
    void given_a_reader_when_it_writes_then_it_is_refused() {
        var database = Depot.made(folder.resolve("w.sqlite"));

        try (var session = database.openReadOnly()) {
            var problem = problem(() -> session.read(sql -> sql.execute("delete from lease")));

            assertThat(problem).isEqualTo(Problem.of(Code.WAREHOUSE_READ_ONLY, "w.sqlite", Reason.NOT_WRITABLE));
        }
    }

    @Test
    void given_a_full_file_when_written_then_nothing_stays_and_the_next_write_succeeds() {
        var database = Depot.made(folder.resolve("w.sqlite"));

        try (var session = database.open()) {
            long pages = session.pragma("page_count");
            session.sql().execute("pragma max_page_count = " + pages);

            var problem = problem(() -> session.writing(sql -> lease(sql, "x".repeat(1 << 20))));
            session.sql().execute("pragma max_page_count = 1000000");
            session.writing(sql -> lease(sql, "small"));

            assertThat(problem.code()).isEqualTo(Code.WAREHOUSE_FULL);
            assertThat(session.sql().fetchValue("select group_concat(resource) from lease"))
                    .isEqualTo("small");
        }
    }

    @Test
    void given_a_table_that_somebody_dropped_when_asked_then_the_part_is_named() throws SQLException {
        var file = folder.resolve("w.sqlite");
        var database = Depot.made(file);
        Depot.byHand(file, "drop table quarantine");

        try (var session = database.openReadOnly()) {
            var problem = problem(() -> session.read(sql -> sql.fetch("select * from quarantine")));

            assertThat(problem)
                    .isEqualTo(Problem.of(Code.WAREHOUSE_DAMAGED, "w.sqlite", Reason.PARTS_MISSING.of("quarantine")));
        }
    }

    @Test
    void given_rows_without_their_parent_when_examined_then_they_are_counted() throws SQLException {
        var file = folder.resolve("w.sqlite");
        var database = Depot.made(file);
        Depot.byHand(file, "pragma foreign_keys = off", "insert into finding values ('nobody', 'facts', '1')");

        assertThat(database.integrity()).isEqualTo(Reason.ROWS_WITHOUT_PARENT.of(1));
    }

    @Test
    void given_a_broken_constraint_when_written_then_it_is_a_bug_and_goes_up() {
        var database = Depot.made(folder.resolve("w.sqlite"));

        try (var session = database.open()) {
            assertThatThrownBy(() -> session.writing(sql -> {
                        lease(sql, "twice");
                        lease(sql, "twice");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("CONSTRAINT");
            assertThat(session.sql().fetchCount(DSL.table("lease"))).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words.sqlite",
                "entrepôt d’été.sqlite",
                "it's.sqlite",
                "w.sqlite?mode=memory",
                "w#1.sqlite",
                "50%.sqlite",
                "%20.sqlite",
                "a+b&c=d;e.sqlite",
                "x'; DROP TABLE run;--.sqlite"
            })
    void given_an_odd_name_when_made_and_opened_then_that_very_file_is_used(String name) throws IOException {
        var below = Files.createDirectory(folder.resolve(name + " folder"));
        var file = below.resolve(name);

        var database = Depot.made(file);
        try (var session = database.open()) {
            session.writing(sql -> lease(sql, "freight"));
        }
        database.copyTo(below.resolve("copy of " + name));

        try (var copy = Depot.at(below.resolve("copy of " + name)).openReadOnly()) {
            assertThat(copy.sql().fetchCount(DSL.table("lease"))).isOne();
        }
        try (var files = Files.list(below)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .contains(name, "copy of " + name)
                    .allMatch(each -> each.startsWith(name) || each.startsWith("copy of " + name));
        }
    }

    private static void lease(org.jooq.DSLContext sql, String resource) {
        sql.execute("insert into lease values (?, null, 1, '2026-02-21')", resource);
    }

    private static Problem broken(String file, Object reason) {
        return Problem.of(Code.OPERATIONS_BOOK_BROKEN, file, reason);
    }

    private static Problem problem(ThrowingCallable work) {
        return catchThrowableOfType(ProblemException.class, work).problem();
    }
}
