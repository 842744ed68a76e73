package org.vigie.simulator;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// What happens to a file's bytes after it was well written.
final class Damage {
    private static final int RANDOM_BYTES = 512;

    private final long seed;

    Damage(long seed) {
        this.seed = seed;
    }

    void inflict(FileFault fault, Path file) throws IOException {
        if (fault == FileFault.Plain.TRUNCATED) {
            cut(file);
        } else if (fault == FileFault.Plain.BINARY) {
            scribble(file);
        }
    }

    /// Half-way through the row that holds the byte at 60 %: no luck can make it look whole.
    private static void cut(Path file) throws IOException {
        try (var channel = FileChannel.open(file, READ, WRITE)) {
            var aim = channel.size() * 6 / 10;
            var start = aim;
            while (!endsLine(channel, start - 1)) {
                start--;
            }
            var end = start;
            while (!endsLine(channel, end)) {
                end++;
            }
            channel.truncate((start + end) / 2);
        }
    }

    private static boolean endsLine(FileChannel channel, long position) throws IOException {
        var one = ByteBuffer.allocate(1);
        channel.read(one, position);
        return one.get(0) == '\n';
    }

    private void scribble(Path file) throws IOException {
        try (var channel = FileChannel.open(file, WRITE)) {
            var size = (int) Math.min(RANDOM_BYTES, channel.size() / 3);
            var noise = new byte[size];
            new SplittableRandom(seed).nextBytes(noise);
            channel.write(ByteBuffer.wrap(noise), (channel.size() - size) / 2);
        }
    }
}
