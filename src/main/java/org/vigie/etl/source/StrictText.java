package org.vigie.etl.source;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;

/// The text of a file in its declared charset. A byte that does not belong there is an error, never
/// a replacement character. A byte order mark is left out.
final class StrictText extends Reader {
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final FileChannel channel;
    private final long size;
    private final Reader text;
    private boolean begun;
    private char last = '\n';

    StrictText(Path file, Charset charset) throws IOException {
        this.channel = FileChannel.open(file);
        this.size = channel.size();
        this.text = Channels.newReader(channel, strict(charset), BUFFER);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = text.read(target, offset, length);
        if (count > 0 && !begun) {
            begun = true;
            if (target[offset] == BYTE_ORDER_MARK) {
                System.arraycopy(target, offset + 1, target, offset, count - 1);
                count--;
                return count > 0 ? count : read(target, offset, length);
            }
        }
        if (count > 0) {
            last = target[offset + count - 1];
        }
        return count;
    }

    /// Once all is read: whether the file ends with a line end.
    boolean endsWithLineEnd() {
        return last == '\n' || last == '\r';
    }

    double progress() throws IOException {
        return size == 0 ? 1 : (double) channel.position() / size;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /// Reads the file once more, only to say where it breaks.
    static long firstForeignLine(Path file, Charset charset) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var bytes = ByteBuffer.allocate(BUFFER);
            var chars = CharBuffer.allocate(BUFFER);
            var decoder = strict(charset);
            long line = 1;
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                boolean more = true;
                while (more) {
                    var result = decoder.decode(bytes, chars, end);
                    line += lineEnds(chars.flip());
                    chars.clear();
                    if (result.isError()) {
                        return line;
                    }
                    more = result.isOverflow();
                }
                bytes.compact();
            }
            return line;
        }
    }

    private static long lineEnds(CharBuffer chars) {
        return chars.chars().filter(each -> each == '\n').count();
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
