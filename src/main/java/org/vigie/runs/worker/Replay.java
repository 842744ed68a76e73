package org.vigie.runs.worker;

import java.io.IOException;
import java.util.List;
import org.vigie.etl.Snapshot;
import org.vigie.etl.source.Snapshots;
import org.vigie.instance.Instance;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunId;
import org.vigie.runs.RunPage.Input;

/// The exact inputs of an earlier run, proved by their digest before they are read again.
final class Replay {
    private final Instance instance;
    private final RunHistory history;

    Replay(Instance instance, RunHistory history) {
        this.instance = instance;
        this.history = history;
    }

    /// @throws ProblemException SNAPSHOT_GONE when one is missing or no longer what it was
    List<Snapshot> inputsOf(RunId run) {
        return history.page(run).inputs().stream()
                .map(input -> proved(run, input))
                .toList();
    }

    private Snapshot proved(RunId run, Input input) {
        var file = instance.inputs().resolve(input.snapshot());
        var snapshot =
                new Snapshot(input.source(), input.location(), file, input.sha256(), input.bytes(), input.writtenAt());
        if (!isIntact(snapshot)) {
            throw new ProblemException(Code.SNAPSHOT_GONE, run, input.source(), input.snapshot());
        }
        return snapshot;
    }

    /// One that cannot be read is as good as gone.
    private boolean isIntact(Snapshot snapshot) {
        try {
            return new Snapshots(instance.snapshots(), instance.inputs()).isIntact(snapshot);
        } catch (IOException e) {
            return false;
        }
    }
}
