package org.vigie.runs;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What is looked for in bytes, whatever the case of its letters.
final class Needle {
    private final String text;
    private final byte[] lower;
    private final boolean ascii;

    Needle(String text) {
        this.text = text.toLowerCase(Locale.ROOT);
        this.lower = this.text.getBytes(StandardCharsets.UTF_8);
        this.ascii = lower.length == this.text.length();
    }

    boolean in(byte[] bytes, int start, int end) {
        return ascii
                ? inAscii(bytes, start, end)
                : new String(bytes, start, end - start, StandardCharsets.UTF_8)
                        .toLowerCase(Locale.ROOT)
                        .contains(text);
    }

    private boolean inAscii(byte[] bytes, int start, int end) {
        if (lower.length == 0) {
            return true;
        }
        byte first = lower[0];
        for (int at = start; at <= end - lower.length; at++) {
            if (small(bytes[at]) == first && rest(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean rest(byte[] bytes, int at) {
        for (int next = 1; next < lower.length; next++) {
            if (small(bytes[at + next]) != lower[next]) {
                return false;
            }
        }
        return true;
    }

    private static byte small(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter + ('a' - 'A')) : letter;
    }
}
