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

    /// Holds all runs but those of one recovery, unless somebody else holds them already.
    ///
    /// @param holder the recovery; what it held before is held anew
    /// @return what is in force now: of another holder when it was not taken
    public Drain hold(String holder, Instant until, String actor, String reason) {
        var now = clock.instant();
        return store.hold(new Drain(until, actor, reason, now, Optional.of(holder)), now);
    }

    /// Ends what a recovery held; anything else stays.
    ///
    /// @return what is in force then
    public Optional<Drain> release(String holder) {
        store.release(holder);
        return inForce();
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
