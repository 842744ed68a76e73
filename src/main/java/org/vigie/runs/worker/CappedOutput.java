package org.vigie.runs.worker;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Lets so many bytes through, says so once, and swallows the rest: a library that talks without
/// end fills no disk.
public final class CappedOutput extends FilterOutputStream {
    private static final byte[] CUT =
            "\n[output cut here: the limit logBytes is reached]\n".getBytes(StandardCharsets.UTF_8);

    private long left;

    /// @param most bytes
    public CappedOutput(OutputStream output, long most) {
        super(output);
        this.left = most;
    }

    @Override
    public synchronized void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (left <= 0) {
            return;
        }
        int passed = (int) Math.min(length, left);
        out.write(bytes, offset, passed);
        left -= passed;
        if (left <= 0) {
            out.write(CUT);
        }
    }
}
