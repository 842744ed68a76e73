package org.vigie.warehouse.freight;

import static org.vigie.warehouse.freight.tables.Tables.FACT_TRANSACTIONS;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.vigie.etl.Numbered;
import org.vigie.sqlite.Session;
import org.vigie.warehouse.SeenRows;
import org.vigie.warehouse.freight.TransactionFact.Located;

/// Writes facts fifty at a time, on the bare connection: binding through the driver is what a large
/// load costs.
///
/// New rows, the usual case, take one statement. When some of the fifty are there already, they are
/// read and compared, so that an unchanged row is not written again and the content's digest can
/// follow a changed one. Rowids only grow, so a row above the run's first rowid was brought by this
/// very run: a duplicate in the file.
final class FactWriter implements AutoCloseable {
    private static final int ROWS = 50;
    private static final int COLUMNS = 8;
    private static final Field<Long> ROWID = DSL.field(DSL.name("rowid"), SQLDataType.BIGINT);

    private final Session session;
    private final PreparedStatement insertMany;
    private final PreparedStatement insertOne;
    private final PreparedStatement select;
    private final PreparedStatement update;
    private final SeenRows seen;
    private final long lastRowOfOthers;
    private long lastRow;

    /// What became of a row.
    interface Outcome {
        void added(TransactionFact fact);

        void changed(TransactionFact before, TransactionFact after);

        void unchanged(TransactionFact fact);

        void duplicate(long line, TransactionFact fact);
    }

    private record Stored(long rowid, TransactionFact fact) {}

    private FactWriter(Session session, SeenRows seen, long lastRow) throws SQLException {
        var connection = session.connection();
        this.session = session;
        this.seen = seen;
        this.lastRowOfOthers = lastRow;
        this.lastRow = lastRow;
        this.insertMany = connection.prepareStatement(insertSql(session.sql(), ROWS));
        this.insertOne = connection.prepareStatement(insertSql(session.sql(), 1));
        this.select = connection.prepareStatement(selectSql(session.sql()));
        this.update = connection.prepareStatement(updateSql(session.sql()));
    }

    static FactWriter in(Session session) {
        long last = session.read(sql -> sql.select(DSL.coalesce(DSL.max(ROWID), 0L))
                .from(FACT_TRANSACTIONS)
                .fetchSingle()
                .value1());
        return session.told(() -> new FactWriter(session, SeenRows.in(session), last));
    }

    void write(List<Numbered<TransactionFact>> rows, Outcome outcome) {
        session.told(() -> {
            for (int from = 0; from < rows.size(); from += ROWS) {
                writeSome(rows.subList(from, Math.min(rows.size(), from + ROWS)), outcome);
            }
            return true;
        });
    }

    @Override
    public void close() {
        seen.close();
        session.told(() -> {
            for (var statement : List.of(insertMany, insertOne, select, update)) {
                statement.close();
            }
            return true;
        });
    }

    private void writeSome(List<Numbered<TransactionFact>> rows, Outcome outcome) throws SQLException {
        long lastRowBefore = lastRow;
        int inserted = rows.size() == ROWS ? insertAll(rows) : insertEach(rows);
        lastRow += inserted;
        if (inserted == rows.size()) {
            for (var row : rows) {
                outcome.added(row.value());
            }
        } else {
            tellApart(rows, lastRowBefore, outcome);
        }
    }

    private int insertAll(List<Numbered<TransactionFact>> rows) throws SQLException {
        int parameter = 1;
        for (var row : rows) {
            bind(insertMany, parameter, row.value());
            parameter += COLUMNS;
        }
        return insertMany.executeUpdate();
    }

    private int insertEach(List<Numbered<TransactionFact>> rows) throws SQLException {
        int inserted = 0;
        for (var row : rows) {
            bind(insertOne, 1, row.value());
            inserted += insertOne.executeUpdate();
        }
        return inserted;
    }

    private void tellApart(List<Numbered<TransactionFact>> rows, long lastRowBefore, Outcome outcome)
            throws SQLException {
        var stored = stored(rows);
        var ids = new HashSet<String>();
        for (var row : rows) {
            var fact = row.value();
            var there = Objects.requireNonNull(stored.get(fact.id()), "neither inserted nor there");
            boolean repeated = !ids.add(fact.id());
            boolean broughtEarlier = there.rowid() > lastRowOfOthers && there.rowid() <= lastRowBefore;
            if (repeated || broughtEarlier) {
                outcome.duplicate(row.line(), fact);
            } else if (there.rowid() > lastRowBefore) {
                outcome.added(fact);
            } else if (seen.mark(there.rowid())) {
                correct(there, fact, outcome);
            } else {
                outcome.duplicate(row.line(), fact);
            }
        }
    }

    private void correct(Stored there, TransactionFact fact, Outcome outcome) throws SQLException {
        if (there.fact().sameContent(fact)) {
            outcome.unchanged(fact);
            return;
        }
        bind(update, 1, fact);
        update.setLong(COLUMNS + 1, there.rowid());
        update.executeUpdate();
        outcome.changed(there.fact(), fact);
    }

    private Map<String, Stored> stored(List<Numbered<TransactionFact>> rows) throws SQLException {
        for (int i = 0; i < ROWS; i++) {
            select.setString(
                    i + 1, rows.get(Math.min(i, rows.size() - 1)).value().id());
        }
        var stored = new HashMap<String, Stored>();
        try (var result = select.executeQuery()) {
            while (result.next()) {
                var row = new Stored(result.getLong(COLUMNS + 1), fact(result));
                stored.put(row.fact().id(), row);
            }
        }
        return stored;
    }

    private static TransactionFact fact(ResultSet row) throws SQLException {
        var site = row.getString(6);
        var year = row.getLong(7);
        return TransactionFact.of(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getDouble(4),
                row.getString(5),
                site == null ? Optional.empty() : Optional.of(new Located(site, year)),
                row.getLong(8) == 1);
    }

    private static void bind(PreparedStatement statement, int first, TransactionFact fact) throws SQLException {
        statement.setString(first, fact.id());
        statement.setString(first + 1, fact.machineId());
        statement.setString(first + 2, fact.date());
        statement.setDouble(first + 3, fact.volume());
        statement.setString(first + 4, fact.status());
        if (fact.station().isPresent()) {
            statement.setString(first + 5, fact.station().get().site());
            statement.setLong(first + 6, fact.station().get().installationYear());
        } else {
            statement.setNull(first + 5, Types.VARCHAR);
            statement.setNull(first + 6, Types.INTEGER);
        }
        statement.setLong(first + 7, fact.criticalAlert() ? 1 : 0);
    }

    private static String insertSql(DSLContext sql, int rows) {
        var insert = sql.insertInto(
                FACT_TRANSACTIONS,
                FACT_TRANSACTIONS.TRANSACTION_ID,
                FACT_TRANSACTIONS.MACHINE_ID,
                FACT_TRANSACTIONS.DATE,
                FACT_TRANSACTIONS.VOLUME_TRANSFERRED,
                FACT_TRANSACTIONS.STATUS_CODE,
                FACT_TRANSACTIONS.SITE_LOCATION,
                FACT_TRANSACTIONS.INSTALLATION_YEAR,
                FACT_TRANSACTIONS.CRITICAL_ALERT);
        for (int row = 0; row < rows; row++) {
            insert = insert.values("", "", "", 0.0, "", "", 0L, 0L); // each becomes a ?
        }
        return insert.onConflict(FACT_TRANSACTIONS.TRANSACTION_ID).doNothing().getSQL();
    }

    private static String selectSql(DSLContext sql) {
        return sql.select(
                        FACT_TRANSACTIONS.TRANSACTION_ID,
                        FACT_TRANSACTIONS.MACHINE_ID,
                        FACT_TRANSACTIONS.DATE,
                        FACT_TRANSACTIONS.VOLUME_TRANSFERRED,
                        FACT_TRANSACTIONS.STATUS_CODE,
                        FACT_TRANSACTIONS.SITE_LOCATION,
                        FACT_TRANSACTIONS.INSTALLATION_YEAR,
                        FACT_TRANSACTIONS.CRITICAL_ALERT,
                        ROWID)
                .from(FACT_TRANSACTIONS)
                .where(FACT_TRANSACTIONS.TRANSACTION_ID.in(Collections.nCopies(ROWS, "")))
                .getSQL();
    }

    private static String updateSql(DSLContext sql) {
        return sql.update(FACT_TRANSACTIONS)
                .set(FACT_TRANSACTIONS.TRANSACTION_ID, "")
                .set(FACT_TRANSACTIONS.MACHINE_ID, "")
                .set(FACT_TRANSACTIONS.DATE, "")
                .set(FACT_TRANSACTIONS.VOLUME_TRANSFERRED, 0.0)
                .set(FACT_TRANSACTIONS.STATUS_CODE, "")
                .set(FACT_TRANSACTIONS.SITE_LOCATION, "")
                .set(FACT_TRANSACTIONS.INSTALLATION_YEAR, 0L)
                .set(FACT_TRANSACTIONS.CRITICAL_ALERT, 0L)
                .where(ROWID.eq(0L))
                .getSQL();
    }
}
