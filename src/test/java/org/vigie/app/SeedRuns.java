package org.vigie.app;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

/// Gives an installation a long past, to measure the first screen: `java … org.vigie.app.SeedRuns
/// <home> <runs> <runs a night>`. Each made run is a copy of the newest real one, some nights
/// earlier.
final class SeedRuns {
    private static final String COPY = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
        INSERT INTO run
        SELECT 'freight-' || date(slot, '-' || (1 + i / %d) || ' days') || '-' || printf('s%%06d', i),
               pipeline, date(slot, '-' || (1 + i / %d) || ' days'), state, problem, problem_about, cause,
               threat, exit_code, fence, pid, pid_start, orderer_pid, orderer_start, heartbeat_seq,
               progress_seq, step, activity, share, rows_in, rows_loaded, rows_quarantined,
               strftime('%%Y-%%m-%%dT%%H:%%M:%%fZ', ordered_utc, '-' || (1 + i / %d) || ' days'),
               strftime('%%Y-%%m-%%dT%%H:%%M:%%fZ', started_utc, '-' || (1 + i / %d) || ' days'),
               strftime('%%Y-%%m-%%dT%%H:%%M:%%fZ', ended_utc, '-' || (1 + i / %d) || ' days'),
               actor, origin, reason, replay_of
        FROM n, (SELECT * FROM run WHERE state = 'SUCCEEDED' ORDER BY ordered_utc DESC LIMIT 1)
        """;

    private SeedRuns() {}

    public static void main(String[] arguments) throws SQLException {
        var book = Path.of(arguments[0]).resolve("ops.sqlite");
        var each = Integer.parseInt(arguments[2]);
        var copy = COPY.formatted(Integer.parseInt(arguments[1]), each, each, each, each, each);
        try (var open = DriverManager.getConnection("jdbc:sqlite:" + book);
                var statement = open.createStatement()) {
            System.out.printf(Locale.ROOT, "%d runs%n", statement.executeUpdate(copy));
        }
    }
}
