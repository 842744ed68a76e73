package org.vigie.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/// The log of a run by the numbers of its lines, for a screen: all its files as one text, the first
/// line is 0.
///
/// In memory is one place for every thousand lines. [#look] reads what is new; until then the
/// numbers stay as they are. Every other method reads the files: call them in the background. Safe
/// for several threads.
public final class LogIndex {
    /// Bytes of one line that are shown; a longer one ends with `…`.
    private static final int SHOWN = 10_000;

    /// Where a line says its level: behind its instant.
    private static final int LEVEL_WITHIN = 40;

    /// Lines of one step backward: opening the file for each thousand would take longer than reading.
    private static final int STEP_BACK = 20 * LogPart.BLOCK;

    private static final Needle ERROR = new Needle(" error ");

    private final RunLogs logs;
    private final RunId run;
    private List<LogPart> parts = List.of();
    private long dropped;

    public LogIndex(RunLogs logs, RunId run) {
        this.logs = logs;
        this.run = run;
    }

    /// @param number the first line of the log is 0
    /// @param text without its end; the beginning of a very long line
    public record Line(long number, String text, boolean error) {}

    /// Which lines are meant.
    ///
    /// @param text anywhere in the line, whatever the case; empty: any
    public record Wanted(String text, boolean errorsOnly) {
        public static final Wanted ERRORS = new Wanted("", true);
    }

    /// @param lines their numbers, the first ones
    /// @param all false: there are more
    public record Found(List<Long> lines, boolean all) {
        public Found {
            lines = List.copyOf(lines);
        }
    }

    /// Reads what is new; notices a log that was turned over, and does not read it again.
    ///
    /// @return whether anything changed: then lines may have other numbers (see [#dropped])
    public synchronized boolean look() {
        try {
            var now = new ArrayList<LogPart>();
            boolean changed = false;
            for (var file : logs.files(run)) {
                var part = LogPart.of(file, parts);
                changed |= part.extend(_ -> {});
                now.add(part);
            }
            for (var part : parts) {
                if (!now.contains(part)) {
                    changed = true;
                    dropped += part.count();
                }
            }
            parts = List.copyOf(now);
            return changed;
        } catch (NoSuchFileException _) {
            return false; // it is being turned over at this very moment: the next look sees more
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized long count() {
        return parts.stream().mapToLong(LogPart::count).sum();
    }

    /// How many lines at the beginning are gone since the first look: by so much every number fell.
    public synchronized long dropped() {
        return dropped;
    }

    /// @return fewer at the end of the log, or where the log was turned over since the last look
    public synchronized List<Line> lines(long from, int count) {
        var lines = new ArrayList<Line>();
        walk(Math.max(from, 0), Long.MAX_VALUE, () -> false, (number, scan) -> {
            lines.add(new Line(number, scan.text(SHOWN), scan.holds(ERROR, LEVEL_WITHIN)));
            return lines.size() < count;
        });
        return lines;
    }

    /// The nearest line that is meant: `from` itself, or one after it (forward), or before it.
    ///
    /// @param cancelled asked often; then the answer is empty
    public synchronized OptionalLong search(Wanted wanted, long from, boolean forward, BooleanSupplier cancelled) {
        return forward ? forward(wanted, from, cancelled) : backward(wanted, from, cancelled);
    }

    public OptionalLong firstError() {
        return nextError(-1);
    }

    public OptionalLong nextError(long after) {
        return search(Wanted.ERRORS, after + 1, true, () -> false);
    }

    public OptionalLong previousError(long before) {
        return search(Wanted.ERRORS, before - 1, false, () -> false);
    }

    /// The lines that are meant, for a filtered view.
    public synchronized Found filter(Wanted wanted, int most, BooleanSupplier cancelled) {
        var test = new Test(wanted);
        var found = new ArrayList<Long>();
        walk(0, Long.MAX_VALUE, cancelled, (number, scan) -> {
            if (test.holds(scan)) {
                found.add(number);
            }
            return found.size() <= most;
        });
        boolean all = found.size() <= most;
        return new Found(all ? found : found.subList(0, most), all);
    }

    private OptionalLong forward(Wanted wanted, long from, BooleanSupplier cancelled) {
        var test = new Test(wanted);
        var found = new ArrayList<Long>(1);
        walk(Math.max(from, 0), Long.MAX_VALUE, cancelled, (number, scan) -> {
            if (test.holds(scan)) {
                found.add(number);
            }
            return found.isEmpty();
        });
        return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.getFirst());
    }

    /// Block by block, since lines are found from their beginnings only.
    private OptionalLong backward(Wanted wanted, long from, BooleanSupplier cancelled) {
        var test = new Test(wanted);
        long until = Math.min(from + 1, count());
        while (until > 0 && !cancelled.getAsBoolean()) {
            long begin = (until - 1) / STEP_BACK * STEP_BACK;
            var last = new ArrayList<Long>();
            walk(begin, until, cancelled, (number, scan) -> {
                if (test.holds(scan)) {
                    last.add(number);
                }
                return true;
            });
            if (!last.isEmpty()) {
                return OptionalLong.of(last.getLast());
            }
            until = begin;
        }
        return OptionalLong.empty();
    }

    private record Test(boolean errorsOnly, Needle text) {
        Test(Wanted wanted) {
            this(wanted.errorsOnly(), new Needle(wanted.text()));
        }

        boolean holds(LineScan scan) {
            return (!errorsOnly || scan.holds(ERROR, LEVEL_WITHIN)) && scan.holds(text);
        }
    }

    private interface Visit {
        /// @return whether to go on
        boolean line(long number, LineScan scan);
    }

    private void walk(long from, long until, BooleanSupplier cancelled, Visit visit) {
        long first = 0;
        try {
            for (var part : parts) {
                long end = Math.min(first + part.count(), until);
                if (from < end
                        && part.is(part.file())
                        && !walk(part, first, Math.max(from, first), end, cancelled, visit)) {
                    return;
                }
                first += part.count();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean walk(LogPart part, long first, long from, long end, BooleanSupplier cancelled, Visit visit)
            throws IOException {
        try (var channel = part.open()) {
            var scan = part.from(channel, from - first);
            for (long number = from; number < end && scan.next(); number++) {
                boolean asked = number % LogPart.BLOCK == 0 && cancelled.getAsBoolean();
                if (asked || !visit.line(number, scan)) {
                    return false;
                }
            }
            return true;
        }
    }
}
