package org.vigie.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsBookTest {
    private static final String A_RUN = """
        INSERT INTO run (run_id, pipeline, slot, state, fence, orderer_pid, orderer_start, ordered_utc,
                         actor, origin, reason)
        VALUES ('%s', 'freight', '2026-02-21', '%s', 1, 1, '2026-02-21T01:00:00.000Z',
                '2026-02-21T01:00:00.000Z', 'paul', 'CONSOLE', '')
        """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void aBookOfTheSecondVersionWithAnEndedRun() throws SQLException {
        file = folder.resolve("ops.sqlite");
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + file, null, null)
                .locations("classpath:org/vigie/ledger/migrations")
                .target("2")
                .load()
                .migrate();
        try (var book = connect()) {
            execute(book, A_RUN.formatted("old", "SUCCEEDED"));
        }
    }

    @Test
    void given_a_book_of_an_older_version_when_it_is_opened_then_it_keeps_its_runs_and_takes_a_missed_night()
            throws SQLException {
        OperationsBook.at(file).open().close();

        try (var book = connect()) {
            execute(book, A_RUN.formatted("missed", "MISSED"));

            assertThat(read(book, "select group_concat(run_id || ' ' || state, ', ') from v_run order by 1"))
                    .isEqualTo("old SUCCEEDED, missed MISSED");
            assertThat(read(book, "pragma integrity_check")).isEqualTo("ok");
        }
    }

    @Test
    void given_a_book_brought_to_this_version_when_a_run_has_ended_then_it_still_cannot_be_changed()
            throws SQLException {
        OperationsBook.at(file).open().close();

        try (var book = connect()) {
            assertThatThrownBy(() -> execute(book, "UPDATE run SET state = 'MISSED' WHERE run_id = 'old'"))
                    .hasMessageContaining("already ended");
            assertThatThrownBy(() -> execute(book, A_RUN.formatted("odd", "VANISHED")))
                    .hasMessageContaining("CHECK");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static void execute(Connection book, String sql) throws SQLException {
        try (var statement = book.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String read(Connection book, String sql) throws SQLException {
        try (var statement = book.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.getString(1);
        }
    }
}
