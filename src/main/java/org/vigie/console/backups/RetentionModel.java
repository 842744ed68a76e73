package org.vigie.console.backups;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.vigie.console.screen.Background;
import org.vigie.console.screen.Desk;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.Retention;
import org.vigie.problem.Problem;

/// What the retention would keep and remove, and whether somebody has agreed to it.
final class RetentionModel {
    private final Desk desk;
    private final Background background;
    private final Work work;
    private final Runnable onBegun;
    private final Runnable onEnd;
    private final BooleanProperty agreed = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<List<Retention.Plan>>> plans =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle =
            new ReadOnlyObjectWrapper<>(Optional.of(Obstacle.READING));

    /// Why nothing can be removed now.
    enum Obstacle {
        READING,
        PLAN_MISSING,
        NOTHING,
        OTHER_WORK,
        NOT_AGREED
    }

    /// @param onBegun called when the removal has begun: the screen shows how it goes on
    /// @param onEnd called when it has ended, whatever its outcome
    RetentionModel(Desk desk, Background background, Work work, Runnable onBegun, Runnable onEnd) {
        this.desk = desk;
        this.background = background;
        this.work = work;
        this.onBegun = onBegun;
        this.onEnd = onEnd;
        List.<ObservableValue<?>>of(agreed, work.progress()).forEach(part -> part.addListener((_, _, _) -> judge()));
    }

    BooleanProperty agreed() {
        return agreed;
    }

    /// Empty until they are read.
    ReadOnlyObjectProperty<Optional<List<Retention.Plan>>> plans() {
        return plans.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Obstacle>> obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    List<Backup> drop() {
        return plans.get().stream()
                .flatMap(List::stream)
                .flatMap(plan -> plan.drop().stream())
                .toList();
    }

    List<Retention.Kept> keep() {
        return plans.get().stream()
                .flatMap(List::stream)
                .flatMap(plan -> plan.keep().stream())
                .toList();
    }

    void read() {
        background.run(() -> desk.backups().pruning(), this::show, this::notRead);
    }

    void prune() {
        if (obstacle.get().isEmpty()) {
            work.begin(
                    Work.Kind.PRUNE,
                    "",
                    onlooker -> new Outcome.Removed(desk.backups().prune(onlooker)),
                    onEnd);
            onBegun.run();
        }
    }

    private void show(List<Retention.Plan> found) {
        plans.set(Optional.of(found));
        judge();
    }

    private void notRead(Problem why) {
        trouble.set(Optional.of(why));
        judge();
    }

    private void judge() {
        obstacle.set(inTheWay());
    }

    private Optional<Obstacle> inTheWay() {
        if (trouble.get().isPresent()) {
            return Optional.of(Obstacle.PLAN_MISSING);
        }
        if (plans.get().isEmpty()) {
            return Optional.of(Obstacle.READING);
        }
        if (drop().isEmpty()) {
            return Optional.of(Obstacle.NOTHING);
        }
        if (work.underWay()) {
            return Optional.of(Obstacle.OTHER_WORK);
        }
        return agreed.get() ? Optional.empty() : Optional.of(Obstacle.NOT_AGREED);
    }
}
