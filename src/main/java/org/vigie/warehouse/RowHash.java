package org.vigie.warehouse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The SHA-256 of one row's values, in four lanes of 64 bits.
public record RowHash(long a, long b, long c, long d) {
    private static final ThreadLocal<Writer> WRITER = ThreadLocal.withInitial(Writer::new);

    /// Starts the hash of a row on this thread; one row at a time.
    public static Writer of() {
        return WRITER.get();
    }

    /// Takes the values in the order of the table. Each is written with its length or at a fixed
    /// width, so that two different rows never give the same bytes.
    public static final class Writer {
        private final MessageDigest sha256;
        private ByteBuffer bytes = ByteBuffer.allocate(512).order(ByteOrder.BIG_ENDIAN);

        private Writer() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e); // every Java platform has SHA-256
            }
        }

        public Writer text(String value) {
            var encoded = value.getBytes(StandardCharsets.UTF_8);
            room(encoded.length + Integer.BYTES);
            bytes.putInt(encoded.length).put(encoded);
            return this;
        }

        public Writer number(double value) {
            room(Long.BYTES);
            bytes.putLong(Double.doubleToLongBits(value + 0.0)); // SQLite keeps -0.0 as 0.0
            return this;
        }

        public Writer whole(long value) {
            room(Long.BYTES);
            bytes.putLong(value);
            return this;
        }

        public RowHash end() {
            sha256.update(bytes.array(), 0, bytes.position());
            bytes.clear();
            var hash = ByteBuffer.wrap(sha256.digest());
            return new RowHash(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
        }

        private void room(int needed) {
            if (bytes.remaining() < needed) {
                var larger = ByteBuffer.allocate((bytes.position() + needed) * 2);
                bytes = larger.put(bytes.flip());
            }
        }
    }
}
