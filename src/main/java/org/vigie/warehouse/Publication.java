package org.vigie.warehouse;

import static org.vigie.warehouse.tables.Tables.RUN_INPUT;
import static org.vigie.warehouse.tables.Tables.RUN_LEDGER;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.vigie.etl.Counts;
import org.vigie.etl.Fence;
import org.vigie.etl.Journal;
import org.vigie.etl.Journal.Activity;
import org.vigie.etl.Snapshot;
import org.vigie.etl.Ticket;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.sqlite.Database;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// The one transaction of a run. Closed without a commit, it leaves every table as it was.
public final class Publication implements AutoCloseable {
    private final FencedTransaction transaction;
    private final Ticket ticket;
    private final Journal journal;
    private final InstantSource clock;

    private Publication(FencedTransaction transaction, Ticket ticket, Journal journal, InstantSource clock) {
        this.transaction = transaction;
        this.ticket = ticket;
        this.journal = journal;
        this.clock = clock;
    }

    /// Takes the warehouse's write lock; waits for another writer and says so.
    ///
    /// @throws ProblemException WAREHOUSE_LOCKED, or what is wrong with the file
    public static Publication begin(
            Database warehouse, Ticket ticket, Journal journal, Fence fence, InstantSource clock) {
        return new Publication(FencedTransaction.begin(warehouse, journal, fence), ticket, journal, clock);
    }

    public Session session() {
        return transaction.session();
    }

    public Ticket ticket() {
        return ticket;
    }

    /// The digest that the newest run left.
    public ContentDigest digestBefore() {
        return session()
                .read(RunLedger::newest)
                .map(row -> ContentDigest.parse(row.contentDigest()))
                .orElseGet(ContentDigest::new);
    }

    /// Writes the ledger row, looks at the fence, commits.
    ///
    /// @throws ProblemException RUN_FENCED when a younger run took over; then nothing is published
    public void commit(Counts counts, Outcome outcome, List<Snapshot> inputs) {
        commit(counts, outcome, inputs, _ -> {});
    }

    /// @param beside writes what must never be there without the ledger row, nor the row without it
    public void commit(Counts counts, Outcome outcome, List<Snapshot> inputs, Consumer<DSLContext> beside) {
        journal.flushQuarantine();
        journal.activity(Activity.COMMITTING);
        writeLedger(counts, outcome, inputs);
        session().read(sql -> {
            beside.accept(sql);
            return true;
        });
        transaction.commit();
        journal.activity(Activity.WORKING);
    }

    @Override
    public void close() {
        transaction.close();
    }

    private void writeLedger(Counts counts, Outcome outcome, List<Snapshot> inputs) {
        session().read(sql -> {
            var younger = RunLedger.newest(sql).filter(row -> row.fence() >= ticket.fence());
            if (younger.isPresent()) {
                throw new ProblemException(
                        Code.RUN_FENCED, ticket.runId(), younger.get().runId());
            }
            sql.insertInto(RUN_LEDGER)
                    .set(RUN_LEDGER.RUN_ID, ticket.runId())
                    .set(RUN_LEDGER.PIPELINE, ticket.pipeline())
                    .set(RUN_LEDGER.SLOT, ticket.slot().toString())
                    .set(RUN_LEDGER.FENCE, ticket.fence())
                    .set(RUN_LEDGER.INPUT_SHA256, digestOf(inputs))
                    .set(RUN_LEDGER.ROWS_IN, counts.in())
                    .set(RUN_LEDGER.ROWS_LOADED, counts.loaded())
                    .set(RUN_LEDGER.ROWS_QUARANTINED, counts.quarantined())
                    .set(RUN_LEDGER.ROWS_ADDED, outcome.added())
                    .set(RUN_LEDGER.ROWS_CHANGED, outcome.changed())
                    .set(RUN_LEDGER.FACTS, outcome.facts())
                    .set(RUN_LEDGER.CONTENT_DIGEST, outcome.contentDigest())
                    .set(RUN_LEDGER.NEWEST_ROW, outcome.newestRow())
                    .set(RUN_LEDGER.COMMITTED_AT_UTC, Instants.text(clock.instant()))
                    .execute();
            for (var input : inputs) {
                sql.insertInto(RUN_INPUT)
                        .set(RUN_INPUT.RUN_ID, ticket.runId())
                        .set(RUN_INPUT.SOURCE, input.source())
                        .set(RUN_INPUT.SHA256, input.sha256())
                        .set(RUN_INPUT.BYTES, input.bytes())
                        .execute();
            }
            return true;
        });
    }

    /// One digest for all inputs: SHA-256 over the lines `source sha256`, in the order of the
    /// sources' names.
    private static String digestOf(List<Snapshot> inputs) {
        var lines = inputs.stream()
                .map(input -> input.source() + " " + input.sha256() + "\n")
                .sorted()
                .collect(Collectors.joining());
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }

    /// What the run did to its fact table.
    ///
    /// @param newestRow the newest credible date among the rows; empty text when none
    public record Outcome(long added, long changed, long facts, String contentDigest, String newestRow) {}
}
