package org.vigie.runs.worker;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vigie.etl.Fence;
import org.vigie.etl.Flow;
import org.vigie.etl.Gates;
import org.vigie.etl.Pipeline;
import org.vigie.etl.Snapshot;
import org.vigie.etl.Source;
import org.vigie.etl.Ticket;
import org.vigie.instance.Instance;
import org.vigie.ledger.OperationsBook;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.Run;
import org.vigie.runs.RunBook;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunId;
import org.vigie.runs.RunNotes;
import org.vigie.runs.RunState;
import org.vigie.sqlite.Session;
import org.vigie.warehouse.LearningVerdict;
import org.vigie.warehouse.RunLedger;

/// Carries out one run from RUNNING to its end.
///
/// SUCCEEDED is written only after a fresh connection has seen the run's row in the warehouse's
/// ledger, and its readings judged where there was something to learn. What goes wrong once the row
/// is there makes the run PARTIAL: what was published stays.
public final class NightWork {
    private final Instance instance;
    private final Session session;
    private final RunBook book;
    private final RunHistory history;
    private final Workshop workshop;
    private final InstantSource clock;

    /// What the work is made of; `app` knows the parts.
    public interface Workshop {
        Pipeline pipeline(String name, Fence fence);

        Map<String, Source> sources(String pipeline);

        RunLedger ledger(String pipeline);
    }

    public NightWork(Instance instance, Session session, Workshop workshop, InstantSource clock) {
        this.instance = instance;
        this.session = session;
        this.book = new RunBook(session, clock);
        this.history = new RunHistory(session);
        this.workshop = workshop;
        this.clock = clock;
    }

    /// @return the exit code of the contract
    public int carryOut(RunId id) {
        var run = history.get(id.value());
        if (!book.running(id, ProcessIdentity.own())) {
            return refused(id);
        }
        var limits = instance.settings().limits();
        var file = instance.logs().resolve(id + ".log");
        var request = new StopRequest(book, run);
        try (var log = new RunLog(file, limits.logBytes(), clock);
                var beats = OperationsBook.at(instance.operationsBook()).open().withoutSyncs();
                var _ = Heartbeat.start(new RunBook(beats, clock), id, limits.heartbeat(), request, log)) {
            log.info("run "
                    + id
                    + " of "
                    + run.pipeline()
                    + " for the night of "
                    + run.slot()
                    + ", ordered by "
                    + run.actor()
                    + ": "
                    + run.reason());
            var committing = new AtomicBoolean();
            var problem = attempt(run, committing, request, new RunBook(beats, clock), log);
            if (problem.isPresent() && wasAskedToStop(run, problem.get(), committing.get())) {
                return stopped(log);
            }
            return problem.isPresent() && committing.get()
                    ? endAfterCommit(run, problem.get(), log)
                    : end(run, problem.map(NightWork::stateFor).orElse(RunState.SUCCEEDED), problem, log);
        }
    }

    /// Somebody ended the run, or asked for its end, before it began.
    private int refused(RunId id) {
        return switch (book.state(id)) {
            case STOPPING, KILLED -> Cause.KILLED_BY_OPERATOR.exitCode();
            case QUEUED, STARTING, RUNNING, SUCCEEDED, PARTIAL, REFUSED, FAILED, LOST, SKIPPED, MISSED ->
                Cause.FENCED.exitCode();
        };
    }

    /// What else went wrong meanwhile matters no more, unless it came after the publication.
    private boolean wasAskedToStop(Run run, Problem problem, boolean committing) {
        return problem.code() == Code.RUN_KILLED || (!committing && book.state(run.id()) == RunState.STOPPING);
    }

    /// The end is written by whoever asked for it, once this process is seen dead.
    private static int stopped(RunLog log) {
        log.info("stopped on request; what was not published is rolled back");
        return Cause.KILLED_BY_OPERATOR.exitCode();
    }

    /// @param committing is set when a commit follows
    /// @param counters where progress is written
    private Optional<Problem> attempt(
            Run run, AtomicBoolean committing, StopRequest request, RunBook counters, RunLog log) {
        try {
            var notes = new RunNotes(session, run.id(), clock);
            var journal = new BookedJournal(run.id(), book, counters, notes, request, log, instance.home());
            try {
                publish(run, committing, request, journal);
            } finally {
                journal.flushQuarantine();
            }
            return Optional.empty();
        } catch (ProblemException e) {
            log.error(e.problem().code() + " " + e.problem().about());
            return Optional.of(e.problem());
        } catch (OutOfMemoryError e) {
            return Optional.of(Problem.of(
                    Code.OUT_OF_MEMORY, run.id(), instance.settings().limits().workerHeap()));
        } catch (RuntimeException | Error bug) {
            return Optional.of(told(bug, log));
        }
    }

    private void publish(Run run, AtomicBoolean committing, StopRequest request, BookedJournal journal) {
        var pipeline = workshop.pipeline(run.pipeline(), () -> {
            request.obeyNow();
            committing.set(true);
        });
        var flow = new Flow(ticket(run), workshop.sources(run.pipeline()), replayed(run), gates(run), journal);
        pipeline.run(flow);
        var counts = flow.counts();
        journal.progress(counts.in(), counts.loaded(), counts.quarantined(), 1);
        verify(run);
    }

    private void verify(Run run) {
        var ledger = workshop.ledger(run.pipeline());
        if (ledger.of(run.id().value()).isEmpty()) {
            throw new ProblemException(
                    Code.OUTCOME_NOT_VERIFIED, run.pipeline(), Reason.LEDGER_ROW.of(run.id()), Reason.NO_LEDGER_ROW);
        }
        if (ledger.learningOf(run.id().value()) == LearningVerdict.DUE) {
            throw new ProblemException(
                    Code.OUTCOME_NOT_VERIFIED,
                    run.pipeline(),
                    Reason.LEARNING_JUDGED.of(run.id()),
                    Reason.LEARNING_NOT_JUDGED);
        }
    }

    /// The ledger knows whether the commit came before the problem. When it cannot be asked now, the
    /// end is not guessed: reconciliation asks again.
    private int endAfterCommit(Run run, Problem problem, RunLog log) {
        try {
            boolean published =
                    workshop.ledger(run.pipeline()).of(run.id().value()).isPresent();
            return end(run, published ? RunState.PARTIAL : stateFor(problem), Optional.of(problem), log);
        } catch (ProblemException e) {
            log.error("not known whether run " + run.id() + " published: " + e.getMessage());
            return problem.cause().exitCode();
        }
    }

    /// @return the exit code
    private int end(Run run, RunState state, Optional<Problem> problem, RunLog log) {
        if (log.missing() > 0) {
            new RunNotes(session, run.id(), clock).findings(Map.of("logLinesMissing", Long.toString(log.missing())));
        }
        if (!book.end(run.id(), state, problem, "worker")) {
            var code = Cause.FENCED.exitCode();
            log.error("run " + run.id() + " would have ended " + state + ", but somebody had ended it before;"
                    + " its worker ends with " + code);
            return code;
        }
        log.info("run " + run.id() + " ended " + state);
        return problem.map(known -> known.cause().exitCode()).orElse(0);
    }

    private static RunState stateFor(Problem problem) {
        return problem.cause() == Cause.GATE_REFUSED ? RunState.REFUSED : RunState.FAILED;
    }

    private Ticket ticket(Run run) {
        var slot = instance.settings().pipeline(run.pipeline()).slot();
        return new Ticket(
                run.id().value(),
                run.pipeline(),
                run.slot(),
                LocalDateTime.of(run.slot(), slot),
                book.fence(run.id()),
                run.orderedAt());
    }

    private Gates gates(Run run) {
        var gates = instance.settings().pipeline(run.pipeline()).gates();
        return new Gates(gates.minRows(), gates.maxRejectedShare(), gates.maxAge());
    }

    private Map<String, Snapshot> replayed(Run run) {
        var snapshots = new HashMap<String, Snapshot>();
        run.replayOf()
                .ifPresent(original -> new Replay(instance, history)
                        .inputsOf(original)
                        .forEach(snapshot -> snapshots.put(snapshot.source(), snapshot)));
        return snapshots;
    }

    /// A bug is written to the log once, under a code that the message names.
    private static Problem told(Throwable bug, RunLog log) {
        var trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        var code = HexFormat.of().toHexDigits(trace.toString().hashCode());
        log.error("bug " + code + "\n" + trace);
        return Problem.of(Code.BUG, code, "vigie log");
    }
}
