package org.vigie.runs.worker;

import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.Run;
import org.vigie.runs.RunBook;
import org.vigie.runs.RunState;

/// Whether somebody has asked this run to stop, or has given it up: then the work goes no further.
/// The heartbeat looks, the work obeys at its next step.
final class StopRequest {
    private final RunBook book;
    private final Run run;
    private volatile RunState seen = RunState.RUNNING;

    StopRequest(RunBook book, Run run) {
        this.book = book;
        this.run = run;
    }

    /// Where the run stood a moment ago.
    void saw(RunState state) {
        seen = state;
    }

    /// @throws ProblemException RUN_KILLED when it was asked to stop, RUN_FENCED when it was ended
    void obey() {
        if (seen == RunState.STOPPING) {
            throw new ProblemException(book.stopRequest(run.id()));
        }
        if (seen.terminal()) {
            throw fenced();
        }
    }

    /// Looks now, and obeys.
    void obeyNow() {
        saw(book.state(run.id()));
        obey();
        if (book.leaseHolder(run.pipeline()).filter(run.id()::equals).isEmpty()) {
            throw fenced();
        }
    }

    private ProblemException fenced() {
        return book.leaseHolder(run.pipeline())
                .map(holder -> new ProblemException(Code.RUN_FENCED, run.id(), holder))
                .orElseGet(() -> new ProblemException(Code.RUN_ENDED_MEANWHILE, run.id(), book.state(run.id())));
    }
}
