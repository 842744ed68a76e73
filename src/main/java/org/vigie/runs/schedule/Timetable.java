package org.vigie.runs.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.vigie.runs.Post;

/// The schedule as people read it.
///
/// @param enabled false: neither an agent nor a console starts nights
/// @param next the coming nights, the nearest first
/// @param past nights that were expected, the newest first
/// @param onDuty who schedules now; empty when nobody does
/// @param oddNight the next night whose hour does not exist, or exists twice, in the zone
public record Timetable(
        ZoneId zone,
        boolean enabled,
        List<ExpectedRun> next,
        List<ExpectedRun> past,
        Optional<Drain> drain,
        Optional<Post.Holder> onDuty,
        Optional<OddNight> oddNight) {
    public Timetable {
        next = List.copyOf(next);
        past = List.copyOf(past);
    }

    /// @param at the instant at which it starts all the same, once
    public record OddNight(LocalDate slot, Kind kind, Instant at) {
        public enum Kind {
            /// The clocks are set forward over the hour.
            GAP,
            /// The hour comes twice.
            OVERLAP
        }
    }
}
