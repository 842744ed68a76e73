package org.vigie.runs.worker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vigie.instance.Instance;
import org.vigie.ledger.OperationsBook;
import org.vigie.problem.ProblemException;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunId;
import org.vigie.runs.RunState;

/// What the worker does when the system asks it to end (SIGTERM): a run that was asked to stop is
/// given half of the grace to roll back and to say so in its log. A work that waits for an answer or
/// for a lock then ends unfinished, which harms nothing: a load is one transaction.
public final class Farewell {
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final Instance instance;
    private final RunId run;

    private Farewell(Instance instance, RunId run) {
        this.instance = instance;
        this.run = run;
    }

    public static Farewell prepared(Instance instance, RunId run) {
        var farewell = new Farewell(instance, run);
        Runtime.getRuntime().addShutdownHook(new Thread(farewell::await, "farewell"));
        return farewell;
    }

    /// The work is over, and its log closed.
    public void ready(int exitCode) {
        exit.complete(exitCode);
    }

    private void await() {
        if (!exit.isDone() && askedToStop()) {
            endWithItsCode();
        }
    }

    private void endWithItsCode() {
        var patience = instance.settings().limits().killGrace().dividedBy(2);
        try {
            int exitCode = exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            Runtime.getRuntime().halt(exitCode); // the system would put a code of its own in its place
        } catch (TimeoutException | ExecutionException | InterruptedException _) {
            // The work does not listen; the process ends all the same when this returns.
        }
    }

    private boolean askedToStop() {
        try (var book = OperationsBook.at(instance.operationsBook()).open()) {
            return new RunHistory(book).get(run.value()).state() == RunState.STOPPING;
        } catch (ProblemException _) {
            return false; // the book cannot be read now: the process ends as the system asks
        }
    }
}
