package org.vigie.runs.schedule;

import java.time.Instant;
import java.time.LocalDate;
import org.vigie.runs.Run;

/// What became of a night while somebody looked.
public sealed interface NightEvent {
    /// It was written down before its hour.
    record Expected(String pipeline, LocalDate slot, Instant at) implements NightEvent {}

    /// Its hour is past, and nothing has started.
    record Late(String pipeline, LocalDate slot) implements NightEvent {}

    /// Nothing had started when people came to work.
    record Missed(Run run) implements NightEvent {}

    record Started(Run run) implements NightEvent {}

    /// The run of another night was still at work.
    record Skipped(Run run) implements NightEvent {}

    /// A run that was started here has ended.
    record Ended(Run run) implements NightEvent {}
}
