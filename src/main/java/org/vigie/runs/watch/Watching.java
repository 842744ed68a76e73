package org.vigie.runs.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.vigie.instance.Settings.Limits;
import org.vigie.runs.Post;
import org.vigie.runs.Post.Duty;
import org.vigie.runs.PostStore;
import org.vigie.runs.RunId;
import org.vigie.sqlite.Session;

/// What whoever is on duty sees of the runs that have not ended. Reads only.
public final class Watching {
    private final WatchStore watches;
    private final PostStore posts;
    private final Duration patience;
    private final InstantSource clock;

    public Watching(Session book, Limits limits, InstantSource clock) {
        this.watches = new WatchStore(book);
        this.posts = new PostStore(book, clock);
        this.patience = limits.suspectAfter().plus(Supervisor.REFRESH);
        this.clock = clock;
    }

    /// Empty when the run has ended, or when nobody has looked at it yet.
    public Optional<Watch> of(RunId run) {
        return Optional.ofNullable(now().get(run));
    }

    public Map<RunId, Watch> now() {
        return watches.all();
    }

    /// Whether somebody still looks: the process on duty lives, and has renewed its figures. When it
    /// does not, a watch is what was seen last, and how the run is doing now nobody knows.
    ///
    /// The wall clock serves here, for two processes have no other clock in common: when it is set,
    /// a watch may be called unattended until it is renewed, seconds later. No run is judged by it.
    public boolean attended(Watch watch) {
        var age = Duration.between(watch.seenAt(), clock.instant()).abs();
        return age.compareTo(patience) <= 0 && onDuty().isPresent();
    }

    /// Since when somebody has been on duty; empty when nobody is.
    public Optional<Instant> onDuty() {
        return Post.holder(posts, Duty.WATCH).map(Post.Holder::since);
    }
}
