package org.vigie.console.backups;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vigie.console.screen.Background;
import org.vigie.continuity.backup.Onlooker;
import org.vigie.continuity.backup.Onlooker.Stage;
import org.vigie.problem.Problem;

/// The one long piece of work that was ordered here: how far it is, how the last one ended, and the
/// way to call it off. It goes on when its sheet is closed or another screen is shown.
final class Work {
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Ended>> ended = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Watcher> watcher = Optional.empty();

    enum Kind {
        TAKE,
        PROVE,
        RESTORE,
        PRUNE
    }

    /// @param pipeline empty where it is about all of them
    /// @param stage empty before the first news
    /// @param share of the stage, between 0 and 1
    record Progress(Kind kind, String pipeline, Optional<Stage> stage, double share, boolean calledOff) {
        /// A warehouse that is being replaced is replaced: the way back is another restore.
        boolean canBeCalledOff() {
            return !calledOff
                    && !(kind == Kind.RESTORE && stage.filter(Work::tooLate).isPresent());
        }
    }

    record Ended(Kind kind, String pipeline, Outcome outcome) {}

    Work(Background background) {
        this.background = background;
    }

    /// Empty while nothing is under way.
    ReadOnlyObjectProperty<Optional<Progress>> progress() {
        return progress.getReadOnlyProperty();
    }

    /// How the last piece ended; empty once another one has begun.
    ReadOnlyObjectProperty<Optional<Ended>> ended() {
        return ended.getReadOnlyProperty();
    }

    boolean underWay() {
        return progress.get().isPresent();
    }

    /// Nothing while something else is under way.
    ///
    /// @param onEnd called whatever the outcome
    void begin(Kind kind, String pipeline, Function<Onlooker, Outcome> work, Runnable onEnd) {
        if (underWay()) {
            return;
        }
        var begun = new Progress(kind, pipeline, Optional.empty(), 0, false);
        var watching = new Watcher(background, this::advance);
        watcher = Optional.of(watching);
        ended.set(Optional.empty());
        progress.set(Optional.of(begun));
        background.run(
                () -> carriedOut(work, watching),
                outcome -> end(new Ended(kind, pipeline, outcome), onEnd),
                why -> end(new Ended(kind, pipeline, refused(why, watching)), onEnd));
    }

    void callOff() {
        watcher.ifPresent(Watcher::callOff);
        progress.get()
                .ifPresent(now -> progress.set(
                        Optional.of(new Progress(now.kind(), now.pipeline(), now.stage(), now.share(), true))));
    }

    void forgetEnded() {
        ended.set(Optional.empty());
    }

    private static Outcome carriedOut(Function<Onlooker, Outcome> work, Onlooker onlooker) {
        try {
            return work.apply(onlooker);
        } catch (CancellationException _) {
            return new Outcome.CalledOff();
        }
    }

    /// That a called-off piece did not succeed is no problem.
    private static Outcome refused(Problem why, Watcher watching) {
        return switch (why.code()) {
            case BACKUP_CALLED_OFF, RESTORE_CUT_SHORT ->
                watching.callsOff() ? new Outcome.CalledOff() : new Outcome.Refused(why);
            default -> new Outcome.Refused(why);
        };
    }

    private void advance(Stage stage, double share) {
        progress.get()
                .ifPresent(now -> progress.set(Optional.of(
                        new Progress(now.kind(), now.pipeline(), Optional.of(stage), share, now.calledOff()))));
    }

    private void end(Ended how, Runnable onEnd) {
        watcher = Optional.empty();
        progress.set(Optional.empty());
        ended.set(Optional.of(how));
        onEnd.run();
    }

    private static boolean tooLate(Stage stage) {
        return switch (stage) {
            case SAFETY_BACKUP, SWAPPING -> true;
            case COPYING, VERIFYING, HASHING, SECOND_PLACE, PROVING -> false;
        };
    }
}
