package org.vigie.continuity.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.vigie.etl.Sha256;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.instance.Instances;
import org.vigie.instance.Settings;
import org.vigie.instance.Settings.BackupSettings;
import org.vigie.instance.SettingsReader;
import org.vigie.ledger.OperationsBook;
import org.vigie.runs.Post;
import org.vigie.runs.PostStore;
import org.vigie.runs.RunHistory;
import org.vigie.sqlite.Database;
import org.vigie.sqlite.Session;
import org.vigie.warehouse.ContentDigest;
import org.vigie.warehouse.freight.FreightWarehouse;
import org.vigie.warehouse.freight.TransactionFact;

/// A real installation with a freight warehouse, nights that are published into it, and its backups.
/// Its clock stands still until it is told to pass.
final class Vault implements AutoCloseable, InstantSource {
    private static final Duration BUSY = Duration.ofSeconds(3);

    private final Instance instance;
    private final Session book;
    private Instant now = Instant.parse("2026-11-22T03:00:00Z");
    private final ContentDigest digest = new ContentDigest();
    private String site = "Douala";
    private int nights;
    private long facts;

    private Vault(Instance instance) {
        this.instance = instance;
        this.book = OperationsBook.at(instance.operationsBook()).open();
    }

    static Vault at(Path home) {
        var instance = new Instances(new SettingsReader(Set.of("freight", "telemetry")))
                .create(home, FirstSettings.standard());
        OperationsBook.at(instance.operationsBook()).create();
        warehouse(instance.warehouse("freight")).create();
        return new Vault(instance);
    }

    /// With a second place for its backups.
    Vault with(Path secondPlace) {
        var known = instance.settings();
        var backup = known.backup();
        var settings = new Settings(
                known.language(),
                known.zone(),
                known.pipelines(),
                known.schedule(),
                new BackupSettings(
                        backup.afterRun(),
                        backup.prune(),
                        backup.rpo(),
                        backup.proveEvery(),
                        backup.keep(),
                        Optional.of(secondPlace)),
                known.limits());
        close();
        return new Vault(new Instance(instance.home(), instance.home(), settings));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// From now on each row is so much wider.
    void widen(int characters) {
        site = "Douala" + "a".repeat(characters);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Backups backups() {
        return new Backups(instance, Map.of("freight", depot()), book, this);
    }

    Restores restores() {
        return new Restores(backups(), new RunHistory(book), book, instance.scratch(), this, _ -> {});
    }

    BackupDuty duty() {
        var post = new Post(new PostStore(book, this), Post.Duty.BACKUP, "backups", BUSY, System::nanoTime);
        return new BackupDuty(backups(), new RunHistory(book), post);
    }

    RunHistory history() {
        return new RunHistory(book);
    }

    Session book() {
        return book;
    }

    Path file() {
        return instance.warehouse("freight");
    }

    Path folder() {
        return instance.backups();
    }

    Path home() {
        return instance.home();
    }

    Backup take() {
        return backups().take(new Wish("freight", Occasion.ON_DEMAND, "avant l’essai", "a.mbarga"), Onlooker.NOBODY);
    }

    /// Publishes a night with so many new facts, and tells the book.
    String publish(int rows) {
        nights++;
        var run = "freight-night-%06d".formatted(nights);
        try (var connection = connect(file())) {
            publish(connection, run, rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        told(run, "SUCCEEDED");
        return run;
    }

    /// As a run does: facts and ledger row in one transaction.
    private void publish(Connection connection, String run, int rows) throws SQLException {
        connection.setAutoCommit(false);
        try (var insert =
                connection.prepareStatement("insert into fact_transactions values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < rows; i++) {
                var fact = TransactionFact.of(
                        "TRX-" + facts,
                        "MCH-001",
                        "2026-11-21 10:00:00",
                        facts / 8.0,
                        "OK",
                        Optional.of(new TransactionFact.Located(site, 2019)),
                        false);
                insert.setString(1, fact.id());
                insert.setString(2, fact.machineId());
                insert.setString(3, fact.date());
                insert.setDouble(4, fact.volume());
                insert.setString(5, fact.status());
                insert.setString(6, site);
                insert.setLong(7, 2019);
                insert.setLong(8, 0);
                insert.executeUpdate();
                digest.add(fact.hash());
                facts++;
            }
        }
        try (var ledger = connection.prepareStatement("insert into run_ledger values"
                + " (?, 'freight', '2026-11-22', ?, 'in', ?, ?, 0, ?, 0, ?, ?, null, '2026-11-22T02:10:00.000Z')")) {
            ledger.setString(1, run);
            ledger.setLong(2, nights);
            ledger.setLong(3, rows);
            ledger.setLong(4, rows);
            ledger.setLong(5, rows);
            ledger.setLong(6, facts);
            ledger.setString(7, digest.hex());
            ledger.executeUpdate();
        }
        connection.commit();
    }

    /// What the book says of a run.
    void told(String run, String state) {
        book.writing(sql -> sql.execute(
                "insert into run (run_id, pipeline, slot, state, fence, orderer_pid, orderer_start, ordered_utc, actor,"
                        + " origin, reason) values (?, 'freight', '2026-11-22', ?, 1, 1, '2026-11-22T02:00:00.000Z',"
                        + " '2026-11-22T02:00:00.000Z', 'x', 'SCHEDULE', '')",
                run,
                state));
    }

    List<String> runsIn(Path warehouse) {
        return column(warehouse, "select run_id from run_ledger order by fence");
    }

    /// The one column of a question.
    static List<String> column(Path file, String question) {
        try (var connection = connect(file);
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            var found = new ArrayList<String>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void change(Path file, String statementText) {
        try (var connection = connect(file);
                var statement = connection.createStatement()) {
            statement.execute(statementText);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    static void flip(Path file, long bit) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = ByteBuffer.allocate(1);
            channel.read(one, bit / 8);
            one.put(0, (byte) (one.get(0) ^ (1 << (bit % 8))));
            channel.write(one.rewind(), bit / 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files of a folder by name, each with its digest.
    static Map<String, String> filesIn(Path folder) {
        var found = new TreeMap<String, String>();
        for (var name : namesIn(folder)) {
            try {
                found.put(name, Sha256.of(folder.resolve(name)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    static List<String> namesIn(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Depot depot() {
        return new Depot(
                "freight",
                file(),
                Vault::warehouse,
                "fact_transactions",
                FreightWarehouse::contentDigest,
                _ -> Optional.empty());
    }

    private static Database warehouse(Path file) {
        return FreightWarehouse.database(file, BUSY);
    }

    @Override
    public void close() {
        book.close();
    }
}
