package org.vigie.app;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.vigie.continuity.recovery.Intervention;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.Result;
import org.vigie.continuity.recovery.Witness;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.schedule.Drain;
import org.vigie.runs.schedule.Drains;

/// Keeps new runs from coming in between, for a limited time: a recovery that is never ended must not
/// cost the next night. What somebody else holds is not passed: they had a reason, and are named.
final class Holding {
    private static final Duration AT_MOST = Duration.ofHours(2);

    private final Drains drains;
    private final InstantSource clock;
    private final ZoneId zone;

    /// @param zone in which people are told of instants
    Holding(Drains drains, InstantSource clock, ZoneId zone) {
        this.drains = drains;
        this.zone = zone;
        this.clock = clock;
    }

    /// @throws ProblemException NO_NEW_RUNS while somebody else holds them
    Result hold(Intervention it, Witness witness) {
        var drain = drains.hold(it.id().value(), clock.instant().plus(AT_MOST), it.actor(), reason(it));
        if (!isOurs(drain, it)) {
            var until = LocalDateTime.ofInstant(drain.until().truncatedTo(ChronoUnit.SECONDS), zone);
            throw new ProblemException(Code.NO_NEW_RUNS, until, drain.actor(), drain.reason());
        }
        witness.saw(Kind.HELD_UNTIL, drain.until());
        return Result.DONE;
    }

    Result release(Intervention it, Witness witness) {
        var left = drains.release(it.id().value());
        if (left.isPresent()) {
            witness.saw(Kind.HELD_ALREADY, left.get().actor(), left.get().until());
            return Result.NOTHING_TO_DO;
        }
        witness.saw(Kind.RELEASED);
        return Result.DONE;
    }

    private static boolean isOurs(Drain drain, Intervention it) {
        return drain.holder().equals(Optional.of(it.id().value()));
    }

    private static String reason(Intervention it) {
        return it.id() + " – " + it.reason();
    }
}
