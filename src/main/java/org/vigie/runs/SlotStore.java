package org.vigie.runs;

import static org.vigie.ledger.tables.Tables.DRAIN;
import static org.vigie.ledger.tables.Tables.EXPECTED_RUN;
import static org.vigie.ledger.tables.Tables.LEASE;
import static org.vigie.ledger.tables.Tables.RUN;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.AlertStore.Kind;
import org.vigie.runs.RunOrder.Claim;
import org.vigie.sqlite.Instants;

/// Who has a night. Everything happens inside the transaction of the order: two that come at once
/// find out here.
final class SlotStore {
    private static final List<String> PUBLISHED = List.of("SUCCEEDED", "PARTIAL");

    private SlotStore() {}

    /// @param recovery whose order it is: what it holds itself lets it through
    /// @throws ProblemException NO_NEW_RUNS
    static void refuseIfDrained(DSLContext sql, Instant now, ZoneId zone, Optional<String> recovery) {
        var ofOthers = recovery.map(DRAIN.HOLDER::isDistinctFrom).orElseGet(DSL::trueCondition);
        sql.selectFrom(DRAIN)
                .where(DRAIN.UNTIL_UTC.gt(Instants.text(now)), ofOthers)
                .fetchOptional()
                .ifPresent(drain -> {
                    var until = Instants.instant(drain.getUntilUtc()).truncatedTo(ChronoUnit.SECONDS);
                    throw new ProblemException(
                            Code.NO_NEW_RUNS,
                            LocalDateTime.ofInstant(until, zone),
                            drain.getActor(),
                            drain.getReason());
                });
    }

    /// A night whose run was lost may be claimed again.
    ///
    /// @throws ProblemException SLOT_TAKEN
    static void refuseIfTaken(DSLContext sql, RunOrder order) {
        claimed(sql, order).or(() -> workedOn(sql, order)).ifPresent(run -> {
            throw new ProblemException(Code.SLOT_TAKEN, order.pipeline(), order.slot(), run);
        });
    }

    static void started(DSLContext sql, RunOrder order, Claim claim, RunId run) {
        write(sql, order, claim, "STARTED", run);
    }

    /// Somebody must know that a night will not be run because the one before it has not ended.
    static void skipped(DSLContext sql, RunOrder order, Claim claim, RunId run, Instant now) {
        write(sql, order, claim, "SKIPPED", run);
        AlertStore.raise(sql, order.pipeline(), order.slot(), run, Kind.NIGHT_SKIPPED, now);
    }

    /// Whether a night is still waited for.
    static boolean awaited(DSLContext sql, RunOrder order) {
        return sql.fetchExists(EXPECTED_RUN, night(order), EXPECTED_RUN.STATE.in("EXPECTED", "LATE"))
                && workedOn(sql, order).isEmpty();
    }

    static void missed(DSLContext sql, RunOrder order, RunId run, Instant now) {
        sql.update(EXPECTED_RUN)
                .set(EXPECTED_RUN.STATE, "MISSED")
                .set(EXPECTED_RUN.RUN_ID, run.value())
                .where(night(order))
                .execute();
        AlertStore.raise(sql, order.pipeline(), order.slot(), run, Kind.NIGHT_MISSED, now);
    }

    private static Optional<String> claimed(DSLContext sql, RunOrder order) {
        return sql.select(EXPECTED_RUN.RUN_ID)
                .from(EXPECTED_RUN)
                .join(RUN)
                .on(RUN.RUN_ID.eq(EXPECTED_RUN.RUN_ID))
                .where(night(order))
                .and(EXPECTED_RUN
                        .STATE
                        .eq("STARTED")
                        .and(RUN.STATE.ne("LOST"))
                        .or(EXPECTED_RUN.STATE.eq("SKIPPED").and(isBusy(sql, order))))
                .fetchOptional(EXPECTED_RUN.RUN_ID);
    }

    private static Condition isBusy(DSLContext sql, RunOrder order) {
        return DSL.exists(
                sql.selectOne().from(LEASE).where(LEASE.RESOURCE.eq(order.pipeline()), LEASE.RUN_ID.isNotNull()));
    }

    /// Whoever ordered it, and without a claim.
    private static Optional<String> workedOn(DSLContext sql, RunOrder order) {
        return sql.select(RUN.RUN_ID)
                .from(RUN)
                .where(
                        RUN.PIPELINE.eq(order.pipeline()),
                        RUN.SLOT.eq(order.slot().toString()),
                        RUN.STATE.in(PUBLISHED).or(RUN.STATE.in(RunBook.ALIVE)))
                .limit(1)
                .fetchOptional(RUN.RUN_ID);
    }

    private static Condition night(RunOrder order) {
        return EXPECTED_RUN
                .PIPELINE
                .eq(order.pipeline())
                .and(EXPECTED_RUN.SLOT.eq(order.slot().toString()));
    }

    private static void write(DSLContext sql, RunOrder order, Claim claim, String state, RunId run) {
        sql.insertInto(EXPECTED_RUN)
                .set(EXPECTED_RUN.PIPELINE, order.pipeline())
                .set(EXPECTED_RUN.SLOT, order.slot().toString())
                .set(EXPECTED_RUN.AT_UTC, Instants.text(claim.at()))
                .set(EXPECTED_RUN.DUE_UTC, Instants.text(claim.due()))
                .set(EXPECTED_RUN.STATE, state)
                .set(EXPECTED_RUN.RUN_ID, run.value())
                .onConflict(EXPECTED_RUN.PIPELINE, EXPECTED_RUN.SLOT)
                .doUpdate()
                .set(EXPECTED_RUN.STATE, state)
                .set(EXPECTED_RUN.RUN_ID, run.value())
                .execute();
    }
}
