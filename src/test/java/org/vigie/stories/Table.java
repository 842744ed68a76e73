package org.vigie.stories;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;

/// Reads a SQLite file as a stranger does: read-only, with its own connection.
final class Table {
    private Table() {}

    /// The rows of a query, column by column, as text; an empty text for null.
    static List<Map<String, String>> read(Path file, String sql) {
        try (var connection = open(file);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var columns = result.getMetaData();
            var rows = new ArrayList<Map<String, String>>();
            while (result.next()) {
                var row = new LinkedHashMap<String, String>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    var value = result.getString(i);
                    row.put(columns.getColumnLabel(i), value == null ? "" : value);
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(file + ": " + sql, e);
        }
    }

    /// The only value of a query.
    static String value(Path file, String sql) {
        return read(file, sql).getFirst().values().iterator().next();
    }

    static long count(Path file, String sql) {
        return Long.parseLong(value(file, sql));
    }

    static Connection open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(60_000);
        return DriverManager.getConnection(address(file), config.toProperties());
    }

    static String address(Path file) {
        return "jdbc:sqlite:" + file.toUri().toASCIIString().replaceFirst("^file:/*", "file:///");
    }
}
