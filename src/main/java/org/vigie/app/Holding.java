package org.vigie.app;

import java.time.Duration;
import java.time.InstantSource;
import org.vigie.continuity.recovery.Intervention;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.Result;
import org.vigie.continuity.recovery.Witness;
import org.vigie.runs.schedule.Drain;
import org.vigie.runs.schedule.Drains;

/// Keeps new runs from coming in between, for a limited time: a recovery that is never ended must not
/// cost the next night. What somebody else holds is left alone.
final class Holding {
    private static final Duration AT_MOST = Duration.ofHours(2);

    private final Drains drains;
    private final InstantSource clock;

    Holding(Drains drains, InstantSource clock) {
        this.drains = drains;
        this.clock = clock;
    }

    Result hold(Intervention it, Witness witness) {
        var other = drains.inForce().filter(drain -> !isOurs(drain, it));
        if (other.isPresent()) {
            witness.saw(Kind.HELD_ALREADY, other.get().actor(), other.get().until());
            return Result.NOTHING_TO_DO;
        }
        var drain = drains.until(clock.instant().plus(AT_MOST), it.actor(), reason(it));
        witness.saw(Kind.HELD_UNTIL, drain.until());
        return Result.DONE;
    }

    Result release(Intervention it, Witness witness) {
        var held = drains.inForce();
        if (held.filter(drain -> !isOurs(drain, it)).isPresent()) {
            witness.saw(Kind.HELD_ALREADY, held.get().actor(), held.get().until());
            return Result.NOTHING_TO_DO;
        }
        drains.resume();
        witness.saw(Kind.RELEASED);
        return Result.DONE;
    }

    private static boolean isOurs(Drain drain, Intervention it) {
        return drain.reason().equals(reason(it));
    }

    private static String reason(Intervention it) {
        return it.id() + " – " + it.reason();
    }
}
