package org.vigie.app;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.vigie.console.screen.LogView;
import org.vigie.runs.RunId;
import org.vigie.runs.RunLogs;

/// The newest lines of a log, in memory: so many and no more. The oldest of them is number 0.
final class NewestLines implements LogView {
    private static final int MOST = 100_000;
    private static final Pattern ERROR = Pattern.compile("\\S+Z ERROR .*");

    private final RunLogs logs;
    private final RunId run;
    private volatile List<String> read;

    NewestLines(RunLogs logs, RunId run) {
        this.logs = logs;
        this.run = run;
        this.read = logs.tail(run, MOST);
    }

    @Override
    public long lines() {
        return read.size();
    }

    @Override
    public List<String> lines(long from, int count) {
        var lines = read;
        var start = (int) Math.min(from, lines.size());
        return List.copyOf(lines.subList(start, Math.min(start + count, lines.size())));
    }

    @Override
    public OptionalLong find(String text, long from, boolean forward) {
        var sought = text.toLowerCase(Locale.ROOT);
        return nearest(from, forward, line -> line.toLowerCase(Locale.ROOT).contains(sought));
    }

    @Override
    public OptionalLong error(long from, boolean forward) {
        return nearest(from, forward, line -> ERROR.matcher(line).matches());
    }

    @Override
    public boolean grown() {
        var before = read;
        read = logs.tail(run, MOST);
        return !read.equals(before);
    }

    private OptionalLong nearest(long from, boolean forward, Predicate<String> wanted) {
        var lines = read;
        var last = lines.size() - 1L;
        var numbers = forward
                ? LongStream.rangeClosed(from, last)
                : LongStream.iterate(Math.min(from, last), number -> number >= 0, number -> number - 1);
        return numbers.filter(number -> wanted.test(lines.get((int) number))).findFirst();
    }
}
