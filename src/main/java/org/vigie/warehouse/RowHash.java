package org.vigie.warehouse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.vigie.etl.Sha256;

/// The SHA-256 of one row's values, in four lanes of 64 bits.
public record RowHash(long a, long b, long c, long d) {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final ThreadLocal<Writer> WRITER = ThreadLocal.withInitial(Writer::new);

    /// Starts the hash of a row on this thread; one row at a time.
    public static Writer of() {
        return WRITER.get();
    }

    /// Takes the values in the order of the table. Each is written with its length or at a fixed
    /// width, so that two different rows never give the same bytes.
    public static final class Writer {
        private final MessageDigest sha256 = Sha256.begin();
        private byte[] bytes = new byte[512];
        private int size;

        private Writer() {}

        public Writer text(String value) {
            var encoded = value.getBytes(StandardCharsets.UTF_8);
            room(encoded.length + Integer.BYTES);
            INTS.set(bytes, size, encoded.length);
            System.arraycopy(encoded, 0, bytes, size + Integer.BYTES, encoded.length);
            size += Integer.BYTES + encoded.length;
            return this;
        }

        public Writer number(double value) {
            return whole(Double.doubleToLongBits(value + 0.0)); // SQLite keeps -0.0 as 0.0
        }

        public Writer whole(long value) {
            room(Long.BYTES);
            LONGS.set(bytes, size, value);
            size += Long.BYTES;
            return this;
        }

        public RowHash end() {
            sha256.update(bytes, 0, size);
            size = 0;
            var hash = sha256.digest();
            return new RowHash(lane(hash, 0), lane(hash, 1), lane(hash, 2), lane(hash, 3));
        }

        private static long lane(byte[] hash, int index) {
            return (long) LONGS.get(hash, index * Long.BYTES);
        }

        private void room(int needed) {
            if (bytes.length - size < needed) {
                bytes = Arrays.copyOf(bytes, (size + needed) * 2);
            }
        }
    }
}
