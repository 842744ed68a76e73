package org.vigie.continuity.backup;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.vigie.problem.Problem;
import org.vigie.problem.ProblemException;
import org.vigie.runs.RunHistory;
import org.vigie.warehouse.LedgerRow;
import org.vigie.warehouse.RunLedger;

/// What is due by itself: a backup after each run that published, the newest one really restored
/// each night, the second place brought up to date, old ones pruned once a newer one is proven.
///
/// Asked by whoever is there once a run has ended, and told apart from it: a backup that fails never
/// makes a good night bad.
public final class BackupDuty {
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMinutes(15);
    private static final String ACTOR = "vigie";

    private final Backups backups;
    private final RunHistory history;

    public BackupDuty(Backups backups, RunHistory history) {
        this.backups = backups;
        this.history = history;
    }

    /// Does what is due now; nothing when nothing is.
    ///
    /// @param done told of each backup that was taken or proven
    /// @param failed told of what did not succeed
    public void look(Onlooker onlooker, Consumer<Backup> done, Consumer<Problem> failed) {
        backups.depots().forEach(depot -> look(depot, onlooker, done, failed));
    }

    private void look(Depot depot, Onlooker onlooker, Consumer<Backup> done, Consumer<Problem> failed) {
        if (history.active().stream().anyMatch(run -> run.pipeline().equals(depot.pipeline()))) {
            return;
        }
        try {
            if (backups.settings().afterRun() && isDue(depot)) {
                var run = newest(depot).map(LedgerRow::runId).orElseThrow();
                var taken = backups.take(new Wish(depot.pipeline(), Occasion.AFTER_RUN, run, ACTOR), onlooker);
                done.accept(taken);
                taken.second().flatMap(Backup.SecondCopy::problem).ifPresent(failed);
            }
            backups.good(depot.pipeline()).stream()
                    .findFirst()
                    .ifPresent(newest -> lookAt(newest, onlooker, done, failed));
        } catch (ProblemException e) {
            failed.accept(e.problem());
        }
    }

    private void lookAt(Backup newest, Onlooker onlooker, Consumer<Backup> done, Consumer<Problem> failed) {
        backups.catchUp(newest, onlooker);
        var due = backups.now().minus(backups.settings().proveEvery());
        if (newest.provenAt().filter(at -> at.isAfter(due)).isPresent()) {
            return;
        }
        var proven = backups.prove(newest.id(), onlooker);
        if (proven.state() == BackupState.PROVEN) {
            done.accept(proven);
            if (backups.settings().prune()) {
                backups.prune(onlooker);
            }
        }
        proven.problem().ifPresent(failed);
    }

    /// A warehouse that cannot be read is told by whoever needs it; there is nothing to back up.
    private boolean isDue(Depot depot) {
        return newest(depot).filter(run -> !isThere(depot, run)).isPresent();
    }

    private Optional<LedgerRow> newest(Depot depot) {
        try {
            return new RunLedger(depot.live()).newest();
        } catch (ProblemException _) {
            return Optional.empty(); // told by the run, the morning and the doctor
        }
    }

    private boolean isThere(Depot depot, LedgerRow run) {
        var lately = backups.now().minus(BEFORE_ANOTHER_TRY);
        return backups.list().stream()
                .filter(backup -> backup.pipeline().equals(depot.pipeline()))
                .anyMatch(backup -> switch (backup.state()) {
                    case VERIFIED, PROVEN ->
                        backup.run().filter(run.runId()::equals).isPresent();
                    case MAKING, FAILED ->
                        backup.reason().equals(run.runId()) && backup.madeAt().isAfter(lately);
                    case DAMAGED, GONE -> false;
                });
    }
}
