package org.vigie.console.backups;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.vigie.console.backups.Work.Ended;
import org.vigie.console.screen.Background;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Pulse;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.Restore;
import org.vigie.continuity.backup.RestorePlan;
import org.vigie.problem.Problem;
import org.vigie.runs.Run;

/// What a restore would do, why it is wanted, whether it was confirmed by name, and how far it is.
final class RestoreModel {
    private final Desk desk;
    private final Background background;
    private final Pulse pulse;
    private final Work work;
    private final String actor;
    private final Backup backup;
    private final Runnable onEnd;
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyDoubleWrapper read = new ReadOnlyDoubleWrapper();
    private final ReadOnlyObjectWrapper<Optional<RestorePlan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.ASKING);
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle =
            new ReadOnlyObjectWrapper<>(Optional.of(Obstacle.READING));
    private final Watcher reader;
    private boolean reading;

    enum Phase {
        ASKING,
        RESTORING,
        /// Done, or called off: see [Work#ended].
        ENDED
    }

    /// Why it cannot be restored now; the sheet says it beside the greyed button.
    enum Obstacle {
        READING,
        PLAN_MISSING,
        ALREADY_ACTIVE,
        OTHER_WORK,
        REASON_MISSING,
        NAME_MISSING
    }

    /// @param onEnd called when the restore has ended, whatever its outcome
    RestoreModel(
            Desk desk, Background background, Pulse pulse, Work work, String actor, Backup backup, Runnable onEnd) {
        this.desk = desk;
        this.background = background;
        this.pulse = pulse;
        this.work = work;
        this.actor = actor;
        this.backup = backup;
        this.onEnd = onEnd;
        this.reader = new Watcher(background, (_, share) -> read.set(share));
        List.<ObservableValue<?>>of(reason, typed, pulse.glance(), work.progress())
                .forEach(part -> part.addListener((_, _, _) -> judge()));
    }

    Backup backup() {
        return backup;
    }

    Work work() {
        return work;
    }

    StringProperty reason() {
        return reason;
    }

    /// The name of what is replaced, typed by hand.
    StringProperty typed() {
        return typed;
    }

    /// How much of the backup the plan has read: each byte is looked at.
    ReadOnlyDoubleProperty read() {
        return read.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<RestorePlan>> plan() {
        return plan.getReadOnlyProperty();
    }

    /// Why there is no plan, or why the restore was refused.
    ReadOnlyObjectProperty<Optional<Problem>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /// Empty when it can be restored.
    ReadOnlyObjectProperty<Optional<Obstacle>> obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    /// The name that must be typed; empty before there is a plan.
    Optional<String> target() {
        return plan.get().map(found -> found.to().getFileName().toString());
    }

    /// The run that is in the way.
    Optional<Run> active() {
        return pulse.glance().get().stream()
                .flatMap(glance -> glance.active().stream())
                .filter(run -> run.pipeline().equals(backup.pipeline()))
                .findFirst();
    }

    void readPlan() {
        reading = true;
        judge();
        background.run(this::planned, this::planned, this::notPlanned);
    }

    void restore() {
        if (phase.get() == Phase.ASKING && obstacle.get().isEmpty()) {
            var found = plan.get().orElseThrow();
            var order = new Restore.Order(
                    actor,
                    reason.get().strip(),
                    new Restore.Confirmation.Typed(typed.get().strip()));
            phase.set(Phase.RESTORING);
            trouble.set(Optional.empty());
            work.begin(
                    Work.Kind.RESTORE,
                    backup.pipeline(),
                    onlooker -> new Outcome.Restored(desk.backups().restore(backup.id(), order, onlooker), found),
                    this::ended);
        }
    }

    /// The sheet is gone. A restore goes on; a plan that is still read does not.
    void leave() {
        reader.callOff();
    }

    private Optional<RestorePlan> planned() {
        try {
            return Optional.of(desk.backups().plan(backup.id(), reader));
        } catch (CancellationException _) {
            return Optional.empty();
        }
    }

    private void planned(Optional<RestorePlan> found) {
        reading = false;
        plan.set(found);
        judge();
    }

    private void notPlanned(Problem why) {
        reading = false;
        trouble.set(Optional.of(why));
        judge();
    }

    /// A refusal leaves everything as it was: it can be tried again.
    private void ended() {
        var refused = work.ended().get().flatMap(RestoreModel::refusal);
        trouble.set(refused);
        phase.set(refused.isPresent() ? Phase.ASKING : Phase.ENDED);
        judge();
        onEnd.run();
    }

    private static Optional<Problem> refusal(Ended how) {
        return how.outcome() instanceof Outcome.Refused(var why) ? Optional.of(why) : Optional.empty();
    }

    private void judge() {
        obstacle.set(inTheWay());
    }

    private Optional<Obstacle> inTheWay() {
        if (active().isPresent()) {
            return Optional.of(Obstacle.ALREADY_ACTIVE);
        }
        if (reading) {
            return Optional.of(Obstacle.READING);
        }
        if (plan.get().isEmpty()) {
            return Optional.of(Obstacle.PLAN_MISSING);
        }
        if (work.underWay()) {
            return Optional.of(Obstacle.OTHER_WORK);
        }
        if (reason.get().isBlank()) {
            return Optional.of(Obstacle.REASON_MISSING);
        }
        return target().equals(Optional.of(typed.get().strip()))
                ? Optional.empty()
                : Optional.of(Obstacle.NAME_MISSING);
    }
}
