package org.vigie.continuity.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.vigie.continuity.backup.Onlooker.Stage;
import org.vigie.problem.Reason;
import org.vigie.problem.SystemWords;

/// Whether a file still has the bytes of a backup. SQLite's own check misses most single bits: only
/// the hash finds them all. What kind of file it is, is looked up for the sentence only.
final class Inspection {
    private static final int HEADER = 100;
    private static final int APPLICATION_ID = 68;
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private Inspection() {}

    /// @throws UnsoundException when a single byte differs
    static void bytes(Backup backup, Path file, Onlooker onlooker) throws UnsoundException {
        refuse(backup, file);
        try {
            if (!Durable.sha256(file, Stage.HASHING, onlooker).equals(expected(backup))) {
                throw new UnsoundException(Reason.DIGEST_DIFFERS);
            }
        } catch (IOException e) {
            throw new UnsoundException(SystemWords.of(e));
        }
    }

    /// Copies a backup, and sees while it reads that it is the one.
    ///
    /// @throws UnsoundException when a single byte differs
    /// @throws IOException when the copy cannot be written
    static void copy(Backup backup, Path file, Path to, Onlooker onlooker) throws UnsoundException, IOException {
        refuse(backup, file);
        if (!Durable.copy(file, to, Stage.COPYING, onlooker).equals(expected(backup))) {
            throw new UnsoundException(Reason.DIGEST_DIFFERS);
        }
    }

    static String expected(Backup backup) throws UnsoundException {
        return backup.sha256().orElseThrow(() -> new UnsoundException(Reason.NEVER_VERIFIED));
    }

    private static void refuse(Backup backup, Path file) throws UnsoundException {
        if (!Files.isRegularFile(file)) {
            throw new UnsoundException(Files.exists(file) ? Reason.NOT_A_REGULAR_FILE : Reason.FILE_NOT_THERE);
        }
        try {
            long size = Files.size(file);
            if (size == 0) {
                throw new UnsoundException(Reason.EMPTY_FILE);
            }
            refuseHeader(file);
            if (size < backup.bytes()) {
                throw new UnsoundException(Reason.CUT_SHORT.of(backup.bytes() - size));
            }
        } catch (IOException e) {
            throw new UnsoundException(SystemWords.of(e));
        }
    }

    private static void refuseHeader(Path file) throws IOException, UnsoundException {
        var header = ByteBuffer.allocate(HEADER);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (header.hasRemaining() && channel.read(header) >= 0) {}
        }
        if (!Arrays.equals(Arrays.copyOf(header.array(), SQLITE.length), SQLITE)) {
            throw new UnsoundException(Reason.NOT_A_DATABASE);
        }
        if (header.getInt(APPLICATION_ID) == 0) {
            throw new UnsoundException(Reason.OF_ANOTHER_SYSTEM);
        }
    }
}
