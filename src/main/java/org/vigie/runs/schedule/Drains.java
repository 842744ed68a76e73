package org.vigie.runs.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.vigie.sqlite.Session;

/// "No new runs until then": every order is refused meanwhile, by hand or by the schedule. Nights
/// stay expected, and become late.
public final class Drains {
    private final ScheduleStore store;
    private final InstantSource clock;

    public Drains(Session book, InstantSource clock) {
        this.store = new ScheduleStore(book);
        this.clock = clock;
    }

    /// Replaces one that is in force.
    public Drain until(Instant until, String actor, String reason) {
        var drain = new Drain(until, actor, reason, clock.instant());
        store.drain(drain);
        return drain;
    }

    /// @return the one that was in force
    public Optional<Drain> resume() {
        var inForce = inForce();
        store.resume();
        return inForce;
    }

    public Optional<Drain> inForce() {
        return store.drain().filter(drain -> drain.until().isAfter(clock.instant()));
    }
}
