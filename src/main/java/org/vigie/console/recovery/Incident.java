package org.vigie.console.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.Diagnosis.GoodData;
import org.vigie.continuity.recovery.Diagnosis.Warehouse;
import org.vigie.continuity.recovery.Evidence;
import org.vigie.continuity.recovery.Note;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryPage.Attempt;
import org.vigie.continuity.recovery.RecoveryProcedure;
import org.vigie.continuity.recovery.Step;
import org.vigie.continuity.recovery.Trouble;
import org.vigie.continuity.threat.Threat;
import org.vigie.problem.Problem;

/// What is known of a night, from the diagnosis of now or from the one that a recovery began with.
///
/// @param trouble empty when there is nothing to recover
/// @param goodDataAt when the newest good data were published
/// @param endedAt when the measured time stops; empty while it runs
/// @param verified the end is a verified outcome
record Incident(
        String pipeline,
        LocalDate night,
        Optional<Trouble> trouble,
        Optional<Threat> threat,
        Optional<Problem> problem,
        Instant due,
        Instant failedSince,
        Optional<Instant> goodDataAt,
        Optional<Instant> endedAt,
        boolean verified,
        Instant seenAt,
        List<Note> notes) {
    /// What has a figure or a line of its own.
    private static final Set<Kind> SAID =
            EnumSet.of(Kind.TROUBLE, Kind.THREAT, Kind.FAILED_SINCE, Kind.TIME_LEFT, Kind.OVERDUE);

    Incident {
        notes = List.copyOf(notes);
    }

    static Incident of(Diagnosis it) {
        return new Incident(
                it.pipeline(),
                it.night(),
                it.trouble(),
                it.threat(),
                it.problem(),
                it.due(),
                it.failedSince(),
                goodData(it.warehouse()),
                Optional.empty(),
                false,
                it.seenAt(),
                RecoveryProcedure.simulate(Step.DIAGNOSE, it).notes());
    }

    /// What is told by its own figure, or is no matter when nothing failed.
    List<Note> findings() {
        return notes.stream().filter(note -> !SAID.contains(note.kind())).toList();
    }

    static Incident of(RecoveryPage page) {
        return new Incident(
                page.pipeline(),
                page.night(),
                Optional.of(page.trouble()),
                page.threat(),
                page.problem(),
                page.due(),
                page.failedSince(),
                page.goodDataAt(),
                page.verifiedAt().or(page::endedAt),
                page.verifiedAt().isPresent(),
                page.begunAt(),
                newest(page).map(Evidence::note).toList());
    }

    /// Measured: from the first failure to the verified outcome, or to now; empty when it was given
    /// up.
    Optional<Duration> recoveryTime(Instant now) {
        boolean measured = trouble.isPresent() && (verified || endedAt.isEmpty());
        return measured ? Optional.of(Duration.between(failedSince, endedAt.orElse(now))) : Optional.empty();
    }

    /// Measured: how old the newest good data were when it failed.
    Optional<Duration> dataLoss() {
        return trouble.flatMap(_ -> goodDataAt).map(good -> Duration.between(good, failedSince));
    }

    private static Stream<Evidence> newest(RecoveryPage page) {
        int attempt = page.newest(Step.DIAGNOSE).map(Attempt::number).orElse(1);
        return page.evidence(Step.DIAGNOSE).stream().filter(seen -> seen.attempt() == attempt);
    }

    private static Optional<Instant> goodData(Warehouse warehouse) {
        return switch (warehouse) {
            case Warehouse.Sound sound -> sound.goodData().map(GoodData::publishedAt);
            case Warehouse.Unrecovered _, Warehouse.Held _, Warehouse.Unsound _ -> Optional.empty();
        };
    }
}
