package org.vigie.runs.schedule.system;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/// Bytes of a task, as text.
///
/// `schtasks /Query /XML` says UTF-16 in the first line and writes in the console's code page; the
/// window's export really is UTF-16. What the bytes show counts, not what they say.
final class Decoding {
    private Decoding() {}

    /// @param otherwise the charset of a text that is neither UTF-16 nor UTF-8
    static String text(byte[] bytes, Charset otherwise) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, UTF_16BE);
        }
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, UTF_8);
        }
        if (startsWith(bytes, '<', 0)) {
            return new String(bytes, UTF_16LE);
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, otherwise);
        }
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        for (int place = 0; place < first.length; place++) {
            if (bytes.length <= place || (bytes[place] & 0xFF) != first[place]) {
                return false;
            }
        }
        return true;
    }
}
