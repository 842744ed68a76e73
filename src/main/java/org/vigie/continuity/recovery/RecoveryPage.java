package org.vigie.continuity.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.continuity.threat.Threat;
import org.vigie.problem.Problem;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.RunId;

/// All that is known of a recovery.
///
/// @param process who carries it out
/// @param failedSince when the night first failed
/// @param goodDataAt when the newest good data were published that there were then
/// @param verifiedAt when the outcome was seen to be good
/// @param report name of the report's files, once they are written
/// @param steps each attempt of each step, in order
public record RecoveryPage(
        RecoveryId id,
        String pipeline,
        LocalDate night,
        RecoveryState state,
        String actor,
        String reason,
        ProcessIdentity process,
        Trouble trouble,
        Optional<RunId> brokenRun,
        Optional<Threat> threat,
        Optional<Problem> problem,
        Instant due,
        Instant failedSince,
        Optional<Instant> goodDataAt,
        Optional<Instant> verifiedAt,
        Instant begunAt,
        Optional<Instant> endedAt,
        Optional<String> report,
        List<Attempt> steps,
        List<Evidence> evidence) {
    public RecoveryPage {
        steps = List.copyOf(steps);
        evidence = List.copyOf(evidence);
    }

    /// One time that a step was taken.
    ///
    /// @param reason why it was waived; empty text otherwise
    public record Attempt(
            Step step,
            int number,
            StepState state,
            String actor,
            String reason,
            Optional<Problem> problem,
            Instant startedAt,
            Optional<Instant> endedAt) {}

    public enum StepState {
        RUNNING,
        DONE,
        /// It was looked, and nothing was wrong there.
        NOTHING_TO_DO,
        FAILED,
        /// Left out, for a reason.
        WAIVED,
        /// Whoever carried it out was killed in its middle.
        INTERRUPTED;

        /// Whether the step after it is open.
        public boolean settled() {
            return switch (this) {
                case DONE, NOTHING_TO_DO, WAIVED -> true;
                case RUNNING, FAILED, INTERRUPTED -> false;
            };
        }
    }

    /// The step that is to be taken: the first that is not settled.
    public Optional<Step> next() {
        return Stream.of(Step.values()).filter(step -> !settled(step)).findFirst();
    }

    public boolean settled(Step step) {
        return newest(step).filter(attempt -> attempt.state().settled()).isPresent();
    }

    public Optional<Attempt> newest(Step step) {
        return steps.stream().filter(attempt -> attempt.step() == step).reduce((_, later) -> later);
    }

    public List<Evidence> evidence(Step step) {
        return evidence.stream().filter(seen -> seen.step() == step).toList();
    }

    /// Why it stands still, or why it failed.
    public Optional<Problem> failure() {
        return next().flatMap(this::newest).flatMap(Attempt::problem);
    }

    /// Measured: from the first failure to the verified outcome.
    public Optional<Duration> recoveryTime() {
        return verifiedAt.map(verified -> Duration.between(failedSince, verified));
    }

    /// Measured: how old the newest good data were when it failed.
    public Optional<Duration> dataLoss() {
        return goodDataAt.map(good -> Duration.between(good, failedSince));
    }

    Intervention intervention() {
        return new Intervention(id, pipeline, night, trouble, brokenRun, actor, reason, begunAt);
    }
}
