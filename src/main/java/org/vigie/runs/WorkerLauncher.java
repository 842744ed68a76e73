package org.vigie.runs;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Starts the work of a run: a child JVM ([ChildJvm]); in the demo's past nights, this one.
@FunctionalInterface
public interface WorkerLauncher {
    /// @throws org.vigie.problem.ProblemException PROCESS_NOT_STARTED
    Worker start(Run run);

    /// @param exit the exit code, when the work has ended
    /// @param heap the limit of its heap, as the JVM takes it
    /// @param lastWords what its process said at the end, for a work that died without a farewell
    record Worker(ProcessIdentity process, CompletableFuture<Integer> exit, String heap, Supplier<String> lastWords) {}
}
