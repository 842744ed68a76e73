package org.vigie.runs.schedule;

import static org.vigie.ledger.tables.Tables.DRAIN;
import static org.vigie.ledger.tables.Tables.EXPECTED_RUN;
import static org.vigie.ledger.tables.Tables.RUN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.vigie.ledger.tables.tables.records.ExpectedRunRecord;
import org.vigie.runs.RunId;
import org.vigie.runs.schedule.ExpectedRun.State;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// How expected nights and the drain are written in the operations book. Each read looks at a
/// bounded number of rows, however long the book is.
final class ScheduleStore {
    private static final List<String> AWAITED = List.of("EXPECTED", "LATE");

    private final Session book;

    ScheduleStore(Session book) {
        this.book = book;
    }

    Optional<LocalDate> newestUpTo(String pipeline, LocalDate slot) {
        return book.read(sql -> sql.select(EXPECTED_RUN.SLOT)
                .from(EXPECTED_RUN)
                .where(EXPECTED_RUN.PIPELINE.eq(pipeline), EXPECTED_RUN.SLOT.le(slot.toString()))
                .orderBy(EXPECTED_RUN.SLOT.desc())
                .limit(1)
                .fetchOptional(row -> LocalDate.parse(row.value1())));
    }

    Optional<ExpectedRun> find(String pipeline, LocalDate slot) {
        return book.read(
                sql -> sql.selectFrom(EXPECTED_RUN).where(night(pipeline, slot)).fetchOptional(ScheduleStore::night));
    }

    /// Nights that wait for a run, and those that were told as missed but whose hour came after
    /// `missedAfter`; the oldest first.
    List<ExpectedRun> open(String pipeline, LocalDate first, Instant missedAfter) {
        return book.read(sql -> sql.selectFrom(EXPECTED_RUN)
                .where(
                        EXPECTED_RUN.PIPELINE.eq(pipeline),
                        EXPECTED_RUN.SLOT.ge(first.toString()),
                        EXPECTED_RUN
                                .STATE
                                .in(AWAITED)
                                .or(EXPECTED_RUN
                                        .STATE
                                        .eq(State.MISSED.name())
                                        .and(EXPECTED_RUN.AT_UTC.gt(Instants.text(missedAfter)))))
                .orderBy(EXPECTED_RUN.SLOT)
                .fetch(ScheduleStore::night));
    }

    /// The newest first.
    List<ExpectedRun> past(String pipeline, LocalDate last, int most) {
        return book.read(sql -> sql.selectFrom(EXPECTED_RUN)
                .where(EXPECTED_RUN.PIPELINE.eq(pipeline), EXPECTED_RUN.SLOT.le(last.toString()))
                .orderBy(EXPECTED_RUN.SLOT.desc())
                .limit(most)
                .fetch(ScheduleStore::night));
    }

    /// @return false when it was there already
    boolean expect(ExpectedRun night) {
        return book.write(sql -> sql.insertInto(EXPECTED_RUN)
                        .set(EXPECTED_RUN.PIPELINE, night.pipeline())
                        .set(EXPECTED_RUN.SLOT, night.slot().toString())
                        .set(EXPECTED_RUN.AT_UTC, Instants.text(night.at()))
                        .set(EXPECTED_RUN.DUE_UTC, Instants.text(night.due()))
                        .set(EXPECTED_RUN.STATE, night.state().name())
                        .onConflict(EXPECTED_RUN.PIPELINE, EXPECTED_RUN.SLOT)
                        .doNothing()
                        .execute()
                == 1);
    }

    /// The settings give another hour to a night that has not come yet.
    void move(ExpectedRun night) {
        book.writing(sql -> sql.update(EXPECTED_RUN)
                .set(EXPECTED_RUN.AT_UTC, Instants.text(night.at()))
                .set(EXPECTED_RUN.DUE_UTC, Instants.text(night.due()))
                .where(night(night), EXPECTED_RUN.STATE.eq(State.EXPECTED.name()))
                .execute());
    }

    /// @return false when it was told before
    boolean late(ExpectedRun night) {
        return book.write(sql -> sql.update(EXPECTED_RUN)
                        .set(EXPECTED_RUN.STATE, State.LATE.name())
                        .where(night(night), EXPECTED_RUN.STATE.eq(State.EXPECTED.name()))
                        .execute()
                == 1);
    }

    /// Somebody ran it without a claim.
    void adopt(ExpectedRun night, RunId run) {
        book.writing(sql -> sql.update(EXPECTED_RUN)
                .set(EXPECTED_RUN.STATE, State.STARTED.name())
                .set(EXPECTED_RUN.RUN_ID, run.value())
                .where(night(night), EXPECTED_RUN.STATE.in(AWAITED).or(EXPECTED_RUN.STATE.eq(State.MISSED.name())))
                .execute());
    }

    /// The run that published a night, or is at work on it.
    Optional<RunId> carriedOut(ExpectedRun night) {
        return newest(night, RUN.STATE.in("SUCCEEDED", "PARTIAL", "QUEUED", "STARTING", "RUNNING", "STOPPING"));
    }

    /// The newest run that was started for a night, whatever became of it.
    Optional<RunId> tried(ExpectedRun night) {
        return newest(night, RUN.STATE.notIn("SKIPPED", "MISSED"));
    }

    Optional<Drain> drain() {
        return book.read(ScheduleStore::drain);
    }

    void drain(Drain drain) {
        book.writing(sql -> replace(sql, drain));
    }

    /// @return what is in force: of another holder when it was there first
    Drain hold(Drain drain, Instant now) {
        return book.write(sql -> {
            var other = drain(sql)
                    .filter(known ->
                            known.until().isAfter(now) && !known.holder().equals(drain.holder()));
            if (other.isEmpty()) {
                replace(sql, drain);
            }
            return other.orElse(drain);
        });
    }

    void release(String holder) {
        book.writing(sql -> sql.deleteFrom(DRAIN).where(DRAIN.HOLDER.eq(holder)).execute());
    }

    void resume() {
        book.writing(sql -> sql.deleteFrom(DRAIN).execute());
    }

    private static Optional<Drain> drain(DSLContext sql) {
        return sql.selectFrom(DRAIN)
                .fetchOptional(row -> new Drain(
                        Instants.instant(row.getUntilUtc()),
                        row.getActor(),
                        row.getReason(),
                        Instants.instant(row.getSinceUtc()),
                        Optional.ofNullable(row.getHolder())));
    }

    private static void replace(DSLContext sql, Drain drain) {
        sql.deleteFrom(DRAIN).execute();
        sql.insertInto(DRAIN)
                .set(DRAIN.DRAIN_, 1L)
                .set(DRAIN.UNTIL_UTC, Instants.text(drain.until()))
                .set(DRAIN.ACTOR, drain.actor())
                .set(DRAIN.REASON, drain.reason())
                .set(DRAIN.SINCE_UTC, Instants.text(drain.since()))
                .set(DRAIN.HOLDER, drain.holder().orElse(null))
                .execute();
    }

    private Optional<RunId> newest(ExpectedRun night, Condition state) {
        return book.read(sql -> sql.select(RUN.RUN_ID)
                .from(RUN)
                .where(
                        RUN.PIPELINE.eq(night.pipeline()),
                        RUN.SLOT.eq(night.slot().toString()),
                        state)
                .orderBy(
                        DSL.when(RUN.STATE.in("SUCCEEDED", "PARTIAL"), 0).otherwise(1),
                        RUN.rowid().desc())
                .limit(1)
                .fetchOptional(row -> new RunId(row.value1())));
    }

    private static Condition night(ExpectedRun night) {
        return night(night.pipeline(), night.slot());
    }

    private static Condition night(String pipeline, LocalDate slot) {
        return EXPECTED_RUN.PIPELINE.eq(pipeline).and(EXPECTED_RUN.SLOT.eq(slot.toString()));
    }

    private static ExpectedRun night(ExpectedRunRecord row) {
        return new ExpectedRun(
                row.getPipeline(),
                LocalDate.parse(row.getSlot()),
                Instants.instant(row.getAtUtc()),
                Instants.instant(row.getDueUtc()),
                State.valueOf(row.getState()),
                Optional.ofNullable(row.getRunId()).map(RunId::new));
    }
}
