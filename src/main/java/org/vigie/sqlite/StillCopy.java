package org.vigie.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.LongPredicate;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.problem.SystemWords;

/// A copy of a file as it was at one instant, while others go on writing to it, and that same
/// instant of the original to hold against it.
///
/// `VACUUM INTO` opens its own reading, and SQLite allows none of ours around it. So the write lock
/// is held for the moment in which the two readings begin; where another program keeps it, the two
/// are begun all the same, and again when a commit fell between them. The lock is given back with
/// the first page of the copy.
public final class StillCopy implements AutoCloseable {
    private static final DSLContext NAMES = DSL.using(SQLDialect.SQLITE);

    private final Session original;
    private final Path copy;

    private StillCopy(Session original, Path copy) {
        this.original = original;
        this.copy = copy;
    }

    /// @param copy must not exist; not synced to disk
    /// @param goesOn asked again and again with the size of the copy so far; false calls it off
    /// @throws ProblemException BACKUP_NOT_WRITTEN about the copy, or what is wrong with the file
    /// @throws CancellationException when it was called off
    public static StillCopy make(Database source, Path copy, LongPredicate goesOn) {
        while (true) {
            var original = attempt(source, copy, goesOn);
            if (original.crossed()) {
                original.session().close();
                delete(copy);
            } else {
                return new StillCopy(original.session(), copy);
            }
        }
    }

    /// Sees the file as it was copied.
    public Session original() {
        return original;
    }

    /// The tables, among those asked for, that do not hold the same rows in the copy.
    public List<String> differing(List<String> tables) {
        return original.read(sql -> {
            sql.execute("attach ? as copy", copy.toString());
            return tables.stream().filter(table -> differs(sql, table)).toList();
        });
    }

    @Override
    public void close() {
        original.close();
    }

    /// @param crossed a commit fell between the two readings
    private record Attempt(Session session, boolean crossed) {}

    private static Attempt attempt(Database source, Path copy, LongPredicate goesOn) {
        try (var gate = new Gate(source.open())) {
            gate.shut();
            var original = source.openReadOnly();
            try (var copying = source.openReadOnly()) {
                original.hold();
                Watched.during(
                        copying, () -> gate.passes(copy) && goesOn.test(size(copy)), () -> vacuum(copying, copy));
                return new Attempt(original, gate.open());
            } catch (CancellationException e) {
                if (gate.open()) {
                    return new Attempt(original, true);
                }
                original.close();
                throw e;
            } catch (RuntimeException | Error e) {
                original.close();
                throw e;
            }
        }
    }

    /// The write lock, while the readings begin.
    private static final class Gate implements AutoCloseable {
        private final Session session;
        private long commits;
        private boolean shut;
        private boolean opened;
        private boolean crossed;

        Gate(Session session) {
            this.session = session;
        }

        void shut() {
            shut = session.tryBegin();
            commits = session.pragma("data_version");
        }

        /// Opens with the first page of the copy: its reading has begun before.
        ///
        /// @return false when the two readings do not see the same
        boolean passes(Path copy) {
            return opened || size(copy) == 0 || !open();
        }

        /// @return whether a commit fell between the two readings
        boolean open() {
            if (!opened) {
                opened = true;
                if (shut) {
                    session.rollback();
                }
                crossed = session.pragma("data_version") != commits;
            }
            return crossed;
        }

        @Override
        public void close() {
            try {
                open();
            } finally {
                session.close();
            }
        }
    }

    private static boolean vacuum(Session session, Path copy) {
        try (var statement = session.connection().prepareStatement("vacuum into ?")) {
            statement.setString(1, copy.toString());
            return statement.execute();
        } catch (SQLiteException e) {
            throw told(session, copy, e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The copy is written, the original only read: that tells whose failure it is.
    private static RuntimeException told(Session session, Path copy, SQLiteException failure) {
        var result = failure.getResultCode();
        return switch (SQLiteErrorCode.getErrorCode(result.code & 0xff)) {
            case SQLITE_FULL -> notWritten(copy, Reason.NO_SPACE_LEFT.toString(), failure);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
                notWritten(copy, Reason.NOT_WRITABLE.toString(), failure);
            case SQLITE_IOERR ->
                result.name().contains("READ")
                        ? session.problem(failure)
                        : notWritten(copy, Reason.READ_OR_WRITE_FAILED.of(result.name()), failure);
            default -> session.problem(failure);
        };
    }

    private static ProblemException notWritten(Path copy, String reason, Throwable failure) {
        return new ProblemException(Problem.of(Code.BACKUP_NOT_WRITTEN, copy.getFileName(), reason), failure);
    }

    /// `VACUUM INTO` keeps the rowids, so that each row has one to be held against.
    private static boolean differs(DSLContext sql, String table) {
        var columns = sql.fetch("pragma main.table_info(" + quoted(table) + ")");
        var keys = columns.stream()
                .filter(column -> column.get("pk", Integer.class) > 0)
                .map(column -> same(column.get("name", String.class)))
                .toList();
        var values = columns.stream()
                .map(column -> same(column.get("name", String.class)))
                .toList();
        var key = hasRowid(sql, table) ? "a.rowid = b.rowid" : String.join(" and ", keys);
        long rows = count(sql, "main", table);
        long same = one(
                sql,
                "select count(*) from main.%1$s a join copy.%1$s b on %2$s where %3$s"
                        .formatted(quoted(table), key, String.join(" and ", values)));
        return rows != same || rows != count(sql, "copy", table);
    }

    private static boolean hasRowid(DSLContext sql, String table) {
        var withoutRowid = "select wr from pragma_table_list where schema = 'main' and name = ?";
        return sql.fetchSingle(withoutRowid, table).get(0, Integer.class) == 0;
    }

    private static long count(DSLContext sql, String schema, String table) {
        return one(sql, "select count(*) from " + schema + "." + quoted(table));
    }

    private static long one(DSLContext sql, String question) {
        return Objects.requireNonNull(sql.fetchSingle(question).get(0, Long.class));
    }

    private static String same(String column) {
        return "a.%1$s is b.%1$s".formatted(quoted(column));
    }

    private static String quoted(String name) {
        return NAMES.render(DSL.quotedName(name));
    }

    private static long size(Path copy) {
        try {
            return Files.exists(copy) ? Files.size(copy) : 0;
        } catch (IOException e) {
            throw new ProblemException(Code.BACKUP_NOT_WRITTEN, copy.getFileName(), SystemWords.of(e));
        }
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new ProblemException(Code.BACKUP_NOT_WRITTEN, copy.getFileName(), SystemWords.of(e));
        }
    }
}
