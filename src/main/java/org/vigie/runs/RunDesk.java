package org.vigie.runs;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.runs.WorkerLauncher.Worker;

/// Where runs are ordered. It starts the worker and closes the run when the worker dies without a
/// farewell.
public final class RunDesk {
    private static final int JVM_OUT_OF_MEMORY = 3;

    /// 128 and the number of the signal.
    private static final int KILLED = 128 + 9;

    private static final long LOOK_EVERY_MILLIS = 200;

    private final RunBook book;
    private final RunHistory history;
    private final Reconciliation reconciliation;
    private final WorkerLauncher launcher;

    public RunDesk(RunBook book, RunHistory history, Reconciliation reconciliation, WorkerLauncher launcher) {
        this.book = book;
        this.history = history;
        this.reconciliation = reconciliation;
        this.launcher = launcher;
    }

    /// An order that was taken.
    ///
    /// @param ended completes with the run once it has ended, whoever ended it
    public record Ordered(Run run, CompletableFuture<Run> ended) {}

    /// Orders a run and starts its worker. When another run holds the pipeline, the run is SKIPPED
    /// and has ended.
    ///
    /// @throws ProblemException NO_NEW_RUNS; SLOT_TAKEN when the order claims a night that another
    ///   run has
    public Ordered order(RunOrder order) {
        reconciliation.closeTheGone();
        var id = RunId.fresh(order.pipeline(), order.slot());
        var run = book.order(order, id, ProcessIdentity.own(), reconciliation.newestPublished(order.pipeline()));
        if (run.state().terminal()) {
            return new Ordered(run, CompletableFuture.completedFuture(run));
        }
        return new Ordered(run, start(run).thenApply(_ -> history.get(run.id().value())));
    }

    /// Waits for the end of a run and tells how it goes on.
    public Run await(Ordered ordered, Consumer<Run> progress) throws InterruptedException {
        while (true) {
            try {
                return ordered.ended().get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                progress.accept(history.get(ordered.run().id().value()));
            } catch (ExecutionException e) {
                throw e.getCause() instanceof ProblemException known ? known : new IllegalStateException(e.getCause());
            }
        }
    }

    private CompletableFuture<Boolean> start(Run run) {
        long killsBefore = KernelKills.forWantOfMemory();
        Worker worker;
        try {
            worker = launcher.start(run);
        } catch (ProblemException e) {
            return CompletableFuture.completedFuture(
                    book.end(run.id(), RunState.FAILED, Optional.of(e.problem()), "supervisor"));
        }
        book.starting(run.id(), worker.process());
        return worker.exit().thenCompose(code -> close(run.id(), worker, code, killsBefore));
    }

    private CompletableFuture<Boolean> close(RunId id, Worker worker, int exitCode, long killsBefore) {
        var run = history.get(id.value());
        if (run.state().terminal()) {
            return CompletableFuture.completedFuture(true);
        }
        return run.state() == RunState.STOPPING ? closeStopped(run) : closeFallen(run, worker, exitCode, killsBefore);
    }

    private CompletableFuture<Boolean> closeFallen(Run run, Worker worker, int exitCode, long killsBefore) {
        var obituary =
                obituary(run, worker, exitCode, exitCode == KILLED && KernelKills.forWantOfMemory() > killsBefore);
        return CompletableFuture.completedFuture(reconciliation.close(run, RunState.FAILED, obituary));
    }

    /// The one who asked for the end may still be looking for what the worker left behind.
    private CompletableFuture<Boolean> closeStopped(Run run) {
        if (reconciliation.closeStopped(run)) {
            return CompletableFuture.completedFuture(true);
        }
        return new CompletableFuture<Boolean>()
                .completeOnTimeout(false, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)
                .thenComposeAsync(_ -> closeStopped(run));
    }

    private static Problem obituary(Run run, Worker worker, int exitCode, boolean byTheKernel) {
        var lastWords = worker.lastWords().get();
        boolean spoken = lastWords.contains("OutOfMemoryError") || lastWords.contains("insufficient memory");
        if (byTheKernel || exitCode == JVM_OUT_OF_MEMORY || spoken) {
            return Problem.of(Code.OUT_OF_MEMORY, run.id(), worker.heap());
        }
        if (run.startedAt().isEmpty()) {
            return Problem.of(Code.PROCESS_NOT_STARTED, run.id(), lastWords);
        }
        return Problem.of(
                Code.PROCESS_VANISHED, run.id(), lastWords.isEmpty() ? Reason.EXIT_CODE.of(exitCode) : lastWords);
    }
}
