package org.vigie.runs.watch;

import static org.vigie.ledger.tables.Tables.RUN;
import static org.vigie.ledger.tables.Tables.WATCH;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.vigie.ledger.tables.tables.records.WatchRecord;
import org.vigie.runs.RunId;
import org.vigie.runs.watch.Watch.Holder;
import org.vigie.sqlite.Instants;
import org.vigie.sqlite.Session;

/// What is seen of the runs that have not ended, in the operations book.
final class WatchStore {
    private final Session book;

    WatchStore(Session book) {
        this.book = book;
    }

    Map<RunId, Watch> all() {
        return book.read(sql -> {
            var all = new HashMap<RunId, Watch>();
            sql.selectFrom(WATCH).forEach(row -> all.put(new RunId(row.getRunId()), watch(row)));
            return all;
        });
    }

    /// What is written replaces what was there of the same runs; those of `ended` go.
    void keep(Collection<Watch> seen, Collection<RunId> ended) {
        book.writing(sql -> {
            sql.deleteFrom(WATCH)
                    .where(WATCH.RUN_ID.in(ended.stream().map(RunId::value).toList()))
                    .execute();
            var going = going(sql, seen);
            seen.stream().filter(watch -> going.contains(watch.run().value())).forEach(watch -> keep(sql, watch));
        });
    }

    /// A run may have ended since it was looked at.
    private static Set<String> going(DSLContext sql, Collection<Watch> seen) {
        return sql.select(RUN.RUN_ID)
                .from(RUN)
                .where(
                        RUN.RUN_ID.in(
                                seen.stream().map(watch -> watch.run().value()).toList()),
                        RUN.ENDED_UTC.isNull())
                .fetchSet(RUN.RUN_ID);
    }

    private static void keep(DSLContext sql, Watch watch) {
        var holder = watch.holder();
        sql.insertInto(WATCH)
                .set(WATCH.RUN_ID, watch.run().value())
                .set(WATCH.JUDGEMENT, watch.judgement().name())
                .set(WATCH.SIGN, watch.sign().name())
                .set(WATCH.SINCE_UTC, Instants.text(watch.since()))
                .set(WATCH.QUIET_MS, watch.quiet().toMillis())
                .set(WATCH.HOLDER, holder.map(Holder::process).orElse(null))
                .set(WATCH.HOLDER_PID, holder.map(Holder::pid).orElse(null))
                .set(WATCH.HOLDER_USER, holder.flatMap(Holder::user).orElse(null))
                .set(
                        WATCH.HOLDER_SINCE_UTC,
                        holder.flatMap(Holder::since).map(Instants::text).orElse(null))
                .set(WATCH.USUAL_MS, watch.usual().map(Duration::toMillis).orElse(null))
                .set(WATCH.LEFT_MS, watch.left().map(Duration::toMillis).orElse(null))
                .set(WATCH.SEEN_UTC, Instants.text(watch.seenAt()))
                .onConflict(WATCH.RUN_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    private static Watch watch(WatchRecord row) {
        return new Watch(
                new RunId(row.getRunId()),
                Judgement.valueOf(row.getJudgement()),
                Sign.valueOf(row.getSign()),
                Instants.instant(row.getSinceUtc()),
                Duration.ofMillis(row.getQuietMs()),
                holder(row.getHolder(), row.getHolderPid(), row),
                Optional.ofNullable(row.getUsualMs()).map(Duration::ofMillis),
                Optional.ofNullable(row.getLeftMs()).map(Duration::ofMillis),
                Instants.instant(row.getSeenUtc()));
    }

    private static Optional<Holder> holder(@Nullable String process, @Nullable Long pid, WatchRecord row) {
        return process == null || pid == null
                ? Optional.empty()
                : Optional.of(new Holder(
                        process,
                        pid,
                        Optional.ofNullable(row.getHolderUser()),
                        Optional.ofNullable(row.getHolderSinceUtc()).map(Instants::instant)));
    }
}
