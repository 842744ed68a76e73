package org.vigie.readiness;

import java.time.ZoneId;
import java.util.Optional;
import org.vigie.language.Texts;
import org.vigie.runs.RunId;
import org.vigie.runs.watch.Sign;
import org.vigie.runs.watch.Watch;
import org.vigie.runs.watch.Watch.Holder;

/// How a run is doing in words, the same on the screens and on the command line.
public record WatchWords(Texts texts, ZoneId zone) {
    /// The cause in one sentence, or two when it is slow as well.
    public String sentence(Watch watch) {
        var cause = cause(watch);
        return switch (watch.judgement()) {
            case SLOW ->
                watch.sign() == Sign.LONGER_THAN_USUAL ? cause : cause + " " + cause(Sign.LONGER_THAN_USUAL, watch);
            case SUSPECT, STUCK -> cause + " " + texts.text("watch.quiet", texts.duration(watch.quiet()));
            case NORMAL, WAITING_FOR_LOCK -> cause;
        };
    }

    /// What to do; empty when there is nothing to do.
    public Optional<String> hint(Watch watch) {
        return watch.judgement().worrying() && watch.sign() != Sign.STOPPING
                ? Optional.of(texts.text("watch.hint." + watch.sign(), kill(watch.run()), log(watch.run())))
                : Optional.empty();
    }

    /// `sqlite3 (pid 5120), of alice, started at 02:13`
    public Optional<String> holder(Watch watch) {
        return watch.holder().map(this::holder);
    }

    /// `about 2 min left`, or that it takes longer than usual; empty without a history.
    public Optional<String> left(Watch watch) {
        return watch.left()
                .map(left -> texts.text("watch.left", texts.duration(left)))
                .or(() -> watch.usual().map(usual -> texts.text("watch.overdue", texts.duration(usual))));
    }

    /// Of a watch that nobody renews.
    public String unattended(Watch watch) {
        return texts.text("watch.unattended", texts.timeWithSeconds(watch.seenAt(), zone));
    }

    private String cause(Watch watch) {
        return cause(watch.sign(), watch);
    }

    private String cause(Sign sign, Watch watch) {
        return switch (sign) {
            case LOCK_HELD ->
                holder(watch)
                        .map(holder -> texts.text("watch.sign.LOCK_HELD", holder))
                        .orElseGet(() -> texts.text("watch.lockHeldByNobodyKnown"));
            case LONGER_THAN_USUAL ->
                texts.text(
                        "watch.sign.LONGER_THAN_USUAL",
                        watch.usual().map(texts::duration).orElse("–"));
            case ADVANCING, STARTING_UP, AWAITING_SOURCE, TURNING, WORK_BLOCKED, FROZEN, SILENT, STOPPING ->
                texts.text("watch.sign." + sign);
        };
    }

    private String holder(Holder holder) {
        var name = holder.process().isEmpty()
                ? "pid " + holder.pid()
                : texts.text("watch.holder", holder.process(), Long.toString(holder.pid()));
        var user = holder.user().map(of -> texts.text("watch.holder.user", of)).orElse("");
        var since = holder.since()
                .map(at -> texts.text("watch.holder.since", texts.moment(at, zone)))
                .orElse("");
        return name + user + since;
    }

    private static String kill(RunId run) {
        return "vigie kill " + run.shortName() + " --reason …";
    }

    private static String log(RunId run) {
        return "vigie log " + run.shortName();
    }
}
