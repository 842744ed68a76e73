package org.vigie.runs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/// Walks through the lines of a file as bytes, in a buffer of fixed size: of a line that is longer
/// than the buffer only its beginning is seen.
final class LineScan {
    private static final int BUFFER = 1 << 20;

    private final SeekableByteChannel channel;
    private final byte[] buffer = new byte[BUFFER];
    private int place;
    private int limit;
    private int start;
    private int end;
    private boolean complete;
    private long offset;

    LineScan(SeekableByteChannel channel, long from) throws IOException {
        this.channel = channel.position(from);
        this.offset = from;
    }

    /// @return false at the end of the file
    boolean next() throws IOException {
        start = place;
        int newline = newline(place);
        if (newline < 0 && start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            place = limit;
            start = 0;
        }
        while (newline < 0 && limit < BUFFER && fill()) {
            newline = newline(place);
            place = newline < 0 ? limit : place;
        }
        complete = newline >= 0;
        end = complete ? newline : limit;
        place = complete ? newline + 1 : limit;
        offset += place - start;
        if (!complete && limit == BUFFER) {
            skipRest();
        }
        return end > start || complete;
    }

    private void skipRest() throws IOException {
        var rest = new byte[BUFFER];
        for (int read = read(rest, 0); read > 0; read = read(rest, 0)) {
            for (int at = 0; at < read; at++) {
                if (rest[at] == '\n') {
                    offset += at + 1;
                    complete = true;
                    channel.position(offset);
                    place = 0;
                    limit = 0;
                    return;
                }
            }
            offset += read;
        }
        place = 0;
        limit = 0;
    }

    private int newline(int from) {
        for (int at = from; at < limit; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        int read = read(buffer, limit);
        limit += Math.max(read, 0);
        return read > 0;
    }

    private int read(byte[] into, int from) throws IOException {
        return channel.read(ByteBuffer.wrap(into, from, into.length - from));
    }

    /// Whether the line has its end: the last one may still be being written.
    boolean complete() {
        return complete;
    }

    /// Where the next line begins.
    long offset() {
        return offset;
    }

    /// @param most bytes
    String text(int most) {
        int last = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
        return last - start <= most
                ? new String(buffer, start, last - start, StandardCharsets.UTF_8)
                : new String(buffer, start, most, StandardCharsets.UTF_8) + "…";
    }

    boolean holds(Needle needle, int most) {
        return needle.in(buffer, start, Math.min(end, start + most));
    }

    boolean holds(Needle needle) {
        return needle.in(buffer, start, end);
    }
}
