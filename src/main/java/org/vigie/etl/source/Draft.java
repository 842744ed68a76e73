package org.vigie.etl.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.vigie.etl.Sha256;
import org.vigie.etl.Snapshot;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

/// A snapshot while it is written: it appears under its final name whole, or not at all.
final class Draft implements AutoCloseable {
    private final Place place;
    private final long maxBytes;
    private final Snapshots snapshots;
    private final Path file;
    private final Path home;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.begin();
    private long bytes;

    Draft(Place place, long maxBytes, Snapshots snapshots, Path file, Path home) throws IOException {
        this.place = place;
        this.maxBytes = maxBytes;
        this.snapshots = snapshots;
        this.file = file;
        this.home = home;
        this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
    }

    long bytes() {
        return bytes;
    }

    /// Copies all of the input.
    ///
    /// @throws IOException when the input fails; when the copy fails it is a ProblemException
    /// @throws ProblemException SOURCE_TOO_LARGE, SNAPSHOT_NOT_WRITTEN
    void fill(InputStream in) throws IOException {
        fill(in, () -> {});
    }

    /// @param advancing told again and again while it is copied
    void fill(InputStream in, Runnable advancing) throws IOException {
        var buffer = new byte[Snapshots.BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            bytes += count;
            if (bytes > maxBytes) {
                throw place.problem(Code.SOURCE_TOO_LARGE, maxBytes);
            }
            digest.update(buffer, 0, count);
            write(ByteBuffer.wrap(buffer, 0, count));
            advancing.run();
        }
    }

    /// @throws ProblemException SNAPSHOT_NOT_WRITTEN
    Snapshot keep(Format format, Optional<Instant> writtenAt) {
        var sha256 = Sha256.hex(digest);
        var target = snapshots.place(sha256, format);
        try {
            if (!isThere(target)) {
                channel.force(true);
                channel.close();
                Files.createDirectories(target.getParent());
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw snapshots.notWritten(e);
        }
        return new Snapshot(place.source(), place.location(), home.relativize(target), sha256, bytes, writtenAt);
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw snapshots.notWritten(e);
        }
    }

    private void write(ByteBuffer piece) {
        try {
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        } catch (IOException e) {
            throw snapshots.notWritten(e);
        }
    }

    private boolean isThere(Path target) throws IOException {
        return Files.exists(target) && Files.size(target) == bytes;
    }
}
