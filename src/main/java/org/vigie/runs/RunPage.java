package org.vigie.runs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.etl.Journal.StepKind;

/// All that is known of one run.
///
/// @param findings figures that the run found out, by name: `alerts`, `stationDays`,
///   `withoutStation`, `newestRow` …
public record RunPage(
        Run run,
        List<Step> steps,
        List<Input> inputs,
        List<Gate> gates,
        Map<String, String> findings,
        List<Transition> transitions) {
    public RunPage {
        steps = List.copyOf(steps);
        inputs = List.copyOf(inputs);
        gates = List.copyOf(gates);
        findings = Map.copyOf(findings);
        transitions = List.copyOf(transitions);
    }

    /// Steps of a stream overlap: rows are checked, transformed and published at the same time.
    public record Step(
            StepKind kind,
            String subject,
            Instant startedAt,
            Optional<Instant> endedAt,
            long rowsIn,
            long rowsOut,
            Outcome outcome) {}

    public enum Outcome {
        RUNNING,
        DONE,
        FAILED
    }

    /// @param location where the input came from
    /// @param snapshot where its exact copy is kept, relative to the home folder
    public record Input(
            String source, String location, String sha256, long bytes, Optional<Instant> writtenAt, String snapshot) {}

    /// @param name `min-rows`, `max-rejected-share`, `max-age`
    public record Gate(String name, String source, String measured, String allowed, boolean held) {}

    public record Transition(Optional<RunState> from, RunState to, String actor, String reason, Instant at) {}
}
