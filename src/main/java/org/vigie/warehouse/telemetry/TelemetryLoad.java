package org.vigie.warehouse.telemetry;

import static org.vigie.warehouse.telemetry.tables.Tables.FACT_TELEMETRY_FEATURES;
import static org.vigie.warehouse.telemetry.tables.Tables.RUN_LEARNING;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.vigie.etl.Flow;
import org.vigie.etl.Load;
import org.vigie.etl.Numbered;
import org.vigie.etl.Rejection;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.warehouse.ContentDigest;
import org.vigie.warehouse.Publication;

/// The telemetry tables inside one run's transaction: upsert of the readings, then the rolling
/// means that late and corrected readings have moved.
public final class TelemetryLoad implements Load<ReadingFact>, AutoCloseable {
    private final Publication publication;
    private final FeatureWriter writer;
    private final ContentDigest digest;
    private final long readingsBefore;
    private long added;
    private long changed;
    private long unchanged;
    private long meansRecomputed;

    private TelemetryLoad(Publication publication, FeatureWriter writer, ContentDigest digest, long readingsBefore) {
        this.publication = publication;
        this.writer = writer;
        this.digest = digest;
        this.readingsBefore = readingsBefore;
    }

    static TelemetryLoad in(Publication publication) {
        try {
            var session = publication.session();
            return new TelemetryLoad(
                    publication,
                    FeatureWriter.in(session, publication.ticket().fence()),
                    publication.digestBefore(),
                    session.read(sql -> (long) sql.fetchCount(FACT_TELEMETRY_FEATURES)));
        } catch (RuntimeException e) {
            publication.close();
            throw e;
        }
    }

    /// Adds new readings, corrects those that changed, leaves the others alone. A reading that the
    /// same file has brought before is set aside: which of the two is right cannot be known.
    @Override
    public void add(List<Numbered<ReadingFact>> rows, Consumer<Rejection> rejected) {
        writer.write(rows, new FeatureWriter.Outcome() {
            @Override
            public void added(FeatureRow row) {
                added++;
                digest.add(row.hash());
            }

            @Override
            public void changed(FeatureRow before, FeatureRow after) {
                changed++;
                digest.replace(before.hash(), after.hash());
            }

            @Override
            public void unchanged(ReadingFact reading) {
                unchanged++;
            }

            @Override
            public void duplicate(long line, ReadingFact reading) {
                var name = reading.loco() + " " + reading.timestamp();
                rejected.accept(new Rejection(line, "loco_id", name, Rejection.Reason.DUPLICATE));
            }
        });
    }

    /// Makes the means anew that late and corrected readings have moved; readings that came in order
    /// of time have theirs.
    public void refreshRollingMeans() {
        writer.refreshMeans((before, after) -> {
            meansRecomputed++;
            digest.replace(before.hash(), after.hash());
        });
    }

    /// Looks at what was written, as a reader would: as many readings as counted, and the newest
    /// means of each locomotive of the night as SQL itself makes them.
    ///
    /// @throws ProblemException OUTCOME_NOT_VERIFIED; nothing is published then
    public Totals verify() {
        return publication.session().read(sql -> {
            var totals = Totals.of(sql);
            require(Reason.READINGS, readingsBefore + added, totals.readings());
            for (var loco : writer.met()) {
                require(Reason.WRONG_MEANS, 0, MeansProof.wrongOf(loco, sql));
            }
            return totals;
        });
    }

    /// @param learning whether somebody is to learn from what is published here
    public void commit(Flow flow, Optional<LocalDateTime> newest, boolean learning) {
        var outcome = new Publication.Outcome(
                added,
                changed,
                readingsBefore + added,
                digest.hex(),
                newest.map(date -> date.toString().replace('T', ' ')).orElse(""));
        publication.commit(flow.counts(), outcome, flow.inputs(), sql -> writeLearning(sql, learning));
    }

    public long added() {
        return added;
    }

    public long changed() {
        return changed;
    }

    public long unchanged() {
        return unchanged;
    }

    /// Rows whose means a late or corrected reading has moved, or that came late themselves.
    public long meansRecomputed() {
        return meansRecomputed;
    }

    public String contentDigest() {
        return digest.hex();
    }

    @Override
    public void close() {
        try {
            writer.close();
        } finally {
            publication.close();
        }
    }

    private void writeLearning(DSLContext sql, boolean wanted) {
        var ticket = publication.ticket();
        sql.insertInto(RUN_LEARNING)
                .set(RUN_LEARNING.RUN_ID, ticket.runId())
                .set(RUN_LEARNING.FENCE, ticket.fence())
                .set(RUN_LEARNING.WANTED, wanted ? 1L : 0L)
                .set(RUN_LEARNING.VERDICT, Verdict.DUE.word())
                .execute();
    }

    private void require(Reason what, long expected, long found) {
        if (expected != found) {
            throw new ProblemException(
                    Code.OUTCOME_NOT_VERIFIED, publication.ticket().pipeline(), what.of(expected), what.of(found));
        }
    }
}
