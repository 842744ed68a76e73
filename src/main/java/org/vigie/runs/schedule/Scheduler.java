package org.vigie.runs.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import org.vigie.instance.Settings;
import org.vigie.instance.Settings.PipelineSettings;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.Run;
import org.vigie.runs.RunDesk;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunOrder;
import org.vigie.runs.RunState;

/// Starts the nights whose hour has come, and catches up those that passed while nobody was there.
///
/// Only the wall clock says what hour it is; that a night is run once is the book's to say: the
/// claim is a row, whatever the clock does.
public final class Scheduler {
    private final Settings settings;
    private final ExpectedNights nights;
    private final Drains drains;
    private final RunDesk desk;
    private final RunHistory history;
    private final Reasons reasons;
    private final InstantSource clock;

    public Scheduler(
            Settings settings,
            ExpectedNights nights,
            Drains drains,
            RunDesk desk,
            RunHistory history,
            Reasons reasons,
            InstantSource clock) {
        this.settings = settings;
        this.nights = nights;
        this.drains = drains;
        this.desk = desk;
        this.history = history;
        this.reasons = reasons;
        this.clock = clock;
    }

    /// Called again and again by whoever has the duty.
    ///
    /// @param told hears of each thing that was done; of the end of a run, from another thread
    public void look(Consumer<NightEvent> told) {
        nights.keep(told);
        if (!settings.schedule().enabled() || drains.inForce().isPresent()) {
            return;
        }
        var now = clock.instant();
        var troubles = new ArrayList<RuntimeException>();
        for (var pipeline : nights.pipelines()) {
            try {
                choice(pipeline, now).ifPresent(night -> start(night, told));
            } catch (RuntimeException e) {
                troubles.add(e); // the other pipelines have their hour all the same
            }
        }
        if (!troubles.isEmpty()) {
            throw troubles.getFirst();
        }
    }

    /// The order of a night by its schedule: one of them is carried out.
    ///
    /// @throws ProblemException TOO_LATE_TO_CATCH_UP
    public RunOrder order(PipelineSettings pipeline, LocalDate slot, String actor) {
        var slots = nights.slots(pipeline);
        var now = clock.instant();
        var limit = slots.at(slot).plus(settings.schedule().tooLate());
        if (!limit.isAfter(now)) {
            var local = LocalDateTime.ofInstant(limit, settings.zone());
            throw new ProblemException(Code.TOO_LATE_TO_CATCH_UP, pipeline.name(), slot, local);
        }
        boolean late = !now.isBefore(slots.at(slot).plus(settings.schedule().lateAfter()));
        return RunOrder.claimed(
                pipeline.name(),
                slot,
                actor,
                late ? reasons.late() : reasons.night(),
                new RunOrder.Claim(slots.at(slot), slots.due(slot), late));
    }

    private Optional<ExpectedRun> choice(PipelineSettings pipeline, Instant now) {
        var open = nights.open(pipeline, now).stream()
                .filter(night -> !night.at().isAfter(now))
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        return new NightChoice(settings.schedule(), nights.slots(pipeline).newest(now), now).of(open, busy(pipeline));
    }

    private Optional<Run> busy(PipelineSettings pipeline) {
        return history.active().stream()
                .filter(run -> run.pipeline().equals(pipeline.name()))
                .findFirst();
    }

    private void start(ExpectedRun night, Consumer<NightEvent> told) {
        RunDesk.Ordered ordered;
        try {
            ordered = desk.order(order(settings.pipeline(night.pipeline()), night.slot(), ExpectedNights.ACTOR));
        } catch (ProblemException e) {
            if (e.problem().cause() == Cause.ALREADY_RUNNING) {
                return; // somebody was faster, or closed the starts: the next look sees it
            }
            throw e;
        }
        var run = ordered.run();
        if (run.state() == RunState.SKIPPED) {
            told.accept(new NightEvent.Skipped(run));
        } else {
            told.accept(new NightEvent.Started(run));
            var _ = ordered.ended().thenAccept(ended -> told.accept(new NightEvent.Ended(ended)));
        }
    }
}
