package org.vigie.console.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.vigie.language.Texts;
import org.vigie.runs.Run;
import org.vigie.runs.RunState;
import org.vigie.runs.watch.Judgement;
import org.vigie.runs.watch.Sign;
import org.vigie.runs.watch.Watch;
import org.vigie.runs.watch.Watch.Holder;

/// How a run is doing, in words: the judgement, its cause, what to do, how long it will take.
public final class WatchWords {
    private final Texts texts;
    private final ZoneId zone;
    private final InstantSource clock;
    private final RunWords words;

    WatchWords(Texts texts, ZoneId zone, InstantSource clock, RunWords words) {
        this.texts = texts;
        this.zone = zone;
        this.clock = clock;
        this.words = words;
    }

    public String judgement(Judgement judgement) {
        return texts.text("screen.watch.word." + judgement.name());
    }

    /// `L’entrepôt est verrouillé par sqlite3 (processus 5120, utilisateur kbr), depuis 02:14.` Empty
    /// while there is nothing to explain.
    public String cause(Run run, Watch watch) {
        return switch (watch.sign()) {
            case ADVANCING -> "";
            case LOCK_HELD -> lockHeld(watch);
            case LONGER_THAN_USUAL -> longerThanUsual(run, watch);
            case STARTING_UP, AWAITING_SOURCE, TURNING, WORK_BLOCKED, FROZEN, SILENT, STOPPING ->
                texts.text("screen.watch.said." + watch.sign().name(), texts.duration(rounded(watch.quiet())));
        };
    }

    /// What to do now; empty when there is nothing to do.
    public String next(Watch watch) {
        if (watch.judgement().worrying() && watch.sign() == Sign.LOCK_HELD) {
            return texts.text("screen.watch.next.LOCK_HELD");
        }
        var key = "screen.watch.next." + watch.judgement().name();
        return texts.has(key) ? texts.text(key) : "";
    }

    /// `encore environ 3 min`, or `plus long que d’habitude`. Empty as long as nothing can be said.
    public String remaining(Run run, Optional<Watch> watch) {
        if (run.state() == RunState.STOPPING) {
            return "";
        }
        var judgement = watch.map(Watch::judgement).orElse(Judgement.NORMAL);
        return switch (judgement) {
            case NORMAL ->
                watch.flatMap(Watch::left)
                        .map(left -> texts.text("screen.remaining", texts.duration(rounded(left))))
                        .orElseGet(() -> words.remaining(run));
            case SLOW -> texts.text("screen.watch.longer");
            case WAITING_FOR_LOCK, SUSPECT, STUCK -> "";
        };
    }

    /// `sqlite3 (processus 5120, utilisateur kbr), depuis 02:14`
    String holder(Holder holder) {
        var who = holder.user()
                .map(user -> texts.text("screen.watch.holder.user", holder.process(), pid(holder.pid()), user))
                .orElseGet(() -> texts.text("screen.watch.holder", holder.process(), pid(holder.pid())));
        return holder.since()
                .map(since -> texts.text("screen.watch.holder.since", who, since(since)))
                .orElse(who);
    }

    private String lockHeld(Watch watch) {
        return watch.holder()
                .map(holder -> texts.text("screen.watch.said.LOCK_HELD", holder(holder)))
                .orElseGet(() -> texts.text("screen.watch.said.LOCK_HELD.unknown"));
    }

    private String longerThanUsual(Run run, Watch watch) {
        var spent = texts.duration(rounded(run.duration(clock.instant())));
        return watch.usual()
                .map(usual -> texts.text("screen.watch.said.LONGER_THAN_USUAL", spent, texts.duration(rounded(usual))))
                .orElseGet(() -> texts.text("screen.watch.said.LONGER_THAN_USUAL.unknown", spent));
    }

    private String since(Instant since) {
        var today = clock.instant().atZone(zone).toLocalDate();
        return since.atZone(zone).toLocalDate().equals(today) ? texts.time(since, zone) : texts.moment(since, zone);
    }

    /// A process number is no quantity: no thousands in it.
    private static String pid(long pid) {
        return Long.toString(pid);
    }

    /// Nobody needs the seconds of minutes.
    static Duration rounded(Duration length) {
        return length.toMinutes() >= 2
                ? Duration.ofMinutes(length.plusSeconds(30).toMinutes())
                : Duration.ofSeconds(length.plusMillis(500).toSeconds());
    }
}
