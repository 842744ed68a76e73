package org.vigie.sqlite;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// A file of ours, and what somebody else's tool does to it.
final class Depot {
    static final int OURS = 0x5649474F;
    static final int VERSION = 5;
    private static final List<String> MIGRATIONS = List.of("org/vigie/ledger/migrations");

    private Depot() {}

    static Database at(Path file) {
        return at(file, Role.WAREHOUSE, Duration.ofSeconds(10));
    }

    static Database at(Path file, Role role, Duration busy) {
        return new Database(file, new Schema(role, OURS, VERSION, MIGRATIONS), busy);
    }

    static Database made(Path file) {
        var database = at(file);
        database.create();
        return database;
    }

    /// With no care for what the file is.
    static void byHand(Path file, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var sql = connection.createStatement()) {
            for (var statement : statements) {
                sql.execute(statement);
            }
        }
    }
}
