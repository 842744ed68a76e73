package org.vigie.continuity.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.vigie.continuity.backup.Onlooker.Stage;
import org.vigie.etl.Sha256;

/// Files that are on the disk when we say so, and whole when they have their name.
final class Durable {
    static final String DRAFT = ".partial";

    private static final int PIECE = 1 << 20;
    private static final boolean FOLDERS_CAN_BE_SYNCED =
            !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private Durable() {}

    static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Without it a name may be gone after a power cut though its file was synced.
    static void syncFolder(Path folder) throws IOException {
        if (FOLDERS_CAN_BE_SYNCED) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Gives a synced draft its name.
    static void name(Path draft, Path file) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(folder(file));
    }

    static Path folder(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    }

    static void write(byte[] content, Path file) throws IOException {
        var draft = draft(file);
        Files.write(draft, content);
        sync(draft);
        name(draft, file);
    }

    static Path draft(Path file) {
        return file.resolveSibling(file.getFileName() + DRAFT);
    }

    /// Copies and syncs.
    ///
    /// @return the SHA-256 of what was read
    /// @throws CancellationException when it was called off
    static String copy(Path from, Path to, Stage stage, Onlooker onlooker) throws IOException {
        try (var out = FileChannel.open(
                to, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var sha256 = read(from, stage, onlooker, piece -> {
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
            });
            out.force(true);
            return sha256;
        }
    }

    /// @throws CancellationException when it was called off
    static String sha256(Path file, Stage stage, Onlooker onlooker) throws IOException {
        return read(file, stage, onlooker, _ -> {});
    }

    private static String read(Path file, Stage stage, Onlooker onlooker, Piece each) throws IOException {
        var digest = Sha256.begin();
        try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
            double all = Math.max(1, in.size());
            var piece = ByteBuffer.allocateDirect(PIECE);
            while (in.read(piece) >= 0) {
                digest.update(piece.flip());
                each.take(piece.rewind());
                piece.clear();
                onlooker.sees(stage, in.position() / all);
                if (onlooker.callsOff()) {
                    throw new CancellationException();
                }
            }
        }
        return Sha256.hex(digest);
    }

    @FunctionalInterface
    private interface Piece {
        void take(ByteBuffer piece) throws IOException;
    }
}
