package org.vigie.runs.stop;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.Reconciliation;
import org.vigie.runs.Run;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunId;
import org.vigie.runs.RunState;
import org.vigie.runs.stop.Certificate.Kind;
import org.vigie.runs.stop.Certificate.Stage;

/// Where a run is stopped. Two who want the same at the same time do it once.
public final class Stopping {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Set<Cause> NOT_NOW = EnumSet.of(Cause.WAREHOUSE_BUSY, Cause.WAREHOUSE_IO);

    private final RunHistory history;
    private final Reconciliation reconciliation;
    private final Witness witness;
    private final Duration grace;
    private final Pause pause;

    /// @param grace between asking and forcing
    public Stopping(RunHistory history, Reconciliation reconciliation, Witness witness, Duration grace, Pause pause) {
        this.history = history;
        this.reconciliation = reconciliation;
        this.witness = witness;
        this.grace = grace;
        this.pause = pause;
    }

    /// Lets time pass between two looks.
    @FunctionalInterface
    public interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /// Stops a run, and returns once that is seen: CONFIRMED, or ENDED_BY_ITSELF when it had come to
    /// its end before it could be stopped.
    ///
    /// @param told each time that something was done or seen
    /// @throws ProblemException RUN_ALREADY_ENDED, PROCESS_OF_ANOTHER, STOP_DENIED, STILL_ALIVE; or
    ///   what keeps the warehouse from being asked, and then the run is closed later
    public Certificate stop(RunId id, String actor, String reason, Consumer<Certificate> told)
            throws InterruptedException {
        while (true) {
            var run = active(id);
            Suspect.refuseStranger(run);
            boolean woken = witness.freeTheBook(run);
            switch (witness.store().request(id, actor, reason)) {
                case TAKEN -> {
                    if (woken) {
                        witness.store().act(id, Kind.WOKEN, run.process().map(ProcessIdentity::pid), "SIGCONT");
                    }
                    return stop(run, told);
                }
                case JOINED -> follow(id, told);
                case ENDED -> {} // it is told at the next look
            }
        }
    }

    /// How a run was stopped, or is being stopped; empty when nobody asked for it.
    public Optional<Certificate> certificate(RunId run) {
        return witness.store().certificate(run).map(written -> told(written, history.get(run.value())));
    }

    /// For a run whose process lives and cannot be stopped: it may publish nothing more, and its
    /// pipeline is free.
    ///
    /// The warehouse's lock is held meanwhile: a worker that stands between its fence and its commit
    /// would publish after all.
    ///
    /// @throws ProblemException RUN_ALREADY_ENDED, or WAREHOUSE_LOCKED while the worker itself, or
    ///   another, holds the warehouse
    public Run declareLost(RunId id, String actor, String reason) {
        var run = active(id);
        var problem = Problem.of(Code.RUN_DECLARED_LOST, id, actor, reason);
        withoutWriters(run.pipeline(), () -> reconciliation.close(run, RunState.LOST, problem, actor));
        return history.get(id.value());
    }

    private Certificate stop(Run run, Consumer<Certificate> told) throws InterruptedException {
        try {
            var attempt = new Attempt(
                    run, history, witness, pause, () -> certificate(run.id()).ifPresent(told));
            attempt.carryOut(grace);
            var death = witness.death(run.id());
            reconciliation.close(run, RunState.KILLED, death.problem(), death.actor());
        } finally {
            witness.store().giveUp(run.id());
        }
        var certificate = certificate(run.id()).orElseThrow();
        told.accept(certificate);
        return certificate;
    }

    /// Until the other one has come to its end, has given up, or is dead.
    private void follow(RunId run, Consumer<Certificate> told) throws InterruptedException {
        var store = witness.store();
        while (store.intent(run).filter(StopStore.Intent::underWay).isPresent()) {
            certificate(run).ifPresent(told);
            pause.of(LOOK_EVERY);
        }
    }

    private Run active(RunId id) {
        reconciliation.closeTheGone();
        var run = history.get(id.value());
        if (run.state().terminal()) {
            throw new ProblemException(Code.RUN_ALREADY_ENDED, id, run.state());
        }
        return run;
    }

    /// A warehouse that is missing or damaged has no writers.
    private void withoutWriters(String pipeline, Runnable work) {
        var done = new boolean[1];
        try {
            witness.underLock(pipeline, () -> {
                work.run();
                done[0] = true;
            });
        } catch (ProblemException e) {
            if (done[0] || NOT_NOW.contains(e.problem().cause())) {
                throw e;
            }
            work.run();
        }
    }

    /// A stopper that died between the end of the run and the last line of its certificate leaves the
    /// line to the reader: the run's end says it.
    private static Certificate told(Certificate written, Run run) {
        if (written.stage().settled() || !run.state().terminal() || run.state() == RunState.LOST) {
            return written;
        }
        var stage = Witness.wasStopped(run) ? Stage.CONFIRMED : Stage.ENDED_BY_ITSELF;
        return new Certificate(
                written.run(),
                written.actor(),
                written.reason(),
                written.requestedAt(),
                stage,
                run.endedAt(),
                written.acts());
    }
}
