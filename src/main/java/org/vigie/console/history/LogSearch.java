package org.vigie.console.history;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Finds lines in a log, forwards and backwards, round the end.
///
/// @param zone in which the reader sees the times
record LogSearch(List<String> lines, ZoneId zone) {
    static boolean holds(String line, String text) {
        return !text.isEmpty() && line.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    long count(String text) {
        return lines.stream().filter(line -> holds(shown(line), text)).count();
    }

    /// @param direction 1 or -1
    OptionalInt next(int from, int direction, String text) {
        return next(from, direction, line -> holds(shown(line), text));
    }

    OptionalInt nextError(int from, int direction) {
        return next(from, direction, line -> new LogLine(line).isError());
    }

    private String shown(String line) {
        return new LogLine(line).in(zone);
    }

    private OptionalInt next(int from, int direction, Predicate<String> wanted) {
        var size = lines.size();
        return IntStream.rangeClosed(1, size)
                .map(step -> Math.floorMod(from + step * direction, size))
                .filter(place -> wanted.test(lines.get(place)))
                .findFirst();
    }
}
