package org.vigie.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.problem.SystemWords;

/// One SQLite file of ours. Nothing is opened before its identity is known: a missing, foreign,
/// damaged or newer file is refused, never silently replaced.
public final class Database {
    private static final Set<String> NETWORK =
            Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afs", "fuse.sshfs");

    /// Native memory, used as far as a load needs it: with the default of 2 MB a large load spills
    /// its pages to the WAL again and again, and sorts on disk.
    private static final int PAGE_CACHE_KILOBYTES = 256 * 1024;

    private static final Duration ONE_TRY = Duration.ofMillis(50);
    private static final int LARGEST_IDLE_WAL = 64 * 1024 * 1024;
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    /// It prints stack traces of what we tell as a problem.
    private static final Logger DRIVER = Logger.getLogger("org.sqlite");

    static {
        FLYWAY.setLevel(Level.WARNING);
        DRIVER.setLevel(Level.OFF);
        NativeLibrary.prefer();
    }

    private final Path file;
    private final Schema schema;
    private final Duration busy;

    /// @param busy how long a write waits for another writer
    public Database(Path file, Schema schema, Duration busy) {
        this.file = file;
        this.schema = schema;
        this.busy = busy;
    }

    public Path file() {
        return file;
    }

    /// Makes the file. Refuses nothing: [#exists] is for the caller to ask.
    ///
    /// @throws ProblemException when the file system does not allow it
    public void create() {
        refuseNetworkPath();
        migrate();
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /// Opens the file for reading and writing, brought to our version if it is older.
    ///
    /// @throws ProblemException when the file is missing, damaged, foreign, newer than this
    ///   program, or cannot be opened
    public Session open() {
        refuseMissing();
        refuseNetworkPath();
        refuseSeveralNames();
        var session = connect(writing());
        try {
            long version = identified(session);
            session.writeAhead();
            if (version < schema.version()) {
                migrate();
            }
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /// Opens the file for reading only; an older version is read as it is.
    ///
    /// @throws ProblemException as [#open]
    public Session openReadOnly() {
        refuseMissing();
        var config = reading();
        var session = connect(config);
        try {
            identified(session);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /// Writes a consistent copy while others read and write. It is not synced to disk and not
    /// verified: no backup.
    ///
    /// @param copy must not exist
    public void copyTo(Path copy) {
        try (var session = openReadOnly()) {
            session.read(sql -> sql.execute("vacuum into ?", copy.toString()));
        }
    }

    /// The pages hang together and the foreign keys hold.
    ///
    /// @return what SQLite found, `ok` when nothing
    public String integrity() {
        try (var session = openReadOnly()) {
            return session.read(sql -> {
                var found = sql.fetch("pragma quick_check").getValues(0, String.class);
                var orphans = sql.fetch("pragma foreign_key_check").size();
                return orphans == 0 ? String.join("; ", found) : Reason.ROWS_WITHOUT_PARENT.of(orphans);
            });
        }
    }

    /// Every page, index and constraint, and the foreign keys; slower than [#integrity].
    ///
    /// @param goesOn asked again and again; false calls it off
    /// @return what SQLite found, `ok` when nothing
    /// @throws java.util.concurrent.CancellationException when it was called off
    public String soundness(BooleanSupplier goesOn) {
        try (var session = openReadOnly()) {
            return Watched.during(
                    session,
                    goesOn,
                    () -> session.read(sql -> {
                        var found = sql.fetch("pragma integrity_check").getValues(0, String.class);
                        var orphans = sql.fetch("pragma foreign_key_check").size();
                        return orphans == 0 ? String.join("; ", found) : Reason.ROWS_WITHOUT_PARENT.of(orphans);
                    }));
        }
    }

    /// Brings everything that was committed into the one file, so that no file beside it belongs to
    /// it any more. Nobody else may have it open.
    ///
    /// @throws ProblemException WAREHOUSE_LOCKED when somebody has, and as [#open]
    public void settle() {
        long start = System.nanoTime();
        while (!trySettle()) {
            var waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(busy) >= 0) {
                throw schema.role()
                        .locked(
                                file,
                                waited.truncatedTo(ChronoUnit.SECONDS),
                                LockHolders.ofThisSystem().spokenOpeners(file));
            }
            LockSupport.parkNanos(ONE_TRY.toNanos());
        }
    }

    private boolean trySettle() {
        try (var session = open()) {
            return session.settle();
        }
    }

    /// Looks whether the file could be written, without waiting for its lock.
    ///
    /// @throws ProblemException as [#open], and when the file or its folder does not allow writing
    public void inspect() {
        try (var session = open()) {
            session.told(() -> session.connection().isReadOnly());
        }
        if (!Files.isWritable(file) || !Files.isWritable(file.toAbsolutePath().getParent())) {
            throw new ProblemException(Code.WAREHOUSE_READ_ONLY, file.getFileName(), Reason.NOT_WRITABLE);
        }
    }

    private void refuseMissing() {
        if (Files.notExists(file)) {
            throw schema.role().missing(file);
        }
        try {
            if (Files.size(file) == 0) {
                throw schema.role().damaged(file, Reason.EMPTY_FILE.toString());
            }
        } catch (IOException e) {
            throw schema.role().damaged(file, SystemWords.of(e));
        }
    }

    /// WAL needs memory shared between processes of one machine; over a network it corrupts.
    private void refuseNetworkPath() {
        try {
            var type =
                    Files.getFileStore(file.toAbsolutePath().getParent()).type().toLowerCase(Locale.ROOT);
            if (NETWORK.contains(type)) {
                throw new ProblemException(Code.NETWORK_FILESYSTEM, file, type);
            }
        } catch (IOException e) {
            throw schema.role().damaged(file, SystemWords.of(e));
        }
    }

    /// SQLite keeps the journal beside the name by which the file was opened: two names, two journals.
    private void refuseSeveralNames() {
        try {
            int names = (int) Files.getAttribute(file, "unix:nlink");
            if (names > 1) {
                throw new ProblemException(Code.FILE_OF_SEVERAL_NAMES, file, names);
            }
        } catch (UnsupportedOperationException | IllegalArgumentException _) {
            // a system without hard links, or one that does not count them
        } catch (IOException e) {
            throw schema.role().damaged(file, SystemWords.of(e));
        }
    }

    private long identified(Session session) {
        var applicationId = session.pragma("application_id");
        if (applicationId != schema.applicationId()) {
            throw schema.role().foreign(file);
        }
        var version = session.pragma("user_version");
        if (version > schema.version()) {
            throw schema.role().newer(file, version, schema.version());
        }
        return version;
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(source(making()))
                .locations(schema.migrations().stream()
                        .map(folder -> "classpath:" + folder)
                        .toArray(String[]::new))
                .load()
                .migrate();
    }

    private Session connect(SQLiteConfig config) {
        try {
            Connection connection = source(config).getConnection();
            return new Session(connection, file, schema.role(), busy);
        } catch (SQLiteException e) {
            throw schema.role().told(file, e);
        } catch (SQLException e) {
            throw schema.role().damaged(file, SystemWords.brief(String.valueOf(e.getMessage())));
        }
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + uri());
        return source;
    }

    /// A file URI with every odd character escaped: in a plain path the driver would read
    /// `?mode=memory` as a parameter.
    private String uri() {
        return file.toAbsolutePath().toUri().toASCIIString().replaceFirst("^file:/*", "file:///");
    }

    private SQLiteConfig making() {
        var config = writing();
        config.setJournalMode(JournalMode.WAL);
        config.setOpenMode(SQLiteOpenMode.CREATE);
        return config;
    }

    /// Without the journal mode: it is written into the file, which must first be known as ours.
    private SQLiteConfig writing() {
        var config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setSynchronous(SynchronousMode.FULL);
        config.setJournalSizeLimit(LARGEST_IDLE_WAL);
        config.setCacheSize(-PAGE_CACHE_KILOBYTES);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.enforceForeignKeys(true);
        config.setGetGeneratedKeys(false); // the driver would search each statement's text for it
        config.setBusyTimeout((int) busy.toMillis());
        return config;
    }

    private SQLiteConfig reading() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) busy.toMillis());
        return config;
    }
}
