package org.vigie.runs;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.warehouse.LedgerRow;
import org.vigie.warehouse.RunLedger;

/// Closes the runs whose process is gone. The warehouse's ledger decides: its row is there, and the
/// run is SUCCEEDED, or PARTIAL when its learning did not come to a good end; it is not, and the run
/// is LOST. A living process is never touched.
public final class Reconciliation {
    private static final String ACTOR = "reconciliation";

    /// A warehouse that is locked or whose disk fails may hold the row all the same.
    private static final Set<Cause> NOT_NOW = EnumSet.of(Cause.WAREHOUSE_BUSY, Cause.WAREHOUSE_IO);

    private final RunBook book;
    private final RunHistory history;
    private final Function<String, RunLedger> ledgers;
    private final StopWitness witness;

    /// For a book in which nobody stops a run.
    Reconciliation(RunBook book, RunHistory history, Function<String, RunLedger> ledgers) {
        this(book, history, ledgers, StopWitness.NOBODY);
    }

    /// @param ledgers the ledger of a pipeline's warehouse
    public Reconciliation(RunBook book, RunHistory history, Function<String, RunLedger> ledgers, StopWitness witness) {
        this.book = book;
        this.history = history;
        this.ledgers = ledgers;
        this.witness = witness;
    }

    /// @return the runs that were closed, as they are now
    public List<Run> closeTheGone() {
        return closeTheGone(_ -> true);
    }

    /// @param due asked of each run whose process is gone: whoever ordered it knows more of its end,
    ///   and may be about to close it
    /// @return the runs that were closed, as they are now
    public List<Run> closeTheGone(Predicate<Run> due) {
        return history.active().stream()
                .filter(this::isGone)
                .filter(due)
                .filter(this::closeIfTheWarehouseAnswers)
                .map(run -> history.get(run.id().value()))
                .toList();
    }

    /// Whether a worker is gone whose orderer lives: it knows the exit code and the last words, and is
    /// about to tell the end.
    public boolean isAnEndUntold() {
        return history.active().stream()
                .filter(this::isGone)
                .anyMatch(run -> book.orderer(run.id()).alive());
    }

    /// Ends a run that somebody asked to stop and whose worker is gone, unless its stopper is still at
    /// it: the word belongs to whoever has seen everything dead.
    ///
    /// @return whether it has ended
    boolean closeStopped(Run run) {
        return book.state(run.id()).terminal() || closeIfTheWarehouseAnswers(run);
    }

    private boolean closeIfTheWarehouseAnswers(Run run) {
        try {
            return run.state() == RunState.STOPPING ? closeIfDead(run) : closeVanished(run);
        } catch (ProblemException e) {
            if (NOT_NOW.contains(e.problem().cause())) {
                return false; // it is asked again at the next look
            }
            throw e;
        }
    }

    private boolean closeVanished(Run run) {
        return close(run, RunState.LOST, Problem.of(Code.PROCESS_VANISHED, run.id(), Reason.NOBODY_LISTENED));
    }

    private boolean closeIfDead(Run run) {
        var death = witness.deathOf(run);
        return death.isPresent()
                && close(
                        run, RunState.KILLED, death.get().problem(), death.get().actor());
    }

    boolean close(Run run, RunState otherwise, Problem problem) {
        return close(run, otherwise, problem, ACTOR);
    }

    /// Ends a run whose process was seen dead, or may write nothing more.
    ///
    /// @param otherwise the state when nothing was published
    /// @param problem what ended it, or its learning
    /// @param actor who ended it
    /// @return false when the run had ended by itself
    /// @throws ProblemException when the warehouse cannot be asked now: an end is never guessed
    public boolean close(Run run, RunState otherwise, Problem problem, String actor) {
        boolean ended = published(run)
                .map(row -> closePublished(run, row, problem))
                .orElseGet(() -> book.end(run.id(), otherwise, Optional.of(problem), actor));
        witness.closed(run.id());
        return ended;
    }

    private boolean closePublished(Run run, LedgerRow row, Problem problem) {
        book.progress(run.id(), row.rowsIn(), row.rowsLoaded(), row.rowsQuarantined(), 1);
        return switch (ledgers.apply(run.pipeline()).learningOf(run.id().value())) {
            case NONE, LEARNED -> book.end(run.id(), RunState.SUCCEEDED, Optional.empty(), ACTOR);
            case DUE -> book.end(run.id(), RunState.PARTIAL, Optional.of(problem), ACTOR);
            case REFUSED -> {
                var refusal = Problem.of(Code.LEARNING_REFUSED, run.id());
                yield book.end(run.id(), RunState.PARTIAL, Optional.of(refusal), ACTOR);
            }
        };
    }

    /// What the warehouse knows of a run. One that is missing or damaged has nothing to tell; what
    /// is wrong with it is told to whoever opens it next.
    private Optional<LedgerRow> published(Run run) {
        try {
            return ledgers.apply(run.pipeline()).of(run.id().value());
        } catch (ProblemException e) {
            if (NOT_NOW.contains(e.problem().cause())) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /// The newest fence that published; 0 when the warehouse cannot tell.
    long newestPublished(String pipeline) {
        try {
            return ledgers.apply(pipeline).newest().map(LedgerRow::fence).orElse(0L);
        } catch (ProblemException e) {
            return 0; // the run itself will meet the same warehouse, and say what is wrong with it
        }
    }

    private boolean isGone(Run run) {
        return !run.process().orElseGet(() -> book.orderer(run.id())).alive();
    }
}
