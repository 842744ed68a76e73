package org.vigie.console.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/// A log that is made up line by line as it is asked for, and remembers how much that was.
public final class StagedLog implements LogView {
    private volatile long lines;
    private volatile long written;
    private volatile LongFunction<String> line;
    private volatile long served;
    private volatile int most;

    private StagedLog(long lines, LongFunction<String> line) {
        this.lines = lines;
        this.written = lines;
        this.line = line;
    }

    public static StagedLog of(List<String> lines) {
        var kept = new ArrayList<>(lines);
        return new StagedLog(kept.size(), number -> kept.get((int) number));
    }

    /// An error every hundred thousand lines and three.
    public static StagedLog ofLines(long lines) {
        return new StagedLog(lines, StagedLog::made);
    }

    public static String made(long number) {
        var time = "2026-02-21T%02d:%02d:%02d.%03dZ"
                .formatted(number / 3_600_000 % 24, number / 60_000 % 60, number / 1000 % 60, number % 1000);
        return number % 100_003 == 100_002
                ? time + " ERROR transactions: wagon " + number + " sans gare d’arrivée"
                : time + " INFO  publish facts: row " + number + " accepted, Ngaoundéré → Douala";
    }

    /// Somebody writes on; [#grown()] will tell.
    public void write(long more) {
        written += more;
    }

    /// The oldest lines are gone.
    public void turnOver(List<String> rest) {
        line = number -> rest.get((int) number);
        lines = 0;
        written = rest.size();
    }

    /// How many lines were given away altogether.
    public long served() {
        return served;
    }

    /// How many at once.
    public int most() {
        return most;
    }

    @Override
    public long lines() {
        return lines;
    }

    @Override
    public synchronized List<String> lines(long from, int count) {
        var end = Math.min(from + count, lines);
        served += Math.max(0, end - from);
        most = Math.max(most, count);
        return LongStream.range(from, end).mapToObj(line).toList();
    }

    @Override
    public OptionalLong find(String text, long from, boolean forward) {
        var sought = text.toLowerCase(Locale.ROOT);
        return nearest(
                from,
                forward,
                number -> line.apply(number).toLowerCase(Locale.ROOT).contains(sought));
    }

    @Override
    public OptionalLong error(long from, boolean forward) {
        return nearest(from, forward, number -> line.apply(number).contains("Z ERROR "));
    }

    @Override
    public boolean grown() {
        var before = lines;
        lines = written;
        return before != lines;
    }

    private OptionalLong nearest(long from, boolean forward, LongPredicate wanted) {
        var numbers = forward
                ? LongStream.range(from, lines)
                : LongStream.iterate(Math.min(from, lines - 1), number -> number >= 0, number -> number - 1);
        return numbers.filter(wanted).findFirst();
    }
}
