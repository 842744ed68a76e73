package org.vigie.continuity.rerun;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.Backups;
import org.vigie.continuity.backup.Occasion;
import org.vigie.continuity.backup.Onlooker;
import org.vigie.continuity.backup.Restore;
import org.vigie.continuity.backup.Restores;
import org.vigie.continuity.backup.Wish;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.runs.Run;
import org.vigie.runs.RunFilter;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunId;
import org.vigie.runs.RunOrder;
import org.vigie.runs.RunState;
import org.vigie.warehouse.LedgerRow;
import org.vigie.warehouse.RunLedger;

/// Nights that are run again: secured before, undone after.
///
/// Which backup a rerun goes back to is not written down anywhere: it is the last one that was taken
/// for a rerun before it was ordered, and that ends with the publication before its own.
public final class Reruns {
    private final Backups backups;
    private final Restores restores;
    private final RunHistory history;
    private final Function<String, RunLedger> ledgers;
    private final InstantSource clock;

    /// @param ledgers the ledger of a pipeline's warehouse
    public Reruns(
            Backups backups,
            Restores restores,
            RunHistory history,
            Function<String, RunLedger> ledgers,
            InstantSource clock) {
        this.backups = backups;
        this.restores = restores;
        this.history = history;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /// Backs the warehouse up before a night that has published is run again by hand.
    ///
    /// @return empty when the order is no rerun, or cannot start now
    /// @throws ProblemException one of BACKUP_…: what could not be undone is not begun
    public Optional<Backup> secure(RunOrder order, Onlooker onlooker) {
        if (!isRerun(order) || activeOn(order.pipeline()).isPresent()) {
            return Optional.empty();
        }
        try {
            var wish = new Wish(order.pipeline(), Occasion.BEFORE_RERUN, order.reason(), order.actor());
            return Optional.of(backups.take(wish, onlooker));
        } catch (ProblemException e) {
            if (e.problem().cause() == Cause.BACKUP_FAILED) {
                throw e;
            }
            return Optional.empty(); // the run meets the same warehouse, and tells what is wrong with it
        }
    }

    /// Whether a run can be undone now, or why not.
    public Undo standing(RunId id) {
        var run = history.get(id.value());
        var active = activeOn(run.pipeline());
        if (active.isPresent()) {
            return new Undo.Refused(Problem.of(
                    Code.RUN_ALREADY_ACTIVE, run.pipeline(), active.get().id()));
        }
        try {
            return standing(run, ledgers.apply(run.pipeline()).all());
        } catch (ProblemException e) {
            return new Undo.Refused(e.problem());
        }
    }

    /// @throws ProblemException UNDO_REFUSED, RUN_ALREADY_ACTIVE, RESTORE_UNSOUND
    public Undo.Plan plan(RunId run, Onlooker onlooker) {
        var open = open(run);
        return new Undo.Plan(run, restores.plan(open.before().id().value(), onlooker), open.until());
    }

    /// Goes back to the warehouse before the rerun.
    ///
    /// @throws ProblemException UNDO_REFUSED, RUN_ALREADY_ACTIVE, CONFIRMATION_MISSING, ARGUMENT_MISSING
    ///   without a reason, and what [Restores#restore] throws. The warehouse is then the one that it was
    public Restore undo(RunId run, Restore.Order order, Onlooker onlooker) {
        if (order.reason().isBlank()) {
            throw new ProblemException(Code.ARGUMENT_MISSING, "--reason TEXT", "vigie undo --help");
        }
        return restores.restore(open(run).before().id(), order, new SecondLook(run, onlooker));
    }

    private Undo.Open open(RunId run) {
        return switch (standing(run)) {
            case Undo.Open open -> open;
            case Undo.Refused(var why) -> throw new ProblemException(why);
        };
    }

    /// @param rows of the warehouse's ledger, the newest first
    private Undo standing(Run run, List<LedgerRow> rows) {
        var own = run.id().value();
        if (rows.stream().noneMatch(row -> row.runId().equals(own))) {
            return refused(run.id(), Reason.NOTHING_PUBLISHED.toString());
        }
        var newest = rows.getFirst().runId();
        if (!newest.equals(own)) {
            return refused(run.id(), Reason.PUBLISHED_SINCE.of(newest));
        }
        var before = rows.stream().skip(1).findFirst().map(LedgerRow::runId);
        return backups.list().stream()
                .filter(backup -> isOf(run, backup, before))
                .findFirst()
                .map(backup -> standing(run, backup))
                .orElseGet(() -> refused(run.id(), Reason.NO_BACKUP_BEFORE.toString()));
    }

    /// @param before the publication before this run's own
    private static boolean isOf(Run run, Backup backup, Optional<String> before) {
        return backup.occasion() == Occasion.BEFORE_RERUN
                && backup.pipeline().equals(run.pipeline())
                && backup.run().equals(before)
                && !backup.madeAt().isAfter(run.orderedAt());
    }

    private Undo standing(Run run, Backup before) {
        if (!before.state().good()) {
            return new Undo.Refused(
                    before.problem().orElseGet(() -> undoRefused(run.id(), Reason.NO_BACKUP_BEFORE.toString())));
        }
        var until = before.madeAt().plus(before.occasion().staysFor());
        return until.isAfter(clock.instant())
                ? new Undo.Open(before, until)
                : refused(run.id(), Reason.UNDO_TOO_LATE.toString());
    }

    private boolean isRerun(RunOrder order) {
        return switch (order.origin()) {
            case CONSOLE, COMMAND_LINE -> hasPublished(order);
            case SCHEDULE, RECOVERY, DEMO -> false;
        };
    }

    private boolean hasPublished(RunOrder order) {
        var published = new RunFilter(
                Optional.of(order.pipeline()),
                Set.of(RunState.SUCCEEDED, RunState.PARTIAL),
                Optional.of(order.slot()),
                "");
        return !history.latest(published, 1).isEmpty();
    }

    private Optional<Run> activeOn(String pipeline) {
        return history.active().stream()
                .filter(run -> run.pipeline().equals(pipeline))
                .findFirst();
    }

    private static Undo refused(RunId run, String reason) {
        return new Undo.Refused(undoRefused(run, reason));
    }

    private static Problem undoRefused(RunId run, String reason) {
        return Problem.of(Code.UNDO_REFUSED, run, reason);
    }

    /// Looks once more while the restore holds the pipeline: another run may have published between the
    /// plan and that.
    private final class SecondLook implements Onlooker {
        private final RunId run;
        private final Onlooker other;

        SecondLook(RunId run, Onlooker other) {
            this.run = run;
            this.other = other;
        }

        @Override
        public void sees(Stage stage, double share) {
            if (stage == Stage.SAFETY_BACKUP) {
                open(run);
            }
            other.sees(stage, share);
        }

        @Override
        public boolean callsOff() {
            return other.callsOff();
        }
    }
}
