package org.vigie.runs.schedule.system;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A command line of Windows: one text, which each program takes apart by the rules of
/// `CommandLineToArgvW`.
final class WindowsWords {
    private WindowsWords() {}

    static String join(List<String> words) {
        return words.stream().map(WindowsWords::quoted).collect(Collectors.joining(" "));
    }

    /// Backslashes count only before a quotation mark: there each is doubled.
    private static String quoted(String word) {
        if (word.matches("[\\w.:\\\\/=+-]+")) {
            return word;
        }
        return '"' + word.replaceAll("(\\\\*)\"", "$1$1\\\\\"").replaceAll("(\\\\+)$", "$1$1") + '"';
    }

    static List<String> split(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        int backslashes = 0;
        for (int place = 0; place < line.length(); place++) {
            char letter = line.charAt(place);
            if (letter == '\\') {
                backslashes++;
                continue;
            }
            word.repeat('\\', letter == '"' ? backslashes / 2 : backslashes);
            begun |= backslashes > 0;
            boolean meant = letter == '"' && backslashes % 2 == 1;
            backslashes = 0;
            if (letter == '"' && !meant) {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && Character.isWhitespace(letter)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(letter);
                begun = true;
            }
        }
        word.repeat('\\', backslashes);
        if (begun || backslashes > 0) {
            words.add(word.toString());
        }
        return words;
    }
}
