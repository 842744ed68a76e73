package org.vigie.console.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.vigie.etl.Journal.Activity;
import org.vigie.language.SpokenFindings;
import org.vigie.language.Texts;
import org.vigie.runs.Run;

/// A run in words, the same on every screen.
public final class RunWords {
    /// Before this share a guess of the remaining time would jump about.
    private static final double ENOUGH_TO_GUESS = 0.05;

    private final Texts texts;
    private final ZoneId zone;
    private final InstantSource clock;

    RunWords(Texts texts, ZoneId zone, InstantSource clock) {
        this.texts = texts;
        this.zone = zone;
        this.clock = clock;
    }

    public String state(Run run) {
        return run.hasReserve() ? texts.text("screen.state.reserve") : texts.word(run.state());
    }

    public String pipeline(String pipeline) {
        var key = "pipeline." + pipeline;
        return capitalised(texts.has(key) ? texts.text(key) : pipeline);
    }

    public String origin(Run run) {
        return texts.text("screen.actor", run.actor(), texts.word(run.origin()));
    }

    public String duration(Run run) {
        return texts.duration(run.duration(clock.instant()));
    }

    public String ordered(Run run) {
        return texts.moment(run.orderedAt(), zone);
    }

    /// What the run does now: what it waits for, or else its newest step.
    public String doing(Run run) {
        var waiting = run.progress().activity().filter(activity -> activity != Activity.WORKING);
        return waiting.map(texts::word)
                .or(() -> run.progress().step().map(texts::word))
                .orElseGet(() -> texts.word(run.state()));
    }

    public String rows(Run run) {
        return texts.text("screen.rows", run.progress().rowsIn());
    }

    /// Empty as long as nothing can be said.
    public String remaining(Run run) {
        return timeLeft(run)
                .map(left -> texts.text("screen.remaining", texts.duration(left)))
                .orElse("");
    }

    /// `il y a 2 h`: one unit, because nobody needs two.
    public String age(Instant then) {
        var age = Duration.between(then, clock.instant());
        if (age.toMinutes() < 1) {
            return texts.text("screen.age.now");
        }
        if (age.toHours() < 1) {
            return texts.text("screen.age.minutes", age.toMinutes());
        }
        return age.toDays() < 2
                ? texts.text("screen.age.hours", age.toHours())
                : texts.text("screen.age.days", age.toDays());
    }

    /// The name that people know a source or the subject of a step by, or its own.
    public String subject(String subject) {
        return new SpokenFindings(texts).subject(subject);
    }

    /// The same at the beginning of a line.
    public String source(String source) {
        return capitalised(subject(source));
    }

    /// Enough of a hash to compare two by eye.
    public static String shortHash(String sha256) {
        return sha256.length() <= 8 ? sha256 : sha256.substring(0, 8);
    }

    private Optional<Duration> timeLeft(Run run) {
        var share = run.progress().share();
        return share < ENOUGH_TO_GUESS || share >= 1
                ? Optional.empty()
                : run.startedAt().map(start -> timeLeft(start, share));
    }

    private Duration timeLeft(Instant start, double share) {
        var spent = Duration.between(start, clock.instant()).toMillis();
        return Duration.ofMillis(Math.round(spent * (1 - share) / share));
    }

    public String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(texts.locale()) + word.substring(1);
    }
}
