package org.vigie.console.history;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.runs.Run;
import org.vigie.runs.RunState;

/// The states as people sort them. What is published with rows set aside is no plain success.
enum StateGroup {
    ALL,
    GOOD,
    RESERVE,
    FAILED,
    RUNNING;

    /// What the desk filters by; [#holds] does the rest.
    Set<RunState> states() {
        return switch (this) {
            case ALL -> Set.of();
            case GOOD -> Set.of(RunState.SUCCEEDED);
            case RESERVE -> EnumSet.of(RunState.SUCCEEDED, RunState.PARTIAL);
            case FAILED ->
                EnumSet.of(
                        RunState.REFUSED,
                        RunState.FAILED,
                        RunState.KILLED,
                        RunState.LOST,
                        RunState.SKIPPED,
                        RunState.MISSED);
            case RUNNING ->
                Stream.of(RunState.values()).filter(state -> !state.terminal()).collect(Collectors.toSet());
        };
    }

    boolean holds(Run run) {
        var reserve = run.hasReserve() || run.state() == RunState.PARTIAL;
        return switch (this) {
            case ALL, FAILED, RUNNING -> true;
            case GOOD -> !reserve;
            case RESERVE -> reserve;
        };
    }
}
