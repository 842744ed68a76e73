package org.vigie.console.backups;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.vigie.console.backups.Outcome.Taken;
import org.vigie.console.backups.Outcome.Tried;
import org.vigie.console.screen.BackupDesk.Stock;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Questions.Topic;
import org.vigie.console.screen.Questions.Trouble;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.BackupId;
import org.vigie.continuity.backup.BackupState;
import org.vigie.continuity.backup.Occasion;
import org.vigie.continuity.backup.Standing;
import org.vigie.continuity.backup.Wish;

/// The backups, which follow the pulse while the screen is shown; which of them is looked at; and
/// what is ordered.
final class BackupsModel {
    private final Desk desk;
    private final Questions questions;
    private final Work work;
    private final String actor;
    private final ReadOnlyObjectWrapper<Optional<Stock>> stock = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<String>> pipeline = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<BackupId>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private boolean entered;

    BackupsModel(Desk desk, Questions questions, Work work, String actor) {
        this.desk = desk;
        this.questions = questions;
        this.work = work;
        this.actor = actor;
        pipeline.addListener((_, _, _) -> keepChosenInSight());
    }

    /// Empty until the first answer.
    ReadOnlyObjectProperty<Optional<Stock>> stock() {
        return stock.getReadOnlyProperty();
    }

    /// Empty: all of them.
    ObjectProperty<Optional<String>> pipeline() {
        return pipeline;
    }

    ObjectProperty<Optional<BackupId>> chosen() {
        return chosen;
    }

    ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return questions.trouble();
    }

    Work work() {
        return work;
    }

    List<String> pipelines() {
        return stock.get().stream()
                .flatMap(now -> now.standings().stream())
                .map(Standing::pipeline)
                .toList();
    }

    /// Those that are there, are on their way or never came to be, the newest first. What the
    /// retention removed is no longer anybody's concern.
    List<Backup> list() {
        return stock.get().stream()
                .flatMap(now -> now.backups().stream())
                .filter(backup -> backup.state() != BackupState.GONE)
                .filter(backup -> pipeline.get().map(backup.pipeline()::equals).orElse(true))
                .toList();
    }

    Optional<Backup> chosenBackup() {
        return list().stream()
                .filter(backup -> chosen.get().equals(Optional.of(backup.id())))
                .findFirst();
    }

    /// The backups can be seen now: their place is there, and the desk answers.
    boolean inSight() {
        return stock.get().filter(now -> now.obstacle().isEmpty()).isPresent()
                && trouble().get().flatMap(Trouble::reason).isEmpty();
    }

    void enter() {
        entered = true;
        refresh();
    }

    void leave() {
        entered = false;
        questions.drop(Topic.BACKUPS);
    }

    void beat() {
        if (entered) {
            questions.askAgain(Topic.BACKUPS, () -> desk.backups().stock(), this::show);
        }
    }

    void refresh() {
        questions.ask(Topic.BACKUPS, () -> desk.backups().stock(), this::show);
    }

    /// @param reason in the words of whoever asks
    void take(String ofPipeline, String reason) {
        var wish = new Wish(ofPipeline, Occasion.ON_DEMAND, reason, actor);
        work.begin(
                Work.Kind.TAKE, ofPipeline, onlooker -> new Taken(desk.backups().take(wish, onlooker)), this::refresh);
    }

    /// Of the chosen one.
    void prove() {
        chosenBackup().filter(BackupsModel::provable).ifPresent(this::prove);
    }

    private void prove(Backup backup) {
        work.begin(
                Work.Kind.PROVE,
                backup.pipeline(),
                onlooker -> new Tried(desk.backups().prove(backup.id(), onlooker)),
                this::refresh);
    }

    /// A damaged one may have been mended, or its disk may have come back.
    static boolean provable(Backup backup) {
        return switch (backup.state()) {
            case VERIFIED, PROVEN, DAMAGED -> true;
            case MAKING, GONE, FAILED -> false;
        };
    }

    /// Of a damaged one the copy in the second place may be sound: the plan tells.
    static boolean restorable(Backup backup) {
        return backup.state().good()
                || (backup.state() == BackupState.DAMAGED && backup.second().isPresent());
    }

    private void show(Stock now) {
        stock.set(Optional.of(now));
        keepChosenInSight();
    }

    /// Something is always chosen while there is something: the newest that can be gone back to.
    private void keepChosenInSight() {
        if (chosenBackup().isEmpty()) {
            var there = list();
            chosen.set(there.stream()
                    .filter(backup -> backup.state().good())
                    .findFirst()
                    .or(() -> there.stream().findFirst())
                    .map(Backup::id));
        }
    }
}
