package org.vigie.etl;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.vigie.etl.Journal.StepKind;

/// Rows on their way from a snapshot to a table. Bounded: a few batches are in memory, whatever the
/// file's size.
public final class RowStream<T> {
    private static final int BATCH = 400;
    private static final int BATCHES_WAITING = 8;

    private final Flow flow;
    private final Snapshot snapshot;
    private final Contract contract;
    private final Function<Row, T> toValue;
    private final List<String> transformations;
    private final NewestRow dates;
    private final boolean dated;

    private RowStream(
            Flow flow,
            Snapshot snapshot,
            Contract contract,
            Function<Row, T> toValue,
            List<String> transformations,
            NewestRow dates,
            boolean dated) {
        this.flow = flow;
        this.snapshot = snapshot;
        this.contract = contract;
        this.toValue = toValue;
        this.transformations = transformations;
        this.dates = dates;
        this.dated = dated;
    }

    static <T> RowStream<T> of(Flow flow, Snapshot snapshot, Contract contract, Function<Row, T> toValue) {
        var dates = new NewestRow(flow.ticket().slotTime());
        return new RowStream<>(flow, snapshot, contract, toValue, List.of(), dates, false);
    }

    /// Says when a row happened; the gate on the age of the newest row needs it.
    public RowStream<T> dated(Function<T, LocalDateTime> date) {
        Function<Row, T> seen = row -> {
            var value = toValue.apply(row);
            dates.saw(date.apply(value));
            return value;
        };
        return new RowStream<>(flow, snapshot, contract, seen, transformations, dates, true);
    }

    public <R> RowStream<R> map(String name, Function<T, R> transform) {
        var names = new ArrayList<>(transformations);
        names.add(name);
        return new RowStream<>(flow, snapshot, contract, toValue.andThen(transform), names, dates, dated);
    }

    /// Sends every row to the table, then holds the gates over what was seen.
    ///
    /// @throws org.vigie.problem.ProblemException SOURCE_INVALID or GATE_REFUSED, and what the load
    ///   throws; the caller's transaction must then roll back
    public Counts into(String table, Load<T> load) {
        var journal = flow.journal();
        var check = journal.stepStarted(StepKind.CHECK, snapshot.source());
        var transform = transformations.stream()
                .map(name -> journal.stepStarted(StepKind.TRANSFORM, name))
                .toList();
        var publish = journal.stepStarted(StepKind.PUBLISH, table);
        var tally = new Tally();
        boolean done = false;
        try {
            pump(load, tally);
            var counts = tally.counts();
            flow.counted(counts);
            flow.holdRowGates(snapshot, counts);
            if (dated) {
                flow.holdAgeGate(snapshot, dates);
            }
            done = true;
            return counts;
        } finally {
            journal.stepEnded(check, tally.in, tally.checked, done);
            for (var step : transform) {
                journal.stepEnded(step, tally.checked, tally.checked, done);
            }
            journal.stepEnded(publish, tally.checked, tally.loaded, done);
        }
    }

    /// Rows dated more than a day after the slot.
    public long aheadOfNight() {
        return dates.ahead();
    }

    public Optional<LocalDateTime> newest() {
        return dates.newest();
    }

    private void pump(Load<T> load, Tally tally) {
        BlockingQueue<Parcel<T>> queue = new ArrayBlockingQueue<>(BATCHES_WAITING);
        var reader = Thread.ofPlatform().name("reader").daemon().start(() -> readAll(queue));
        try {
            for (var parcel = queue.take(); ; parcel = queue.take()) {
                switch (parcel) {
                    case Parcel.Batch<T> batch -> publish(batch, load, tally);
                    case Parcel.End<T> _ -> {
                        return;
                    }
                    case Parcel.Broken<T>(var reason) -> throw rethrown(reason);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing", e);
        } finally {
            reader.interrupt();
        }
    }

    private void publish(Parcel.Batch<T> batch, Load<T> load, Tally tally) {
        var journal = flow.journal();
        var quarantine = flow.quarantine(snapshot);
        tally.in += batch.rows().size() + batch.rejections().size();
        tally.checked += batch.rows().size();
        tally.loaded += batch.rows().size();
        batch.rejections().forEach(quarantine);
        load.add(batch.rows(), rejection -> {
            tally.loaded--;
            quarantine.accept(rejection);
        });
        journal.progress(tally.in, tally.loaded, tally.in - tally.loaded, batch.share());
    }

    /// Runs on the reading thread, which owns the snapshot's file.
    private void readAll(BlockingQueue<Parcel<T>> queue) {
        try {
            try (var rows = flow.source(snapshot.source()).open(snapshot, contract)) {
                var checker = flow.checker(snapshot, contract, toValue);
                while (rows.hasNext()) {
                    queue.put(nextBatch(rows, checker));
                }
                queue.put(new Parcel.End<>());
            } catch (InterruptedException e) {
                throw e;
            } catch (Throwable reason) {
                queue.put(new Parcel.Broken<>(reason));
            }
        } catch (InterruptedException _) {
            // The publishing thread has stopped; nobody reads the queue any more.
        }
    }

    private static <T> Parcel.Batch<T> nextBatch(RawRows rows, RowChecker<T> checker) {
        var kept = new ArrayList<Numbered<T>>(BATCH);
        var rejections = new ArrayList<Rejection>();
        for (int i = 0; i < BATCH && rows.hasNext(); i++) {
            var raw = rows.next();
            checker.check(raw, value -> kept.add(new Numbered<>(raw.line(), value)), rejections::add);
        }
        return new Parcel.Batch<>(kept, rejections, rows.progress());
    }

    private static RuntimeException rethrown(Throwable reason) {
        return switch (reason) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException(reason);
        };
    }

    private static final class Tally {
        private long in;
        private long checked;
        private long loaded;

        Counts counts() {
            return new Counts(in, loaded, in - loaded);
        }
    }

    private sealed interface Parcel<T> {
        record Batch<T>(List<Numbered<T>> rows, List<Rejection> rejections, double share) implements Parcel<T> {}

        record End<T>() implements Parcel<T> {}

        record Broken<T>(Throwable reason) implements Parcel<T> {}
    }
}
