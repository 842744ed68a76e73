package org.vigie.runs.schedule.system;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The command line of a unit. `%` begins a specifier and `$` a variable, quoted or not: doubled,
/// each stands for itself.
final class SystemdWords {
    private SystemdWords() {}

    static String quoted(String word) {
        var quoted = new StringBuilder("\"");
        for (int place = 0; place < word.length(); place++) {
            char letter = word.charAt(place);
            switch (letter) {
                case '\\', '"' -> quoted.append('\\').append(letter);
                case '%', '$' -> quoted.append(letter).append(letter);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(letter < ' ' ? "\\x%02x".formatted((int) letter) : letter);
            }
        }
        return quoted.append('"').toString();
    }

    /// In a value that is no command: no variables there.
    static String quotedAssignment(String assignment) {
        return quoted(assignment).replace("$$", "$");
    }

    static List<String> split(String line) {
        return new Reading(line).words();
    }

    private static final class Reading {
        private final String line;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private int place;
        private char quote;
        private boolean begun;

        Reading(String line) {
            this.line = line;
        }

        List<String> words() {
            while (place < line.length()) {
                take(line.charAt(place++));
            }
            end();
            return words;
        }

        private void take(char letter) {
            if (quote == 0 && Character.isWhitespace(letter)) {
                end();
                return;
            }
            begun = true;
            if (letter == quote) {
                quote = 0;
            } else if (quote == 0 && (letter == '"' || letter == '\'')) {
                quote = letter;
            } else if (letter == '\\' && place < line.length()) {
                escaped(line.charAt(place++));
            } else {
                word.append(letter);
                if ((letter == '%' || letter == '$') && place < line.length() && line.charAt(place) == letter) {
                    place++;
                }
            }
        }

        private void escaped(char letter) {
            switch (letter) {
                case 'n' -> word.append('\n');
                case 't' -> word.append('\t');
                case 's' -> word.append(' ');
                case 'x' -> octets();
                default -> word.append(letter);
            }
        }

        private void octets() {
            int end = Math.min(place + 2, line.length());
            var digits = line.substring(place, end);
            if (digits.matches("[0-9a-fA-F]{2}")) {
                word.append(new String(new byte[] {(byte) Integer.parseInt(digits, 16)}, StandardCharsets.ISO_8859_1));
                place = end;
            }
        }

        private void end() {
            if (begun) {
                words.add(word.toString());
            }
            word.setLength(0);
            begun = false;
        }
    }
}
