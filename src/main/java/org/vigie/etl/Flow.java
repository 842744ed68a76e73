package org.vigie.etl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vigie.etl.Journal.StepKind;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

/// What a pipeline works with during one run: it reads sources, holds gates, counts, and tells its
/// journal.
public final class Flow {
    private static final int ROWS_BETWEEN_SIGNS = 1000;

    private final Ticket ticket;
    private final Map<String, Source> sources;
    private final Map<String, Snapshot> replayed;
    private final Gates gates;
    private final Journal journal;
    private final List<Snapshot> inputs = new ArrayList<>();
    private Counts counts = Counts.NONE;

    /// @param replayed snapshots of an earlier run, by source: read again instead of the sources
    ///   themselves
    public Flow(
            Ticket ticket, Map<String, Source> sources, Map<String, Snapshot> replayed, Gates gates, Journal journal) {
        this.ticket = ticket;
        this.sources = Map.copyOf(sources);
        this.replayed = Map.copyOf(replayed);
        this.gates = gates;
        this.journal = journal;
    }

    public Ticket ticket() {
        return ticket;
    }

    public Journal journal() {
        return journal;
    }

    /// The inputs taken so far, in the order they were taken.
    public List<Snapshot> inputs() {
        return List.copyOf(inputs);
    }

    /// The counts of the stream that was published last.
    public Counts counts() {
        return counts;
    }

    /// Takes the source's whole input to a hashed snapshot, or the snapshot of the run that is
    /// replayed.
    ///
    /// @throws ProblemException SOURCE_UNAVAILABLE or SOURCE_INVALID
    public Snapshot extract(String name) {
        var source = source(name);
        var replay = replayed.get(name);
        var snapshot = step(StepKind.EXTRACT, name, () -> replay != null ? replay : source.extract(journal));
        journal.snapshot(snapshot);
        inputs.add(snapshot);
        return snapshot;
    }

    /// Reads a reference that fits in memory, row by row, through its contract and the gates. The
    /// contract's first field names a row: when it comes again, the later row is set aside.
    ///
    /// @throws ProblemException SOURCE_INVALID or GATE_REFUSED
    public <T> List<T> read(Snapshot snapshot, Contract contract, Function<Row, T> toValue) {
        var key = contract.fields().getFirst();
        var seen = new HashSet<String>();
        return readEach(snapshot, contract, row -> {
            var value = toValue.apply(row);
            row.requireFirst(key, seen);
            return value;
        });
    }

    private <T> List<T> readEach(Snapshot snapshot, Contract contract, Function<Row, T> toValue) {
        var check = journal.stepStarted(StepKind.CHECK, snapshot.source());
        var kept = new ArrayList<T>();
        long in = 0;
        boolean done = false;
        try (var rows = source(snapshot.source()).open(snapshot, contract)) {
            var checker = checker(snapshot, contract, toValue);
            while (rows.hasNext()) {
                in++;
                if (in % ROWS_BETWEEN_SIGNS == 0) {
                    journal.advancing();
                }
                checker.check(rows.next(), kept::add, quarantine(snapshot));
            }
            holdRowGates(snapshot, new Counts(in, kept.size(), in - kept.size()));
            done = true;
        } finally {
            journal.stepEnded(check, in, kept.size(), done);
        }
        return kept;
    }

    /// A stream of checked rows; nothing is read before it is sent [RowStream#into] a table.
    public <T> RowStream<T> stream(Snapshot snapshot, Contract contract, Function<Row, T> toValue) {
        return RowStream.of(this, snapshot, contract, toValue);
    }

    /// Carries out one named step of the history.
    public <T> T step(StepKind kind, String subject, Supplier<T> work) {
        var step = journal.stepStarted(kind, subject);
        boolean done = false;
        try {
            var result = work.get();
            done = true;
            return result;
        } finally {
            journal.stepEnded(step, 0, 0, done);
        }
    }

    public void step(StepKind kind, String subject, Runnable work) {
        step(kind, subject, () -> {
            work.run();
            return true;
        });
    }

    Source source(String name) {
        var source = sources.get(name);
        if (source == null) {
            throw new ProblemException(
                    Code.SETTING_MISSING, "vigie.json", "pipelines." + ticket.pipeline() + ".sources." + name);
        }
        return source;
    }

    <T> RowChecker<T> checker(Snapshot snapshot, Contract contract, Function<Row, T> toValue) {
        return new RowChecker<>(snapshot, contract, source(snapshot.source()).notation(), toValue);
    }

    Consumer<Rejection> quarantine(Snapshot snapshot) {
        return rejection -> journal.quarantined(snapshot.source(), snapshot.location(), rejection);
    }

    void counted(Counts counts) {
        this.counts = counts;
    }

    /// The share of bad rows is judged before the row floor: a file full of bad rows is not an
    /// empty one.
    void holdRowGates(Snapshot snapshot, Counts counts) {
        var source = snapshot.source();
        gates.maxRejectedShare().ifPresent(most -> {
            boolean held = counts.rejectedShare() <= most;
            journal.gate("max-rejected-share", source, Double.toString(counts.rejectedShare()), most.toString(), held);
            if (!held) {
                throw new ProblemException(
                        Code.TOO_MANY_BAD_ROWS,
                        source,
                        counts.quarantined(),
                        counts.in(),
                        counts.rejectedShare(),
                        most);
            }
        });
        gates.minRows().ifPresent(least -> {
            boolean held = counts.loaded() >= least;
            journal.gate("min-rows", source, Long.toString(counts.loaded()), least.toString(), held);
            if (!held) {
                throw new ProblemException(Code.TOO_FEW_ROWS, source, counts.loaded(), least);
            }
        });
    }

    void holdAgeGate(Snapshot snapshot, NewestRow dates) {
        if (gates.maxAge().isEmpty()) {
            return;
        }
        var source = snapshot.source();
        var most = gates.maxAge().get();
        var newest = dates.newest();
        if (newest.isEmpty()) {
            var ahead = dates.earliestAhead().orElse(ticket.slotTime());
            journal.gate("max-age", source, ahead.toString(), most.toString(), false);
            throw new ProblemException(Code.ROWS_AHEAD_OF_NIGHT, source, ahead, ticket.slot());
        }
        var age = Duration.between(newest.get(), ticket.slotTime());
        boolean held = age.compareTo(most) <= 0;
        journal.gate("max-age", source, age.toString(), most.toString(), held);
        if (!held) {
            throw new ProblemException(Code.ROWS_TOO_OLD, source, newest.get(), ticket.slot(), age, most);
        }
    }
}
