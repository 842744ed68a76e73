package org.vigie.warehouse.freight;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.vigie.warehouse.freight.tables.Tables.AGGR_DAILY_SITE_STATS;
import static org.vigie.warehouse.freight.tables.Tables.FACT_TRANSACTIONS;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.vigie.etl.Flow;
import org.vigie.etl.Load;
import org.vigie.etl.Numbered;
import org.vigie.etl.Rejection;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.warehouse.ContentDigest;
import org.vigie.warehouse.Publication;

/// The freight tables inside one run's transaction: upsert of the facts, then the statistics of the
/// touched days.
public final class FreightLoad implements Load<TransactionFact>, AutoCloseable {
    private static final double ROUNDING = 1e-9;

    private final Publication publication;
    private final FactWriter facts;
    private final ContentDigest digest;
    private final long factsBefore;
    private final Set<String> touchedDays = new HashSet<>();
    private final DailySums sums = new DailySums();
    private String lastDay = "";
    private long added;
    private long changed;
    private long unchanged;
    private long withoutStation;

    private FreightLoad(Publication publication, FactWriter facts, ContentDigest digest, long factsBefore) {
        this.publication = publication;
        this.facts = facts;
        this.digest = digest;
        this.factsBefore = factsBefore;
    }

    static FreightLoad in(Publication publication) {
        try {
            var session = publication.session();
            return new FreightLoad(publication, FactWriter.in(session), publication.digestBefore(), session.read(sql ->
                    (long) sql.fetchCount(FACT_TRANSACTIONS)));
        } catch (RuntimeException e) {
            publication.close();
            throw e;
        }
    }

    /// Adds new transactions, corrects those that changed, leaves the others alone. An id that the
    /// same file has brought before is set aside: which of the two is right cannot be known.
    @Override
    public void add(List<Numbered<TransactionFact>> rows, Consumer<Rejection> rejected) {
        facts.write(rows, new FactWriter.Outcome() {
            @Override
            public void added(TransactionFact fact) {
                added++;
                digest.add(fact.hash());
                touch(fact);
                sums.add(fact);
                countStation(fact);
            }

            @Override
            public void changed(TransactionFact before, TransactionFact after) {
                changed++;
                digest.replace(before.hash(), after.hash());
                touch(before);
                touch(after);
                sums.add(after);
                countStation(after);
            }

            @Override
            public void unchanged(TransactionFact fact) {
                unchanged++;
                countStation(fact);
            }

            @Override
            public void duplicate(long line, TransactionFact fact) {
                rejected.accept(new Rejection(line, "transaction_id", fact.id(), Rejection.Reason.DUPLICATE));
            }
        });
    }

    /// Makes the statistics of every touched day anew: sum of volumes, sum of alerts, distinct
    /// machines. Days that this run brings first, or that its corrections brought, were summed on
    /// the way; a day that had statistics before is summed again from the table.
    public void refreshDailyStats() {
        publication.session().read(sql -> {
            var known = sql.selectDistinct(AGGR_DAILY_SITE_STATS.DAY)
                    .from(AGGR_DAILY_SITE_STATS)
                    .fetchSet(AGGR_DAILY_SITE_STATS.DAY);
            var again = new TreeSet<>(touchedDays);
            again.retainAll(known);
            DailyStatsTable.writeFromFacts(sql, again);
            DailyStatsTable.write(sql, sums, day -> !known.contains(day));
            return true;
        });
    }

    /// Looks at what was written, as a reader would: as many facts as counted, and the statistics
    /// of all days together equal to the facts that have a station.
    ///
    /// @throws ProblemException OUTCOME_NOT_VERIFIED; nothing is published then
    public void verify() {
        publication.session().read(sql -> {
            var facts = sql.select(
                            count(),
                            sum(FACT_TRANSACTIONS.VOLUME_TRANSFERRED)
                                    .filterWhere(FACT_TRANSACTIONS.SITE_LOCATION.isNotNull())
                                    .coerce(SQLDataType.DOUBLE),
                            sum(FACT_TRANSACTIONS.CRITICAL_ALERT)
                                    .filterWhere(FACT_TRANSACTIONS.SITE_LOCATION.isNotNull())
                                    .coerce(SQLDataType.BIGINT))
                    .from(FACT_TRANSACTIONS)
                    .fetchSingle();
            var stats = totals();
            require(Reason.FACTS, factsBefore + added, facts.value1());
            require(Reason.ALERTS, orZero(facts.value3()), stats.alerts());
            double volume = orZero(facts.value2());
            if (Math.abs(volume - stats.volume()) > ROUNDING * Math.max(1, Math.abs(volume))) {
                throw notVerified(Reason.VOLUME, volume, stats.volume());
            }
            return true;
        });
    }

    public void commit(Flow flow, Optional<LocalDateTime> newest) {
        var outcome = new Publication.Outcome(
                added,
                changed,
                factsBefore + added,
                digest.hex(),
                newest.map(date -> date.toString().replace('T', ' ')).orElse(""));
        publication.commit(flow.counts(), outcome, flow.inputs());
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

    /// Rows of this run whose machine is in no reference.
    public long withoutStation() {
        return withoutStation;
    }

    public String contentDigest() {
        return digest.hex();
    }

    /// What stands in the warehouse now: facts, alerts, station-days, total volume in tonnes.
    public Totals totals() {
        return publication.session().read(sql -> {
            var stats = sql.select(
                            count(),
                            sum(AGGR_DAILY_SITE_STATS.TOTAL_VOLUME).coerce(SQLDataType.DOUBLE),
                            sum(AGGR_DAILY_SITE_STATS.TOTAL_ALERTS).coerce(SQLDataType.BIGINT))
                    .from(AGGR_DAILY_SITE_STATS)
                    .fetchSingle();
            return new Totals(factsBefore + added, orZero(stats.value3()), stats.value1(), orZero(stats.value2()));
        });
    }

    /// @param volume tonnes, of the located transactions
    public record Totals(long facts, long alerts, long stationDays, double volume) {}

    @Override
    public void close() {
        try {
            facts.close();
        } finally {
            publication.close();
        }
    }

    private void touch(TransactionFact fact) {
        if (lastDay.isEmpty() || !fact.hasDay(lastDay)) {
            lastDay = fact.day();
            touchedDays.add(lastDay);
        }
    }

    private void countStation(TransactionFact fact) {
        if (fact.station().isEmpty()) {
            withoutStation++;
        }
    }

    private void require(Reason what, long expected, long found) {
        if (expected != found) {
            throw notVerified(what, expected, found);
        }
    }

    private ProblemException notVerified(Reason what, Object expected, Object found) {
        return new ProblemException(
                Code.OUTCOME_NOT_VERIFIED, publication.ticket().pipeline(), what.of(expected), what.of(found));
    }

    /// The sum of no rows is null in SQL.
    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}
