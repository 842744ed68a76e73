package org.vigie.stories;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/// The content digest of the ledger, computed anew from the facts by nobody's code but this: the
/// sum, lane by lane, of each row's SHA-256.
final class FactsDigest {
    private FactsDigest() {}

    static String of(Path warehouse) {
        return of(warehouse, "fact_transactions", FactsDigest::transaction);
    }

    /// Of the telemetry's readings with their rolling means, without the run that brought them.
    static String ofReadings(Path warehouse) {
        return of(warehouse, "fact_telemetry_features", FactsDigest::reading);
    }

    private static String of(Path warehouse, String table, RowWriter writer) {
        var lanes = new long[4];
        try (var connection = Table.open(warehouse);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select * from " + table)) {
            var sha256 = MessageDigest.getInstance("SHA-256");
            while (row.next()) {
                var hash = ByteBuffer.wrap(sha256.digest(bytes(row, writer)));
                for (int lane = 0; lane < lanes.length; lane++) {
                    lanes[lane] += hash.getLong();
                }
            }
        } catch (SQLException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
        var hex = new StringBuilder();
        for (var lane : lanes) {
            hex.append(HexFormat.of().toHexDigits(lane));
        }
        return hex.toString();
    }

    private interface RowWriter {
        void write(DataOutputStream out, ResultSet row) throws IOException, SQLException;
    }

    private static byte[] bytes(ResultSet row, RowWriter writer) throws SQLException {
        var bytes = new ByteArrayOutputStream();
        try {
            writer.write(new DataOutputStream(bytes), row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void transaction(DataOutputStream out, ResultSet row) throws IOException, SQLException {
        text(out, row.getString("transaction_id"));
        text(out, row.getString("machine_id"));
        text(out, row.getString("date"));
        out.writeDouble(row.getDouble("volume_transferred"));
        text(out, row.getString("status_code"));
        if (row.getString("site_location") != null) {
            text(out, row.getString("site_location"));
            out.writeLong(row.getLong("installation_year"));
        }
        out.writeLong(row.getLong("critical_alert"));
    }

    private static void reading(DataOutputStream out, ResultSet row) throws IOException, SQLException {
        text(out, row.getString("timestamp"));
        text(out, row.getString("loco_id"));
        out.writeDouble(row.getDouble("flow_rate"));
        out.writeDouble(row.getDouble("pressure"));
        out.writeDouble(row.getDouble("vibration"));
        out.writeDouble(row.getDouble("temperature"));
        out.writeLong(row.getLong("failure"));
        out.writeDouble(row.getDouble("vibration_rolling_mean"));
        out.writeDouble(row.getDouble("pressure_rolling_mean"));
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
    }
}
