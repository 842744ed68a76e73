package org.vigie.app;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.BackupState;
import org.vigie.continuity.backup.Backups;
import org.vigie.continuity.backup.Occasion;
import org.vigie.continuity.backup.Onlooker;
import org.vigie.continuity.backup.Restore;
import org.vigie.continuity.backup.RestorePlan;
import org.vigie.continuity.backup.Restores;
import org.vigie.continuity.backup.Wish;
import org.vigie.continuity.recovery.Diagnosis.ProvenBackup;
import org.vigie.continuity.recovery.Intervention;
import org.vigie.continuity.recovery.Note;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.Result;
import org.vigie.continuity.recovery.Witness;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.RunFilter;
import org.vigie.runs.RunHistory;
import org.vigie.runs.RunState;

/// The backup before an intervention, and the way back to one.
final class SafeCopy {
    private static final int RUNS_COUNTED = 100;

    private final Backups backups;
    private final Restores restores;
    private final RunHistory history;

    SafeCopy(Backups backups, Restores restores, RunHistory history) {
        this.backups = backups;
        this.restores = restores;
        this.history = history;
    }

    /// The newest that was really restored, to a scratch file.
    Optional<ProvenBackup> newest(String pipeline) {
        return backups.good(pipeline).stream()
                .filter(backup -> backup.state() == BackupState.PROVEN)
                .findFirst()
                .map(backup -> new ProvenBackup(
                        backup.id().value(),
                        backup.madeAt(),
                        backup.facts(),
                        publishedSince(pipeline, backup.madeAt())));
    }

    /// Makes one and proves it; nothing is touched before that.
    Result take(Intervention it, Witness witness) {
        var wish = new Wish(it.pipeline(), Occasion.BEFORE_RECOVERY, reason(it), it.actor());
        var taken = backups.take(wish, new UntilInterrupted());
        witness.saw(
                Kind.BACKED_UP,
                taken.file().getFileName(),
                taken.bytes(),
                taken.sha256().orElse("–"));
        taken.second().flatMap(Backup.SecondCopy::problem).map(Note::of).ifPresent(witness::saw);
        var proven = backups.prove(taken.id(), new UntilInterrupted());
        if (proven.state() != BackupState.PROVEN) {
            return new Result.Failed(
                    proven.problem().orElseGet(() -> Problem.of(Code.NO_PROVEN_BACKUP, it.pipeline())));
        }
        witness.saw(Kind.BACKUP_PROVEN, proven.id(), proven.facts());
        return Result.DONE;
    }

    /// Puts the newest proven one in the warehouse's place; one that turns out bad makes way for an
    /// older one.
    ///
    /// @return false when none is good
    boolean restore(Intervention it, Witness witness) {
        return backups.good(it.pipeline()).stream()
                .filter(backup -> isProven(backup, witness))
                .anyMatch(backup -> restored(backup, it, witness));
    }

    private boolean isProven(Backup backup, Witness witness) {
        if (backup.state() == BackupState.PROVEN) {
            return true;
        }
        var tried = backups.prove(backup.id(), new UntilInterrupted());
        tried.problem().map(Note::of).ifPresent(witness::saw);
        return tried.state() == BackupState.PROVEN;
    }

    private boolean restored(Backup backup, Intervention it, Witness witness) {
        try {
            tell(restores.plan(backup.id().value(), new UntilInterrupted()), witness);
            var order = new Restore.Order(it.actor(), reason(it), new Restore.Confirmation.Given());
            tell(restores.restore(backup.id(), order, new UntilInterrupted()), backup, witness);
            return true;
        } catch (ProblemException e) {
            if (e.problem().code() != Code.RESTORE_UNSOUND) {
                throw e;
            }
            witness.saw(Note.of(e.problem()));
            return false;
        }
    }

    private static void tell(RestorePlan plan, Witness witness) {
        var backup = plan.backup();
        witness.saw(
                Kind.RESTORE_PLANNED, backup.id(), backup.madeAt(), plan.lost().size());
        plan.lost().forEach(run -> witness.saw(Kind.NIGHT_TAKEN_BACK, run.id(), run.slot()));
    }

    private static void tell(Restore restore, Backup backup, Witness witness) {
        witness.saw(Kind.RESTORED, backup.id(), backup.facts());
        restore.safety()
                .ifPresentOrElse(
                        safety -> witness.saw(Kind.SAFETY_BACKUP, safety),
                        () -> witness.saw(Kind.KEPT_ASIDE, restore.aside().getFileName()));
    }

    private long publishedSince(String pipeline, Instant made) {
        var published = new RunFilter(
                Optional.of(pipeline), Set.of(RunState.SUCCEEDED, RunState.PARTIAL), Optional.empty(), "");
        return history.latest(published, RUNS_COUNTED).stream()
                .flatMap(run -> run.endedAt().stream())
                .filter(ended -> ended.isAfter(made))
                .count();
    }

    private static String reason(Intervention it) {
        return it.id() + " – " + it.reason();
    }

    /// Whoever calls a step off interrupts its thread.
    private static final class UntilInterrupted implements Onlooker {
        @Override
        public void sees(Stage stage, double share) {}

        @Override
        public boolean callsOff() {
            return Thread.currentThread().isInterrupted();
        }
    }
}
