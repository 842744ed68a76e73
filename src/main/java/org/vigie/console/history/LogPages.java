package org.vigie.console.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The lines that were read lately, page by page: so many and no more, however long the log is.
final class LogPages {
    static final int LINES = 128;
    static final int MOST = 96;
    private static final int MOST_WANTED = 64;
    private static final int LONGEST_LINE = 2_000;

    private final Map<Long, List<String>> read = new LinkedHashMap<>(MOST * 2, 0.75f, true);
    private final Deque<Long> wanted = new ArrayDeque<>();

    /// Read twice with the same lines: nothing would come of a third time.
    private final Set<Long> settled = new HashSet<>();

    /// Empty when the line has to be read first: then it is wanted.
    Optional<String> line(long number) {
        var page = number / LINES;
        var lines = read.get(page);
        var at = (int) (number % LINES);
        if (lines != null && at < lines.size()) {
            return Optional.of(lines.get(at));
        }
        if (lines == null || !settled.contains(page)) {
            want(page);
        }
        return Optional.empty();
    }

    /// The page that was asked for last: what is in sight now.
    Optional<Long> wanted() {
        return Optional.ofNullable(wanted.peekFirst());
    }

    void keep(long page, List<String> lines) {
        wanted.remove(page);
        var before = read.put(page, lines.stream().map(LogPages::shortened).toList());
        if (before != null && before.size() == lines.size()) {
            settled.add(page);
        }
        if (read.size() > MOST) {
            read.remove(read.keySet().iterator().next());
        }
    }

    /// A page that was not full has more lines now.
    void grown(long linesBefore) {
        read.remove(linesBefore / LINES);
        settled.clear();
    }

    void forget() {
        read.clear();
        settled.clear();
        wanted.clear();
    }

    int held() {
        return read.values().stream().mapToInt(List::size).sum();
    }

    private void want(long page) {
        wanted.remove(page);
        wanted.addFirst(page);
        if (wanted.size() > MOST_WANTED) {
            wanted.removeLast();
        }
    }

    /// What is copied is whole; what is shown need not be.
    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " […]";
    }
}
