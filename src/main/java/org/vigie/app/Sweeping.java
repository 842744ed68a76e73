package org.vigie.app;

import java.io.IOException;
import java.util.stream.Stream;
import org.vigie.instance.Instance;
import org.vigie.pipelines.telemetry.TelemetryPipeline;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.SystemWords;
import org.vigie.runs.ModelStore;
import org.vigie.runs.Run;
import org.vigie.runs.RunHistory;
import org.vigie.runs.WorkerLauncher;
import org.vigie.sqlite.Session;

/// Removes what processes left half written, and lets the book of the models follow the warehouse.
final class Sweeping {
    private final Instance instance;
    private final Workshop workshop;
    private final RunHistory history;
    private final Session book;

    Sweeping(Instance instance, Workshop workshop, RunHistory history, Session book) {
        this.instance = instance;
        this.workshop = workshop;
        this.history = history;
        this.book = book;
    }

    void all() {
        snapshots();
        models();
        Scratch.sweep(instance.scratch());
    }

    /// A worker that was killed while it took its input leaves a draft; it is gone before the run is told as ended.
    WorkerLauncher after(WorkerLauncher launcher) {
        return run -> {
            var worker = launcher.start(run);
            var swept = worker.exit().thenApply(exitCode -> {
                snapshots();
                modelsAfter(run);
                return exitCode;
            });
            return new WorkerLauncher.Worker(worker.process(), swept, worker.heap(), worker.lastWords());
        };
    }

    void models() {
        if (runsTelemetry() && telemetryRuns().findAny().isEmpty()) {
            followModels();
        }
    }

    /// A restore may have brought back a warehouse in which another model serves.
    void replaced(String pipeline) {
        if (pipeline.equals(TelemetryPipeline.NAME)) {
            followModels();
        }
    }

    /// An installation may run the freight alone.
    boolean runsTelemetry() {
        return instance.settings().pipelines().containsKey(TelemetryPipeline.NAME);
    }

    Stream<Run> telemetryRuns() {
        return history.active().stream().filter(run -> run.pipeline().equals(TelemetryPipeline.NAME));
    }

    /// The run itself may still be open in the book; another one may be learning already.
    private void modelsAfter(Run ended) {
        boolean learned = ended.pipeline().equals(TelemetryPipeline.NAME);
        if (learned && telemetryRuns().allMatch(run -> run.id().equals(ended.id()))) {
            followModels();
        }
    }

    private void followModels() {
        new ModelsFollowed(workshop.telemetry(), workshop.models(), new ModelStore(book)).follow();
    }

    private void snapshots() {
        try {
            var _ = workshop.snapshots().sweep();
        } catch (IOException e) {
            throw new ProblemException(Code.SNAPSHOT_NOT_WRITTEN, instance.snapshots(), SystemWords.of(e));
        }
    }
}
