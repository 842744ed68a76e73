package org.vigie.continuity.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.Post;
import org.vigie.runs.Run;
import org.vigie.runs.RunHistory;

/// What is due by itself: a backup after each run that published, the newest one really restored
/// each night, the second place brought up to date, old ones pruned once a newer one is proven.
///
/// Asked again and again by whoever is there, in several processes at once: one of them does it. Told
/// apart from the runs: a backup that fails never makes a good night bad.
public final class BackupDuty {
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMinutes(15);
    private static final String ACTOR = "vigie";

    private final Backups backups;
    private final RunHistory history;
    private final Post post;
    private final Map<String, Instant> tried = new HashMap<>();

    /// @param post that one process has while it works
    public BackupDuty(Backups backups, RunHistory history, Post post) {
        this.backups = backups;
        this.history = history;
        this.post = post;
    }

    /// Does what is due now; nothing when nothing is, or when another process does it. As long as
    /// nothing is due it only reads the operations book.
    ///
    /// @param done told of each backup that was taken or proven
    /// @param failed told of what did not succeed; it is tried again a while later
    public synchronized void look(Onlooker onlooker, Consumer<Backup> done, Consumer<Problem> failed) {
        tried.values().removeIf(at -> !at.isAfter(lately()));
        backups.depots().stream()
                .filter(depot -> isDue(depot.pipeline()))
                .forEach(depot -> inTurn(depot.pipeline(), onlooker, done, failed));
    }

    private boolean isDue(String pipeline) {
        var newest = newest(pipeline);
        return !isAtWork(pipeline)
                && (unsaved(pipeline).isPresent()
                        || newest.filter(this::isToBeCopied).isPresent()
                        || newest.filter(this::isToBeProven).isPresent());
    }

    private void inTurn(String pipeline, Onlooker onlooker, Consumer<Backup> done, Consumer<Problem> failed) {
        if (!post.hold()) {
            return;
        }
        try {
            carryOut(pipeline, new OnDuty(post, onlooker), done, failed);
        } catch (ProblemException e) {
            if (e.problem().code() != Code.BACKUP_CALLED_OFF) {
                failed.accept(e.problem());
            }
        } catch (CancellationException _) {
            return; // whoever called it off knows
        } finally {
            post.leave();
        }
    }

    /// What is due is looked up once more: another process may have done it in between.
    private void carryOut(String pipeline, Onlooker onlooker, Consumer<Backup> done, Consumer<Problem> failed) {
        unsaved(pipeline).ifPresent(run -> {
            var wish = new Wish(pipeline, Occasion.AFTER_RUN, run.id().value(), ACTOR);
            var taken = backups.take(wish, onlooker);
            done.accept(taken);
            taken.second().flatMap(Backup.SecondCopy::problem).ifPresent(failed);
        });
        newest(pipeline).filter(this::isToBeCopied).ifPresent(backup -> {
            tried.put(copying(backup), backups.now());
            backups.catchUp(backup, onlooker);
        });
        newest(pipeline).filter(this::isToBeProven).ifPresent(backup -> {
            tried.put(proving(backup), backups.now());
            prove(backup, onlooker, done, failed);
        });
    }

    private void prove(Backup backup, Onlooker onlooker, Consumer<Backup> done, Consumer<Problem> failed) {
        var proven = backups.prove(backup.id(), onlooker);
        if (proven.state() == BackupState.PROVEN) {
            done.accept(proven);
            if (backups.settings().prune()) {
                backups.prune(onlooker);
            }
        }
        proven.problem().ifPresent(failed);
    }

    private boolean isAtWork(String pipeline) {
        return history.active().stream().anyMatch(run -> run.pipeline().equals(pipeline));
    }

    private Optional<Backup> newest(String pipeline) {
        return backups.good(pipeline).stream().findFirst();
    }

    private boolean isToBeCopied(Backup newest) {
        return backups.isToBeCopied(newest) && !tried.containsKey(copying(newest));
    }

    private boolean isToBeProven(Backup newest) {
        var due = backups.now().minus(backups.settings().proveEvery());
        return newest.provenAt().filter(at -> at.isAfter(due)).isEmpty() && !tried.containsKey(proving(newest));
    }

    private static String copying(Backup backup) {
        return "copy " + backup.id();
    }

    private static String proving(Backup backup) {
        return "prove " + backup.id();
    }

    /// The newest publication, while there is no backup from after it.
    private Optional<Run> unsaved(String pipeline) {
        return backups.settings().afterRun()
                ? history.newestPublished(pipeline).filter(run -> !isSaved(run))
                : Optional.empty();
    }

    /// One that a killed process left, or that was called off, is taken again at once; one that failed,
    /// a while later.
    private boolean isSaved(Run run) {
        return backups.list().stream()
                .filter(backup -> backup.pipeline().equals(run.pipeline()))
                .filter(backup -> backup.reason().equals(run.id().value())
                        || backup.run().filter(run.id().value()::equals).isPresent())
                .anyMatch(backup -> switch (backup.state()) {
                    case VERIFIED, PROVEN, MAKING -> true;
                    case FAILED -> failedOfItself(backup) && backup.madeAt().isAfter(lately());
                    case DAMAGED, GONE -> false;
                });
    }

    private static boolean failedOfItself(Backup backup) {
        return backup.problem()
                .map(Problem::code)
                .filter(code -> code == Code.BACKUP_CUT_SHORT || code == Code.BACKUP_CALLED_OFF)
                .isEmpty();
    }

    private Instant lately() {
        return backups.now().minus(BEFORE_ANOTHER_TRY);
    }

    /// Shows that its process is awake while it works, and ends the work when another one has the
    /// duty: this process was frozen, then.
    private static final class OnDuty implements Onlooker {
        private static final long BETWEEN_SIGNS = Duration.ofSeconds(1).toNanos();

        private final Post post;
        private final Onlooker other;
        private long shownAt = System.nanoTime();
        private boolean lost;

        OnDuty(Post post, Onlooker other) {
            this.post = post;
            this.other = other;
        }

        @Override
        public void sees(Stage stage, double share) {
            other.sees(stage, share);
        }

        @Override
        public boolean callsOff() {
            if (System.nanoTime() - shownAt >= BETWEEN_SIGNS) {
                lost = lost || !held();
                shownAt = System.nanoTime();
            }
            return lost || other.callsOff();
        }

        private boolean held() {
            try {
                return post.hold();
            } catch (ProblemException _) {
                return true; // a book that somebody holds makes a sign late, and nothing else
            }
        }
    }
}
