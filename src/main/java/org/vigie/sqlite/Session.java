package org.vigie.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// One open connection. Used by one thread at a time: the methods wait for each other.
public final class Session implements AutoCloseable {
    private static final Duration ONE_TRY = Duration.ofMillis(250);

    /// Of SQLite's machine: some milliseconds of work.
    private static final int STEPS_BETWEEN_SIGNS = 200_000;

    private static final Logger JOOQ = Logger.getLogger("org.jooq");

    static {
        JOOQ.setLevel(Level.WARNING);
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final Connection connection;
    private final Path file;
    private final Role role;
    private final Duration busy;
    private final DSLContext sql;
    private @Nullable RuntimeException interruption;

    Session(Connection connection, Path file, Role role, Duration busy) {
        this.connection = connection;
        this.file = file;
        this.role = role;
        this.busy = busy;
        this.sql = DSL.using(connection, SQLDialect.SQLITE, new Settings().withExecuteLogging(false));
    }

    /// The bare connection, for bulk work where each nanosecond counts. SQL for it is still written
    /// by jOOQ.
    public Connection connection() {
        return connection;
    }

    public DSLContext sql() {
        return sql;
    }

    public synchronized <T> T read(Function<DSLContext, T> work) {
        return told(() -> work.apply(sql));
    }

    /// Several reads that see the same state of the file.
    public synchronized <T> T readTogether(Function<DSLContext, T> work) {
        return told(() -> {
            execute("BEGIN");
            try {
                return work.apply(sql);
            } finally {
                execute("ROLLBACK");
            }
        });
    }

    /// One write transaction. It is immediate: two deferred ones that read and then write would
    /// block each other.
    public synchronized <T> T write(Function<DSLContext, T> work) {
        begin(() -> {});
        try {
            var result = told(() -> work.apply(sql));
            commit();
            return result;
        } catch (RuntimeException | Error e) {
            rollback();
            throw e;
        }
    }

    public synchronized void writing(Consumer<DSLContext> work) {
        write(context -> {
            work.accept(context);
            return true;
        });
    }

    /// Takes the write lock, waiting for another writer up to the limit.
    ///
    /// @param waiting told once, when the lock is not free at once
    /// @throws org.vigie.problem.ProblemException WAREHOUSE_LOCKED with the holder, where the
    ///   system tells it
    public synchronized void begin(Runnable waiting) {
        var wait = new LockWait(busy, ONE_TRY, System::nanoTime);
        boolean told = false;
        while (!tryBegin()) {
            if (wait.isOver()) {
                throw role.locked(file, wait.waited().truncatedTo(ChronoUnit.SECONDS), holder());
            }
            if (!told) {
                told = true;
                waiting.run();
            }
        }
    }

    public synchronized void commit() {
        told(() -> execute("COMMIT"));
    }

    /// Rolls back; a transaction that SQLite has already rolled back by itself (a full disk) is no
    /// failure.
    public synchronized void rollback() {
        try (var statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// Who holds the write lock now: `sqlite3 (pid 5120)`, or `?`.
    public String holder() {
        return LockHolders.ofThisSystem().spoken(file);
    }

    /// From now on this is told again and again while a statement works, however long it takes. What
    /// it throws ends the statement and comes out of [#told] or [#read].
    ///
    /// @param advancing called by the thread that works; must not use this session
    public synchronized void whileWorking(Runnable advancing) {
        told(() -> {
            ProgressHandler.setHandler(connection, STEPS_BETWEEN_SIGNS, new ProgressHandler() {
                @Override
                protected int progress() {
                    return goesOn(advancing);
                }
            });
            return true;
        });
    }

    /// An exception must not pass through SQLite's own code: the statement is interrupted instead.
    private int goesOn(Runnable advancing) {
        try {
            advancing.run();
            return 0;
        } catch (RuntimeException e) {
            interruption = e;
            return 1;
        }
    }

    /// What this connection commits from now on may be lost with the power, never with a process: for
    /// counters, which are written often and must hold the file's lock for a moment only.
    ///
    /// @return this
    public synchronized Session withoutSyncs() {
        execute("PRAGMA synchronous = NORMAL");
        return this;
    }

    /// Makes the file write ahead (WAL), for good.
    synchronized void writeAhead() {
        execute("PRAGMA journal_mode = WAL");
    }

    /// Ends writing ahead: SQLite takes the `-wal` in and removes it, which needs the file for
    /// itself.
    ///
    /// @return false when somebody else has the file open
    synchronized boolean settle() {
        try (var statement = connection.createStatement();
                var mode = statement.executeQuery("PRAGMA journal_mode = DELETE")) {
            return mode.getString(1).equals("delete");
        } catch (SQLiteException e) {
            if ((e.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code) {
                return false;
            }
            throw role.told(file, e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized long pragma(String name) {
        return told(() -> {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("PRAGMA " + name)) {
                return result.getLong(1);
            } catch (SQLException e) {
                throw new DataAccessException(name, e);
            }
        });
    }

    /// Carries out work on the bare connection and tells its failures as problems.
    public <T> T told(Work<T> work) {
        try {
            return work.carryOut();
        } catch (DataAccessException | SQLException e) {
            var interrupted = interruption;
            if (interrupted != null) {
                interruption = null;
                throw interrupted;
            }
            for (Throwable reason = e; reason != null; reason = reason.getCause()) {
                if (reason instanceof SQLiteException failure) {
                    throw role.told(file, failure);
                }
            }
            throw new IllegalStateException(e);
        }
    }

    /// What a failure of SQLite means to a person.
    RuntimeException problem(SQLiteException failure) {
        return role.told(file, failure);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Fixes what this connection sees, until it is closed.
    synchronized void hold() {
        execute("BEGIN");
        pragma("schema_version");
    }

    /// Takes the write lock if it is free within a moment.
    synchronized boolean tryBegin() {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + Math.min(ONE_TRY.toMillis(), patience()));
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("PRAGMA busy_timeout = " + patience()); // a commit may have to wait for readers
            return true;
        } catch (SQLiteException e) {
            if ((e.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code) {
                return false;
            }
            throw role.told(file, e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long patience() {
        return Math.max(1, busy.toMillis());
    }

    private boolean execute(String statementText) {
        return told(() -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(statementText);
            }
        });
    }

    /// Work on the bare connection.
    @FunctionalInterface
    public interface Work<T> {
        T carryOut() throws SQLException;
    }
}
