package org.vigie.runs.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.runs.Origin;
import org.vigie.runs.Run;
import org.vigie.runs.RunFilter;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunState;

/// How long a run will still take, from those before it.
public final class TimeLeft {
    static final int LEAST = 3;
    static final int MOST = 9;

    private TimeLeft() {}

    /// How long this pipeline usually takes; empty without a history.
    public static Optional<Duration> usual(RunHistory history, String pipeline) {
        var filter = new RunFilter(Optional.of(pipeline), Set.of(RunState.SUCCEEDED), Optional.empty(), "");
        return usual(history.latest(filter, 3 * MOST));
    }

    /// The median of the last successes; a demo's past nights took no real time.
    ///
    /// @param successes of one pipeline, newest first
    static Optional<Duration> usual(List<Run> successes) {
        var durations = successes.stream()
                .filter(run -> run.state() == RunState.SUCCEEDED && run.origin() != Origin.DEMO)
                .flatMap(run -> run.endedAt().stream().map(end -> Duration.between(run.orderedAt(), end)))
                .filter(Duration::isPositive)
                .limit(MOST)
                .sorted()
                .toList();
        return durations.size() < LEAST ? Optional.empty() : Optional.of(durations.get(durations.size() / 2));
    }

    /// What is left of the usual time, or more when the share that is done is small for it; empty
    /// when the usual time is over: then nobody knows.
    ///
    /// @param share between 0 and 1
    static Optional<Duration> of(Duration usual, Duration running, double share) {
        if (running.compareTo(usual) >= 0) {
            return Optional.empty();
        }
        var byTime = usual.minus(running);
        var byShare = Duration.ofMillis((long) (usual.toMillis() * (1 - Math.clamp(share, 0, 1))));
        return Optional.of(byTime.compareTo(byShare) >= 0 ? byTime : byShare);
    }
}
