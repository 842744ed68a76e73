package org.vigie.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/// A duty that one process of the installation has at a time: to watch the runs, to start the
/// nights, to see to the backups.
///
/// Whoever wants it calls [#hold] again and again. It is free when its holder's process is gone,
/// or when its holder's counter has stood still for the patience, measured by the caller's own
/// monotonic clock: a frozen holder loses it, and notices when it wakes.
public final class Post {
    /// Each beat is a write to the disk: an agent that waits for the night makes few of them.
    private static final int BEATS_WITHIN_PATIENCE = 5;

    private final PostStore store;
    private final Duty duty;
    private final String role;
    private final Duration patience;
    private final LongSupplier nanos;
    private long seenBeat = -1;
    private long seenAt;
    private boolean shown;
    private long shownAt;

    /// @param role who asks: `agent`, `console`, `command`
    /// @param nanos a clock that nobody sets, in nanoseconds
    public Post(PostStore store, Duty duty, String role, Duration patience, LongSupplier nanos) {
        this.store = store;
        this.duty = duty;
        this.role = role;
        this.patience = patience;
        this.nanos = nanos;
    }

    public enum Duty {
        WATCH,
        SCHEDULE,
        BACKUP
    }

    /// Who has a duty now.
    public record Holder(String role, ProcessIdentity process, Instant since) {}

    /// Takes the duty if it is free, and shows that its holder is awake.
    ///
    /// @return whether this process has it
    public boolean hold() {
        long now = nanos.getAsLong();
        boolean beatDue = !shown || now - shownAt >= patience.toNanos() / BEATS_WITHIN_PATIENCE;
        boolean held = store.hold(duty, role, beatDue, this::deserted);
        if (held && beatDue) {
            shown = true;
            shownAt = now;
        }
        return held;
    }

    /// Gives the duty up, so that another one has it at once.
    public void leave() {
        store.leave(duty);
    }

    private boolean deserted(PostStore.Row holder) {
        if (!holder.process().alive()) {
            return true;
        }
        long now = nanos.getAsLong();
        if (holder.beat() != seenBeat) {
            seenBeat = holder.beat();
            seenAt = now;
        }
        return now - seenAt > patience.toNanos();
    }

    /// The one on duty, while its process lives.
    public static Optional<Holder> holder(PostStore store, Duty duty) {
        return store.row(duty)
                .filter(row -> row.process().alive())
                .map(row -> new Holder(row.role(), row.process(), row.since()));
    }
}
