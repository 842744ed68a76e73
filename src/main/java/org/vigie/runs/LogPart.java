package org.vigie.runs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// One file of a run's log, and where its lines begin: one place in memory for every thousand.
///
/// It is known again by its first bytes, since a log that turns over changes its name.
final class LogPart {
    static final int BLOCK = 1000;

    private static final int HEAD = 256;

    private byte[] head = new byte[0];
    private long[] blocks = new long[16];
    private long complete;
    private long end;
    private boolean unfinished;
    private Path file;

    private LogPart(Path file) {
        this.file = file;
    }

    /// The one of the known parts that this file is, perhaps under its new name; otherwise a new one.
    static LogPart of(Path file, List<LogPart> known) throws IOException {
        for (var part : known) {
            if (part.file.equals(file) && part.is(file)) {
                return part;
            }
        }
        for (var part : known) {
            if (part.head.length > 0 && part.is(file)) {
                part.file = file;
                return part;
            }
        }
        return new LogPart(file);
    }

    /// Whether that file, under whatever name, is this part; perhaps grown.
    boolean is(Path other) throws IOException {
        return Files.isRegularFile(other) && Files.size(other) >= end && Arrays.equals(head, first(other, head.length));
    }

    Path file() {
        return file;
    }

    /// The last line counts even while it is being written.
    long count() {
        return complete + (unfinished ? 1 : 0);
    }

    /// Reads what is new.
    ///
    /// @param line each line that is complete
    /// @return whether there was anything
    boolean extend(Consumer<LineScan> line) throws IOException {
        long before = end;
        boolean had = unfinished;
        if (head.length < HEAD) {
            head = first(file, HEAD);
        }
        try (var channel = open()) {
            if (channel.size() == end) {
                unfinished = false;
                return had;
            }
            var scan = new LineScan(channel, end);
            unfinished = false;
            while (scan.next()) {
                if (!scan.complete()) {
                    unfinished = true;
                    break;
                }
                keep(end);
                complete++;
                end = scan.offset();
                line.accept(scan);
            }
        }
        return end > before || unfinished;
    }

    private void keep(long offset) {
        if (complete % BLOCK != 0) {
            return;
        }
        int block = (int) (complete / BLOCK);
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, blocks.length * 2);
        }
        blocks[block] = offset;
    }

    /// @param line the first one is 0
    /// @return before this line, in a channel that the caller closes
    LineScan from(SeekableByteChannel channel, long line) throws IOException {
        int block = (int) Math.min(line / BLOCK, Math.max(0, (complete - 1) / BLOCK));
        var scan = new LineScan(channel, complete == 0 ? 0 : blocks[block]);
        for (long skipped = (long) block * BLOCK; skipped < line && scan.next(); skipped++) {}
        return scan;
    }

    SeekableByteChannel open() throws IOException {
        return Files.newByteChannel(file);
    }

    private static byte[] first(Path file, int most) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            var bytes = ByteBuffer.allocate(most);
            while (bytes.hasRemaining() && channel.read(bytes) > 0) {}
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }
}
