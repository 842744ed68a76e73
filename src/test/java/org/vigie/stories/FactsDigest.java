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
        var lanes = new long[4];
        try (var connection = Table.open(warehouse);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select * from fact_transactions")) {
            var sha256 = MessageDigest.getInstance("SHA-256");
            while (row.next()) {
                var hash = ByteBuffer.wrap(sha256.digest(bytes(row)));
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

    private static byte[] bytes(ResultSet row) throws SQLException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        try {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
    }
}
