package org.vigie.etl;

import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The dates of a stream, kept while it passes.
///
/// Rows dated more than a day after the slot do not make the data fresh: one mistyped year would
/// hide a stale file for ever. They are loaded and counted.
final class NewestRow {
    private final LocalDateTime latestCredible;
    private @Nullable LocalDateTime newest;
    private @Nullable LocalDateTime earliestAhead;
    private long ahead;

    NewestRow(LocalDateTime slotTime) {
        this.latestCredible = slotTime.plusDays(1);
    }

    void saw(LocalDateTime date) {
        if (date.isAfter(latestCredible)) {
            ahead++;
            earliestAhead = earliestAhead == null || date.isBefore(earliestAhead) ? date : earliestAhead;
        } else if (newest == null || date.isAfter(newest)) {
            newest = date;
        }
    }

    Optional<LocalDateTime> newest() {
        return Optional.ofNullable(newest);
    }

    Optional<LocalDateTime> earliestAhead() {
        return Optional.ofNullable(earliestAhead);
    }

    long ahead() {
        return ahead;
    }
}
