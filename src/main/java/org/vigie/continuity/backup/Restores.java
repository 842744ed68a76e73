package org.vigie.continuity.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.vigie.continuity.backup.Onlooker.Stage;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.SystemWords;
import org.vigie.runs.Run;
import org.vigie.runs.RunHistory;
import org.vigie.sqlite.Session;
import org.vigie.warehouse.Figures;
import org.vigie.warehouse.LedgerRow;
import org.vigie.warehouse.RunLedger;

/// The way back to a backup: planned, prepared beside the warehouse, verified there, swapped in one
/// move, opened, and only then called done.
///
/// Until the swap, every refusal leaves the warehouse as it was, to the byte. A restore that was cut
/// short is ended by [#resume], at the next start.
public final class Restores {
    private static final Set<Cause> NOT_NOW = EnumSet.of(Cause.WAREHOUSE_BUSY, Cause.WAREHOUSE_IO);

    private final Backups backups;
    private final RunHistory history;
    private final RestoreStore store;
    private final Preparation preparation;
    private final InstantSource clock;
    private final Consumer<String> afterwards;

    /// @param afterwards told of the pipeline whose warehouse is another one now: the book of the
    ///   models follows it
    public Restores(
            Backups backups,
            RunHistory history,
            Session book,
            Path scratch,
            InstantSource clock,
            Consumer<String> afterwards) {
        this.backups = backups;
        this.history = history;
        this.store = new RestoreStore(book, clock, backups::warehouse);
        this.preparation = new Preparation(new Scratch(scratch));
        this.clock = clock;
        this.afterwards = afterwards;
    }

    /// @param reference as [Backups#get]
    /// @throws ProblemException UNKNOWN_BACKUP, RESTORE_UNSOUND
    public RestorePlan plan(String reference, Onlooker onlooker) {
        var backup = backups.get(reference);
        var depot = backups.depot(backup.pipeline());
        var from = preparation.source(backup, onlooker);
        var then = ledger(depot, from);
        var live = live(depot);
        return new RestorePlan(
                backup,
                from,
                depot.file(),
                runs(store.published(backup.pipeline()), run -> !then.contains(run)),
                runs(store.rolledBack(backup.pipeline()), then::contains),
                live.facts(),
                live.model(),
                model(depot, from),
                live.problem());
    }

    /// Replaces the warehouse.
    ///
    /// @return how it ended: DONE
    /// @throws ProblemException UNKNOWN_BACKUP; CONFIRMATION_MISSING; RUN_ALREADY_ACTIVE,
    ///   RESTORE_UNDER_WAY; RESTORE_…; WAREHOUSE_LOCKED with whoever has it open. The warehouse is
    ///   then the one from before
    public Restore restore(BackupId id, Restore.Order order, Onlooker onlooker) {
        var backup = backups.get(id.value());
        var depot = backups.depot(backup.pipeline());
        refuseUnconfirmed(backup, depot, order.confirmation());
        var restore = begin(backup, depot, order);
        var swap = swap(restore, depot);
        try {
            preparation.prepare(backup, depot, swap.ready(), onlooker);
            keepSafe(restore, depot, onlooker);
            settle(depot);
            onlooker.sees(Stage.SWAPPING, 0);
            store.become(restore.id(), RestoreState.SWAPPING);
            exchange(swap);
            prove(restore, depot);
        } catch (CancellationException e) {
            undo(restore, swap, problem(e, backup));
            throw new ProblemException(problem(e, backup), e);
        } catch (RuntimeException | Error e) {
            undo(restore, swap, problem(e, backup));
            throw e;
        }
        return end(restore, swap);
    }

    /// Every restore that was begun, the newest first.
    public List<Restore> list() {
        return store.all();
    }

    /// Ends the restores whose process is gone: forward once the swap had begun, back before.
    ///
    /// @return how each ended
    public List<Restore> resume() {
        var resumed = store.cutShort().stream()
                .filter(restore -> backups.knows(restore.pipeline()))
                .map(this::resume)
                .toList();
        store.all().stream()
                .filter(restore -> restore.state() == RestoreState.DONE && backups.knows(restore.pipeline()))
                .forEach(restore -> forgetAside(restore, swap(restore, backups.depot(restore.pipeline()))));
        return resumed;
    }

    private Restore resume(Restore restore) {
        var depot = backups.depot(restore.pipeline());
        var swap = swap(restore, depot);
        var problem = Problem.of(Code.RESTORE_CUT_SHORT, restore.backup());
        return switch (restore.state()) {
            case PREPARING, UNDOING -> undo(restore, swap, problem);
            case SWAPPING, SWAPPED -> goOn(restore, depot, swap);
            case DONE, UNDONE -> restore;
        };
    }

    /// What waits to be swapped in was verified before; its bytes are looked at once more.
    private Restore goOn(Restore restore, Depot depot, Swap swap) {
        try {
            if (!swap.isCarriedOut()) {
                preparation.refuseOther(backups.get(restore.backup().value()), swap.ready());
                takeBack(swap);
                settle(depot);
                exchange(swap);
            }
            prove(restore, depot);
        } catch (ProblemException e) {
            return undo(restore, swap, e.problem());
        }
        return end(restore, swap);
    }

    private Restore begin(Backup backup, Depot depot, Restore.Order order) {
        var stamp = Stamp.of(clock.instant());
        var id = "restore-" + backup.pipeline() + "-" + stamp + "-"
                + ProcessHandle.current().pid();
        var aside = depot.file().resolveSibling(depot.file().getFileName() + ".replaced-" + stamp);
        store.begin(id, backup, order, aside);
        return store.get(id);
    }

    /// A backup of what is about to be replaced. Where there is none, the file itself stays.
    private void keepSafe(Restore restore, Depot depot, Onlooker onlooker) {
        if (live(depot).problem().isPresent()) {
            return;
        }
        onlooker.sees(Stage.SAFETY_BACKUP, 0);
        try {
            var wish = new Wish(restore.pipeline(), Occasion.BEFORE_RESTORE, restore.reason(), restore.actor());
            store.safety(restore.id(), backups.take(wish, Onlooker.NOBODY).id());
        } catch (ProblemException e) {
            if (NOT_NOW.contains(e.problem().cause())) {
                throw e;
            }
        }
    }

    /// A damaged one cannot be settled: it goes aside with all that lies beside it.
    private static void settle(Depot depot) {
        try {
            depot.live().settle();
        } catch (ProblemException e) {
            if (e.problem().cause() != Cause.WAREHOUSE_CORRUPT) {
                throw e;
            }
        }
    }

    /// A file that has two names for the moment is not opened.
    private static void takeBack(Swap swap) {
        try {
            swap.takeBack();
        } catch (IOException e) {
            throw new ProblemException(Code.RESTORE_NOT_WRITTEN, swap.live(), SystemWords.of(e));
        }
    }

    private static void exchange(Swap swap) {
        try {
            swap.carryOut();
        } catch (IOException e) {
            throw new ProblemException(Code.RESTORE_NOT_WRITTEN, swap.live(), SystemWords.of(e));
        }
    }

    private void prove(Restore restore, Depot depot) {
        store.become(restore.id(), RestoreState.SWAPPED);
        preparation.refuseUnproven(backups.get(restore.backup().value()), depot);
        store.done(restore, ledger(depot, depot.file()));
    }

    private Restore end(Restore restore, Swap swap) {
        var ended = store.get(restore.id());
        forgetAside(ended, swap);
        afterwards.accept(ended.pipeline());
        return ended;
    }

    /// The replaced file goes once there is a backup of it.
    private static void forgetAside(Restore restore, Swap swap) {
        try {
            if (restore.safety().isPresent()) {
                swap.forgetAside();
            }
        } catch (IOException _) {
            return; // somebody reads it; the next start looks again
        }
    }

    /// Before the swap only the file that was made ready is there to be removed.
    private Restore undo(Restore restore, Swap swap, Problem problem) {
        try {
            if (store.get(restore.id()).state() == RestoreState.PREPARING) {
                swap.forgetReady();
            } else {
                store.become(restore.id(), RestoreState.UNDOING);
                swap.undo();
            }
            heal(swap, backups.depot(restore.pipeline()));
            store.undone(restore.id(), problem);
            return store.get(restore.id());
        } catch (IOException e) {
            throw new ProblemException(Code.RESTORE_NOT_WRITTEN, swap.live(), SystemWords.of(e));
        }
    }

    /// Whoever only reads, as people do, could not.
    private static void heal(Swap swap, Depot depot) {
        if (swap.isHot()) {
            try {
                depot.live().inspect();
            } catch (ProblemException _) {
                return; // told by the next one who needs the warehouse
            }
        }
    }

    private static Problem problem(Throwable failure, Backup backup) {
        return failure instanceof ProblemException known
                ? known.problem()
                : Problem.of(Code.RESTORE_CUT_SHORT, backup.id());
    }

    private static Swap swap(Restore restore, Depot depot) {
        var name = depot.file().getFileName() + "." + restore.id() + Durable.DRAFT;
        return new Swap(depot.file(), depot.file().resolveSibling(name), restore.aside());
    }

    private static void refuseUnconfirmed(Backup backup, Depot depot, Restore.Confirmation confirmation) {
        var name = depot.file().getFileName().toString();
        boolean confirmed = switch (confirmation) {
            case Restore.Confirmation.Given() -> true;
            case Restore.Confirmation.Typed(var typed) ->
                typed.strip().equals(depot.pipeline()) || typed.strip().equals(name);
            case Restore.Confirmation.Missing() -> false;
        };
        if (!confirmed) {
            throw new ProblemException(Code.CONFIRMATION_MISSING, backup.id() + " → " + name);
        }
    }

    private List<Run> runs(List<String> ids, Predicate<String> which) {
        return ids.stream().filter(which).map(history::get).toList();
    }

    private static Set<String> ledger(Depot depot, Path file) {
        return new RunLedger(depot.as().apply(file))
                .all().stream().map(LedgerRow::runId).collect(Collectors.toCollection(HashSet::new));
    }

    private static Optional<String> model(Depot depot, Path file) {
        try (var session = depot.as().apply(file).openReadOnly()) {
            return depot.model().apply(session);
        }
    }

    private record Live(Optional<Long> facts, Optional<String> model, Optional<Problem> problem) {}

    private static Live live(Depot depot) {
        try (var session = depot.live().openReadOnly()) {
            var rows = Figures.of(session).rows();
            return new Live(
                    Optional.ofNullable(rows.get(depot.factTable())),
                    depot.model().apply(session),
                    Optional.empty());
        } catch (ProblemException e) {
            return new Live(Optional.empty(), Optional.empty(), Optional.of(e.problem()));
        }
    }
}
