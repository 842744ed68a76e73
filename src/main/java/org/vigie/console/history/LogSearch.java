package org.vigie.console.history;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Finds lines in a log, forwards and backwards, round the end.
record LogSearch(List<String> lines) {
    private static final Pattern ERROR =
            Pattern.compile("\\b(ERROR|SEVERE|FATAL)\\b|Exception\\b|OutOfMemoryError");

    static boolean isError(String line) {
        return ERROR.matcher(line).find();
    }

    static boolean holds(String line, String text) {
        return !text.isEmpty()
                && line.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    long count(String text) {
        return lines.stream().filter(line -> holds(line, text)).count();
    }

    /// @param direction 1 or -1
    OptionalInt next(int from, int direction, String text) {
        return next(from, direction, line -> holds(line, text));
    }

    OptionalInt nextError(int from, int direction) {
        return next(from, direction, LogSearch::isError);
    }

    private OptionalInt next(int from, int direction, Predicate<String> wanted) {
        var size = lines.size();
        return IntStream.rangeClosed(1, size)
                .map(step -> Math.floorMod(from + step * direction, size))
                .filter(place -> wanted.test(lines.get(place)))
                .findFirst();
    }
}
