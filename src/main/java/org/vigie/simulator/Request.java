package org.vigie.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// The head of an HTTP request, line by line.
record Request(List<String> lines) {
    private static final int LONGEST = 16_384;

    static Request read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0 || head.size() == LONGEST) {
                throw new EOFException("no request");
            }
            head.write(next);
        }
        return new Request(
                head.toString(ISO_8859_1).lines().filter(it -> !it.isEmpty()).toList());
    }

    boolean isGet() {
        return lines.getFirst().startsWith("GET ");
    }

    String path() {
        var parts = lines.getFirst().split("[ ?]", -1);
        return parts.length > 1 ? parts[1] : "";
    }
}
