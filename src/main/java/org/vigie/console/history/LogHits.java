package org.vigie.console.history;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Questions.Topic;

/// The lines that a search finds, gathered slice by slice: the first ones show while the rest is
/// being looked for, and there are never more than [#MOST].
final class LogHits {
    static final int MOST = 10_000;
    private static final int SLICE = 256;

    private final Questions questions;
    private final Topic topic;
    private final Runnable onChange;
    private final List<Long> lines = new ArrayList<>();
    private LongFunction<OptionalLong> next = _ -> OptionalLong.empty();
    private long lookedUpTo;
    private long grownFrom = Long.MAX_VALUE;
    private boolean complete = true;

    /// @param onChange more lines, or other ones
    LogHits(Questions questions, Topic topic, Runnable onChange) {
        this.questions = questions;
        this.topic = topic;
        this.onChange = onChange;
    }

    private record Slice(List<Long> found, boolean last) {}

    /// Ascending.
    List<Long> lines() {
        return lines;
    }

    /// There are more than are kept.
    boolean cut() {
        return lines.size() >= MOST;
    }

    /// The end of the log was reached.
    boolean complete() {
        return complete;
    }

    void forget() {
        questions.drop(topic);
        next = _ -> OptionalLong.empty();
        restart();
        complete = true;
        onChange.run();
    }

    /// @param nextFrom the first line that is sought, from a line on; asked in the background
    void look(LongFunction<OptionalLong> nextFrom) {
        next = nextFrom;
        restart();
        onChange.run();
        slice();
    }

    /// More was written, from a line on: what was found stays.
    void goOn(long from) {
        if (!complete) {
            grownFrom = Math.min(grownFrom, from);
        } else if (!cut()) {
            complete = false;
            lookedUpTo = Math.max(lookedUpTo, from);
            slice();
        }
    }

    private void restart() {
        lines.clear();
        lookedUpTo = 0;
        grownFrom = Long.MAX_VALUE;
        complete = false;
    }

    private void slice() {
        questions.ask(topic, gather(next, lookedUpTo, Math.min(SLICE, MOST - lines.size())), this::gathered);
    }

    private static Callable<Slice> gather(LongFunction<OptionalLong> next, long from, int most) {
        return () -> {
            var found = new ArrayList<Long>();
            var hit = next.apply(from);
            while (hit.isPresent() && found.size() < most) {
                found.add(hit.getAsLong());
                hit = next.apply(hit.getAsLong() + 1);
            }
            return new Slice(found, hit.isEmpty());
        };
    }

    private void gathered(Slice slice) {
        lines.addAll(slice.found());
        lookedUpTo = lines.isEmpty() ? lookedUpTo : Math.max(lookedUpTo, lines.getLast() + 1);
        complete = slice.last() || cut();
        onChange.run();
        if (!complete) {
            slice();
        } else if (grownFrom < Long.MAX_VALUE) {
            var from = grownFrom;
            grownFrom = Long.MAX_VALUE;
            goOn(from);
        }
    }
}
