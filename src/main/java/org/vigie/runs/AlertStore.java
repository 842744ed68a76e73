package org.vigie.runs;

import static org.vigie.ledger.tables.Tables.ALERT;
import static org.vigie.ledger.tables.Tables.RUN;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.vigie.continuity.threat.Threat;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// What somebody must be told. One row for each thing, however often it is seen: a run that is
/// stuck and then fails is one thing.
public final class AlertStore {
    private final Session book;
    private final InstantSource clock;

    public AlertStore(Session book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    public enum Kind {
        RUN_ENDED_BADLY,
        RUN_STUCK,
        NIGHT_MISSED,
        NIGHT_SKIPPED
    }

    public void runIsStuck(RunId run) {
        book.writing(sql -> raise(sql, run, Kind.RUN_STUCK, clock.instant()));
    }

    /// Inside a transaction of the caller.
    public static void raise(DSLContext sql, RunId run, Kind kind, Instant now) {
        var row = sql.selectFrom(RUN).where(RUN.RUN_ID.eq(run.value())).fetchSingle();
        insert(
                sql,
                "run:" + run,
                kind,
                row.getPipeline(),
                row.getSlot(),
                Optional.of(run),
                row.getCause(),
                row.getThreat(),
                now);
    }

    /// Inside a transaction of the caller.
    ///
    /// @param run the row that says so
    public static void raise(DSLContext sql, String pipeline, LocalDate slot, RunId run, Kind kind, Instant now) {
        var subject = "night:" + pipeline + ":" + slot;
        insert(sql, subject, kind, pipeline, slot.toString(), Optional.of(run), null, Threat.MISSED_RUN.id(), now);
    }

    private static void insert(
            DSLContext sql,
            String subject,
            Kind kind,
            String pipeline,
            String slot,
            Optional<RunId> run,
            @Nullable String cause,
            @Nullable String threat,
            Instant now) {
        sql.insertInto(ALERT)
                .set(ALERT.SUBJECT, subject)
                .set(ALERT.KIND, kind.name())
                .set(ALERT.PIPELINE, pipeline)
                .set(ALERT.SLOT, slot)
                .set(ALERT.RUN_ID, run.map(RunId::value).orElse(null))
                .set(ALERT.CAUSE, cause)
                .set(ALERT.THREAT, threat)
                .set(ALERT.RAISED_UTC, Instants.text(now))
                .onConflict(ALERT.SUBJECT)
                .doNothing()
                .execute();
    }
}
