package org.vigie.warehouse.telemetry;

import static org.vigie.warehouse.telemetry.tables.Tables.RUN_LEARNING;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.etl.Numbered;
import org.vigie.sqlite.Session;
import org.vigie.warehouse.SeenRows;

/// Brings readings into the fact table and keeps their rolling means right.
///
/// A reading newer than all of its locomotive, the usual case, is surely new and gets its means at
/// once; fifty of them take one statement. Any other is looked up first: it comes late, corrects,
/// changes nothing, or comes twice. A late or corrected one changes the means of its neighbours:
/// its locomotive is walked once, when all have come.
final class FeatureWriter implements AutoCloseable {
    /// Sorts after every date.
    private static final String LAST_INSTANT = "~";

    private static final int WALKED_TOGETHER = 1000;

    private final Session session;
    private final long fence;
    private final FeatureTable table;
    private final SeenRows seen;
    private final Set<Long> refusedFences;
    private final Map<String, Locomotive> locomotives = new HashMap<>();
    private final List<FeatureRow> waiting = new ArrayList<>();

    /// What became of a reading.
    interface Outcome {
        void added(FeatureRow row);

        void changed(FeatureRow before, FeatureRow after);

        void unchanged(ReadingFact reading);

        void duplicate(long line, ReadingFact reading);
    }

    /// Told of each row whose means were made anew.
    @FunctionalInterface
    interface Recomputed {
        void row(FeatureRow before, FeatureRow after);
    }

    private FeatureWriter(Session session, long fence, FeatureTable table, SeenRows seen, Set<Long> refusedFences) {
        this.session = session;
        this.fence = fence;
        this.table = table;
        this.seen = seen;
        this.refusedFences = refusedFences;
    }

    /// @param fence of the run that writes
    static FeatureWriter in(Session session, long fence) {
        var refused = session.read(sql -> sql.select(RUN_LEARNING.FENCE)
                .from(RUN_LEARNING)
                .where(RUN_LEARNING.VERDICT.eq(Verdict.REFUSED.word()))
                .fetchSet(RUN_LEARNING.FENCE));
        return session.told(() ->
                new FeatureWriter(session, fence, new FeatureTable(session, fence), SeenRows.in(session), refused));
    }

    void write(List<Numbered<ReadingFact>> rows, Outcome outcome) {
        session.told(() -> {
            for (var row : rows) {
                write(row, outcome);
            }
            insertWaiting();
            return true;
        });
    }

    /// Walks each touched locomotive from its earliest touched reading on.
    void refreshMeans(Recomputed recomputed) {
        session.told(() -> {
            for (var locomotive : locomotives.values()) {
                walk(locomotive, recomputed);
            }
            return true;
        });
    }

    /// The locomotives that this run brought something of.
    Collection<String> met() {
        return List.copyOf(locomotives.keySet());
    }

    @Override
    public void close() {
        seen.close();
        session.told(() -> {
            table.close();
            return true;
        });
    }

    private void write(Numbered<ReadingFact> row, Outcome outcome) throws SQLException {
        var reading = row.value();
        var locomotive = locomotive(reading.loco());
        if (!locomotive.isNew(reading)) {
            insertWaiting(); // what is looked up may wait there
            lookUp(row, locomotive, outcome);
            return;
        }
        var appended = locomotive.append(reading);
        waiting.add(appended);
        if (waiting.size() == FeatureTable.TOGETHER) {
            insertWaiting();
        }
        outcome.added(appended);
    }

    private void lookUp(Numbered<ReadingFact> row, Locomotive locomotive, Outcome outcome) throws SQLException {
        var reading = row.value();
        var found = table.find(reading);
        if (found.isEmpty()) {
            outcome.added(insertLate(reading, locomotive));
            return;
        }
        var there = found.get();
        if (there.fence() == fence || !seen.mark(locomotive.rowOf(reading))) {
            outcome.duplicate(row.line(), reading);
        } else if (there.row().reading().equals(reading)) {
            judgeAnew(there);
            outcome.unchanged(reading);
        } else {
            correct(there.row(), reading, locomotive, outcome);
        }
    }

    /// Its means are made by the walk, like those of the readings after it.
    private FeatureRow insertLate(ReadingFact reading, Locomotive locomotive) throws SQLException {
        var alone = new RollingMeans().next(reading);
        table.insert(List.of(alone));
        locomotive.touch(reading.timestamp());
        return alone;
    }

    private void correct(FeatureRow before, ReadingFact reading, Locomotive locomotive, Outcome outcome)
            throws SQLException {
        table.correct(reading);
        if (!before.reading().sameMeansAs(reading)) {
            locomotive.touch(reading.timestamp());
        }
        outcome.changed(before, before.corrected(reading));
    }

    /// A reading that was refused with its night and comes again, though unchanged, belongs to this
    /// night: in better company it may teach, in the same it is refused again.
    private void judgeAnew(FeatureTable.Stored there) throws SQLException {
        if (refusedFences.contains(there.fence())) {
            table.correct(there.row().reading());
        }
    }

    private void insertWaiting() throws SQLException {
        table.insert(waiting);
        waiting.clear();
    }

    private Locomotive locomotive(String id) throws SQLException {
        var known = locomotives.get(id);
        if (known != null) {
            return known;
        }
        var met = new Locomotive(id, locomotives.size(), table.lastTwoBefore(id, LAST_INSTANT));
        locomotives.put(id, met);
        return met;
    }

    private void walk(Locomotive locomotive, Recomputed recomputed) throws SQLException {
        if (locomotive.touchedFrom().isEmpty()) {
            return;
        }
        var before =
                table.lastTwoBefore(locomotive.id(), locomotive.touchedFrom().get());
        var means = new RollingMeans();
        before.forEach(means::next);
        var at = before.isEmpty() ? "" : before.getLast().timestamp();
        for (var rows = table.after(locomotive.id(), at, WALKED_TOGETHER);
                !rows.isEmpty();
                rows = table.after(locomotive.id(), at, WALKED_TOGETHER)) {
            for (var row : rows) {
                refresh(row, means.next(row.reading()), recomputed);
            }
            at = rows.getLast().reading().timestamp();
        }
        locomotive.walked(means);
    }

    private void refresh(FeatureRow before, FeatureRow after, Recomputed recomputed) throws SQLException {
        if (!before.sameMeans(after)) {
            table.setMeans(after);
            recomputed.row(before, after);
        }
    }
}
