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

    /// @param ledgers the ledger of a pipeline's warehouse
    public Reconciliation(RunBook book, RunHistory history, Function<String, RunLedger> ledgers) {
        this.book = book;
        this.history = history;
        this.ledgers = ledgers;
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

    private boolean closeIfTheWarehouseAnswers(Run run) {
        try {
            return close(run, RunState.LOST, Problem.of(Code.PROCESS_VANISHED, run.id(), Reason.NOBODY_LISTENED));
        } catch (ProblemException e) {
            if (NOT_NOW.contains(e.problem().cause())) {
                return false; // it is asked again at the next look
            }
            throw e;
        }
    }

    /// Ends a run whose process was seen dead.
    ///
    /// @param otherwise the state when nothing was published
    /// @param problem what ended it, or its learning
    /// @return false when the run had ended by itself
    /// @throws ProblemException when the warehouse cannot be asked now: an end is never guessed
    boolean close(Run run, RunState otherwise, Problem problem) {
        var published = published(run);
        if (published.isPresent()) {
            var row = published.get();
            book.progress(run.id(), row.rowsIn(), row.rowsLoaded(), row.rowsQuarantined(), 1);
            return closePublished(run, problem);
        }
        return book.end(run.id(), otherwise, Optional.of(problem), ACTOR);
    }

    private boolean closePublished(Run run, Problem problem) {
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
