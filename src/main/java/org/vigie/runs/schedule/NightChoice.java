package org.vigie.runs.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vigie.instance.Settings.ScheduleSettings;
import org.vigie.runs.Run;

/// Which night of a pipeline is to be started now. At most one: a pipeline does one night at a time.
///
/// @param newest the newest slot whose hour has come
record NightChoice(ScheduleSettings schedule, LocalDate newest, Instant now) {
    /// @param nights that nobody runs, told as missed or not
    /// @param busy the run of another night that is at work on the pipeline
    Optional<ExpectedRun> of(List<ExpectedRun> nights, Optional<Run> busy) {
        var possible = nights.stream()
                .filter(this::isItsTime)
                .filter(this::allowed)
                .sorted(Comparator.comparing(ExpectedRun::slot))
                .toList();
        if (busy.isPresent()) {
            return possible.stream()
                    .filter(night -> !late(night) && !waitsFor(busy.get()))
                    .findFirst();
        }
        return possible.stream().findFirst();
    }

    boolean late(ExpectedRun night) {
        return !now.isBefore(night.at().plus(schedule.lateAfter()));
    }

    private boolean isItsTime(ExpectedRun night) {
        return !night.at().isAfter(now) && night.at().plus(schedule.tooLate()).isAfter(now);
    }

    private boolean allowed(ExpectedRun night) {
        return switch (schedule.catchUp()) {
            case ALL -> true;
            case LAST -> night.slot().equals(newest);
            case NONE -> night.slot().equals(newest) && !late(night);
        };
    }

    /// Nights that are caught up one after the other do not push each other away.
    private boolean waitsFor(Run busy) {
        return switch (schedule.catchUp()) {
            case ALL -> busy.late();
            case LAST, NONE -> false;
        };
    }
}
