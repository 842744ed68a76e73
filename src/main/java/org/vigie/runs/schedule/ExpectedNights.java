package org.vigie.runs.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.vigie.instance.Settings;
import org.vigie.instance.Settings.PipelineSettings;
import org.vigie.runs.Origin;
import org.vigie.runs.RunBook;
import org.vigie.runs.RunId;
import org.vigie.runs.RunOrder;
import org.vigie.runs.schedule.ExpectedRun.State;
import org.vigie.sqlite.Session;

/// Writes each night down before its hour, and tells the ones that nobody ran: late, then missed,
/// one by one. Nights are expected from the first look on.
///
/// Done by whoever is there: the scheduler every second, and every command when it starts.
public final class ExpectedNights {
    static final String ACTOR = "vigie";

    /// A clock that was years off must not make a book of thousands of missed nights.
    private static final int NIGHTS_BACK = 100;

    private final Settings settings;
    private final ScheduleStore store;
    private final RunBook runs;
    private final Reasons reasons;
    private final InstantSource clock;

    public ExpectedNights(Settings settings, Session book, RunBook runs, Reasons reasons, InstantSource clock) {
        this.settings = settings;
        this.store = new ScheduleStore(book);
        this.runs = runs;
        this.reasons = reasons;
        this.clock = clock;
    }

    /// @param told hears of each thing that was found out now
    public void keep(Consumer<NightEvent> told) {
        var now = clock.instant();
        pipelines().forEach(pipeline -> keep(pipeline, now, told));
    }

    /// Nights that nobody runs, among them those that may still be caught up.
    List<ExpectedRun> open(PipelineSettings pipeline, Instant now) {
        var first = slots(pipeline).newest(now).minusDays(NIGHTS_BACK);
        return store.open(pipeline.name(), first, now.minus(settings.schedule().tooLate()));
    }

    Slots slots(PipelineSettings pipeline) {
        return Slots.of(pipeline, settings);
    }

    List<PipelineSettings> pipelines() {
        return settings.pipelines().values().stream()
                .sorted(Comparator.comparing(PipelineSettings::name))
                .toList();
    }

    private void keep(PipelineSettings pipeline, Instant now, Consumer<NightEvent> told) {
        expect(pipeline, now, told);
        open(pipeline, now).stream()
                .filter(night -> !night.at().isAfter(now))
                .forEach(night -> settle(night, now, told));
    }

    /// The next night, and those that passed since somebody looked.
    private void expect(PipelineSettings pipeline, Instant now, Consumer<NightEvent> told) {
        var newest = slots(pipeline).newest(now);
        var next = newest.plusDays(1);
        var last = store.newestUpTo(pipeline.name(), newest);
        if (last.isPresent()) {
            later(last.get().plusDays(1), newest.minusDays(NIGHTS_BACK))
                    .datesUntil(next)
                    .forEach(slot -> store.expect(night(pipeline, slot)));
        }
        var coming = night(pipeline, next);
        store.find(pipeline.name(), next).ifPresentOrElse(known -> correct(known, coming), () -> {
            if (store.expect(coming)) {
                told.accept(new NightEvent.Expected(coming.pipeline(), coming.slot(), coming.at()));
            }
        });
    }

    private void correct(ExpectedRun known, ExpectedRun coming) {
        boolean sameHour = known.at().equals(coming.at()) && known.due().equals(coming.due());
        if (known.state() == State.EXPECTED && !sameHour) {
            store.move(coming);
        }
    }

    /// Its hour has come, and the schedule knows of no run.
    private void settle(ExpectedRun night, Instant now, Consumer<NightEvent> told) {
        var run = carriedOut(night, now);
        if (run.isPresent()) {
            store.adopt(night, run.get());
        } else if (night.state() != State.MISSED && !night.due().isAfter(now)) {
            runs.missed(missed(night), RunId.fresh(night.pipeline(), night.slot()))
                    .ifPresent(row -> told.accept(new NightEvent.Missed(row)));
        } else if (night.state() == State.EXPECTED && isLate(night, now) && store.late(night)) {
            told.accept(new NightEvent.Late(night.pipeline(), night.slot()));
        }
    }

    /// Until people come to work a run that failed may be followed by another one.
    private Optional<RunId> carriedOut(ExpectedRun night, Instant now) {
        var run = store.carriedOut(night);
        boolean over = night.state() != State.MISSED && !night.due().isAfter(now);
        return run.isEmpty() && over ? store.tried(night) : run;
    }

    private boolean isLate(ExpectedRun night, Instant now) {
        return !now.isBefore(night.at().plus(settings.schedule().lateAfter()));
    }

    private ExpectedRun night(PipelineSettings pipeline, LocalDate slot) {
        var slots = slots(pipeline);
        return new ExpectedRun(
                pipeline.name(), slot, slots.at(slot), slots.due(slot), State.EXPECTED, Optional.empty());
    }

    private RunOrder missed(ExpectedRun night) {
        return new RunOrder(night.pipeline(), night.slot(), ACTOR, Origin.SCHEDULE, reasons.missed(), Optional.empty());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
