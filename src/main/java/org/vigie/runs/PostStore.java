package org.vigie.runs;

import static org.vigie.ledger.tables.Tables.POST;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.vigie.runs.Post.Duty;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// Who is on duty, in the operations book.
public final class PostStore {
    private final Session book;
    private final InstantSource clock;
    private final ProcessIdentity self;

    public PostStore(Session book, InstantSource clock) {
        this(book, clock, ProcessIdentity.own());
    }

    PostStore(Session book, InstantSource clock, ProcessIdentity self) {
        this.book = book;
        this.clock = clock;
        this.self = self;
    }

    record Row(String role, ProcessIdentity process, long beat, Instant since) {}

    Optional<Row> row(Duty duty) {
        return book.read(sql -> row(sql, duty));
    }

    /// Whoever only waits, or has shown lately that it is awake, takes no write lock.
    ///
    /// @param beatDue whether the holder is to show again that it is awake
    boolean hold(Duty duty, String role, boolean beatDue, Predicate<Row> deserted) {
        var seen = row(duty);
        if (!beatDue && seen.map(Row::process).equals(Optional.of(self))) {
            return true;
        }
        if (seen.filter(holder -> !holder.process().equals(self))
                .filter(holder -> !deserted.test(holder))
                .isPresent()) {
            return false;
        }
        return book.write(sql -> {
            var holder = row(sql, duty);
            if (holder.map(Row::process).equals(Optional.of(self))) {
                beat(sql, duty);
                return true;
            }
            if (holder.isPresent() && !deserted.test(holder.get())) {
                return false;
            }
            take(sql, duty, role);
            return true;
        });
    }

    void leave(Duty duty) {
        book.writing(sql -> sql.deleteFrom(POST)
                .where(
                        POST.DUTY.eq(duty.name()),
                        POST.PID.eq(self.pid()),
                        POST.PID_START.eq(Instants.text(self.startedAt())))
                .execute());
    }

    private static Optional<Row> row(DSLContext sql, Duty duty) {
        return sql.selectFrom(POST)
                .where(POST.DUTY.eq(duty.name()))
                .fetchOptional(row -> new Row(
                        row.getRole(),
                        new ProcessIdentity(row.getPid(), Instants.instant(row.getPidStart()), row.getPidBirth()),
                        row.getBeatSeq(),
                        Instants.instant(row.getTakenUtc())));
    }

    private static void beat(DSLContext sql, Duty duty) {
        sql.update(POST)
                .set(POST.BEAT_SEQ, POST.BEAT_SEQ.plus(1))
                .where(POST.DUTY.eq(duty.name()))
                .execute();
    }

    private void take(DSLContext sql, Duty duty, String role) {
        sql.deleteFrom(POST).where(POST.DUTY.eq(duty.name())).execute();
        sql.insertInto(POST)
                .set(POST.DUTY, duty.name())
                .set(POST.ROLE, role)
                .set(POST.PID, self.pid())
                .set(POST.PID_START, Instants.text(self.startedAt()))
                .set(POST.PID_BIRTH, self.birth())
                .set(POST.BEAT_SEQ, 1L)
                .set(POST.TAKEN_UTC, Instants.text(clock.instant()))
                .execute();
    }
}
