package org.vigie.warehouse.telemetry;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.sqlite.Session;

/// The fact table, row by row, on the bare connection: binding through the driver is what a large
/// load costs. Does what it is told; [FeatureWriter] knows what is to be done.
final class FeatureTable implements AutoCloseable {
    /// New rows are inserted so many at a time.
    static final int TOGETHER = 50;

    private static final int COLUMNS = FeatureStatements.COLUMNS;

    private final long fence;
    private final PreparedStatement insertMany;
    private final PreparedStatement insertOne;
    private final PreparedStatement one;
    private final PreparedStatement before;
    private final PreparedStatement after;
    private final PreparedStatement correct;
    private final PreparedStatement means;

    /// @param fence of the run that brought the row, or corrected it last
    record Stored(FeatureRow row, long fence) {}

    /// @param fence of the run that writes
    FeatureTable(Session session, long fence) throws SQLException {
        var connection = session.connection();
        var sql = session.sql();
        this.fence = fence;
        this.insertMany = connection.prepareStatement(FeatureStatements.insert(sql, TOGETHER));
        this.insertOne = connection.prepareStatement(FeatureStatements.insert(sql, 1));
        this.one = connection.prepareStatement(FeatureStatements.one(sql));
        this.before = connection.prepareStatement(FeatureStatements.before(sql));
        this.after = connection.prepareStatement(FeatureStatements.after(sql));
        this.correct = connection.prepareStatement(FeatureStatements.correct(sql));
        this.means = connection.prepareStatement(FeatureStatements.means(sql));
    }

    /// @param rows that are not in the table
    void insert(List<FeatureRow> rows) throws SQLException {
        if (rows.size() == TOGETHER) {
            for (int i = 0; i < TOGETHER; i++) {
                bind(insertMany, i * COLUMNS, rows.get(i));
            }
            insertMany.executeUpdate();
        } else {
            for (var row : rows) {
                bind(insertOne, 0, row);
                insertOne.executeUpdate();
            }
        }
    }

    Optional<Stored> find(ReadingFact reading) throws SQLException {
        one.setString(1, reading.loco());
        one.setString(2, reading.timestamp());
        try (var row = one.executeQuery()) {
            return row.next() ? Optional.of(new Stored(row(row), row.getLong(COLUMNS))) : Optional.empty();
        }
    }

    /// The last readings of a locomotive before an instant, two at most, oldest first.
    List<ReadingFact> lastTwoBefore(String loco, String timestamp) throws SQLException {
        return read(before, loco, timestamp, 2).reversed().stream()
                .map(FeatureRow::reading)
                .toList();
    }

    /// The next readings of a locomotive after an instant, oldest first.
    List<FeatureRow> after(String loco, String timestamp, int most) throws SQLException {
        return read(after, loco, timestamp, most);
    }

    void correct(ReadingFact reading) throws SQLException {
        correct.setDouble(1, reading.flow());
        correct.setDouble(2, reading.pressure());
        correct.setDouble(3, reading.vibration());
        correct.setDouble(4, reading.temperature());
        correct.setLong(5, reading.failure() ? 1 : 0);
        correct.setLong(6, fence);
        correct.setString(7, reading.loco());
        correct.setString(8, reading.timestamp());
        correct.executeUpdate();
    }

    void setMeans(FeatureRow row) throws SQLException {
        means.setDouble(1, row.vibrationMean());
        means.setDouble(2, row.pressureMean());
        means.setString(3, row.reading().loco());
        means.setString(4, row.reading().timestamp());
        means.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        for (var statement : List.of(insertMany, insertOne, one, before, after, correct, means)) {
            statement.close();
        }
    }

    private static List<FeatureRow> read(PreparedStatement query, String loco, String timestamp, int most)
            throws SQLException {
        query.setString(1, loco);
        query.setString(2, timestamp);
        query.setInt(3, most);
        var rows = new ArrayList<FeatureRow>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                rows.add(row(row));
            }
        }
        return rows;
    }

    private static FeatureRow row(ResultSet row) throws SQLException {
        var reading = new ReadingFact(
                row.getString(2),
                row.getString(1),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6),
                row.getLong(7) == 1);
        return new FeatureRow(reading, row.getDouble(8), row.getDouble(9));
    }

    private void bind(PreparedStatement statement, int before, FeatureRow row) throws SQLException {
        var reading = row.reading();
        statement.setString(before + 1, reading.timestamp());
        statement.setString(before + 2, reading.loco());
        statement.setDouble(before + 3, reading.flow());
        statement.setDouble(before + 4, reading.pressure());
        statement.setDouble(before + 5, reading.vibration());
        statement.setDouble(before + 6, reading.temperature());
        statement.setLong(before + 7, reading.failure() ? 1 : 0);
        statement.setDouble(before + 8, row.vibrationMean());
        statement.setDouble(before + 9, row.pressureMean());
        statement.setLong(before + 10, fence);
    }
}
