package org.vigie.app;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.vigie.instance.Instance;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.Run;
import org.vigie.runs.WorkerLauncher;
import org.vigie.runs.worker.NightWork;
import org.vigie.sqlite.Session;

/// Carries a run out here and now, under a clock of its own. Only for the past nights of a demo: in
/// production a run that dies must not take the console with it.
record InThisProcess(Instance instance, Session book, InstantSource clock) implements WorkerLauncher {
    @Override
    public Worker start(Run run) {
        var workshop = new Workshop(instance, _ -> {}, clock);
        int exitCode = new NightWork(instance, book, workshop, clock).carryOut(run.id());
        return new Worker(ProcessIdentity.own(), CompletableFuture.completedFuture(exitCode), "", () -> "");
    }
}
