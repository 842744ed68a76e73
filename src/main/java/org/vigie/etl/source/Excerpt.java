package org.vigie.etl.source;

import java.nio.charset.StandardCharsets;

/// A short piece of what a source wrote, safe to show: nothing in it can steer a terminal or turn
/// the reading direction.
final class Excerpt {
    /// Enough bytes for the characters that are shown, whatever their length in UTF-8.
    static final int BYTES = 800;

    private static final int LONGEST = 200;

    private Excerpt() {}

    static String of(byte[] start) {
        return of(new String(start, StandardCharsets.UTF_8), LONGEST);
    }

    static String of(String text, int longest) {
        var shown = new StringBuilder();
        text.codePoints().limit(longest).forEach(point -> append(shown, point));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int point) {
        switch (point) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (isHarmless(point)) {
                    shown.appendCodePoint(point);
                } else {
                    shown.append("\\u%04x".formatted(point));
                }
            }
        }
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
