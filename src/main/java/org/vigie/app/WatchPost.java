package org.vigie.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.vigie.cli.House;
import org.vigie.runs.Post;
import org.vigie.runs.watch.Supervisor;
import org.vigie.sqlite.Session;

/// Keeps watch while its process lives, when nobody else does. A look that fails is noted, and the
/// next one comes all the same.
final class WatchPost implements House.Watch {
    private final Session book;
    private final Post post;
    private final Supervisor supervisor;
    private final BugNotes bugs;
    private final ScheduledExecutorService ticks;

    WatchPost(Session book, Post post, Supervisor supervisor, Duration every, BugNotes bugs) {
        this.book = book;
        this.post = post;
        this.supervisor = supervisor;
        this.bugs = bugs;
        this.ticks = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("watch").daemon().factory());
        var _ = ticks.scheduleWithFixedDelay(this::tick, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            if (post.hold()) {
                supervisor.look();
            }
        } catch (RuntimeException e) {
            var _ = bugs.note(e);
        }
    }

    @Override
    public void close() {
        ticks.close();
        try {
            post.leave();
        } finally {
            book.close();
        }
    }
}
