package org.vigie.console.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vigie.problem.Problem;

/// What the screens ask of the desk, away from the JavaFX thread: one question of a kind at a time,
/// and only its newest answer counts.
///
/// An unanswered question is a [Trouble] that the window shows in its banner; the next answer of
/// the same kind ends it. Lives on the JavaFX thread.
public final class Questions {
    private final Background background;
    private final InstantSource clock;
    private final Duration patience;
    private final Map<Topic, Asked> open = new EnumMap<>(Topic.class);
    private final Map<Topic, Problem> failed = new EnumMap<>(Topic.class);
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int number;

    public enum Topic {
        GLANCE,
        KNOCK,
        RUNS,
        PAGE,
        LOG,
        LOG_PAGE,
        LOG_ERRORS,
        LOG_SEARCH,
        LOG_STEP,
        LOG_COPY,
        QUARANTINE,
        FLEET,
        LOCOMOTIVE,
        SCHEDULE,
        RECOVERY,
        BACKUPS,
        /// Not asked: the window itself went wrong.
        WINDOW
    }

    /// @param reason empty while the answer is merely late
    public record Trouble(Optional<Problem> reason) {}

    private record Asked(int number, Instant at) {}

    /// @param patience after this, a question without an answer is a trouble
    public Questions(Background background, InstantSource clock, Duration patience) {
        this.background = background;
        this.clock = clock;
        this.patience = patience;
    }

    public ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// Asks; an older question on the same topic is forgotten.
    public <T> void ask(Topic topic, Callable<T> work, Consumer<T> onAnswer) {
        var asked = new Asked(++number, clock.instant());
        open.put(topic, asked);
        background.run(
                work, answer -> answered(topic, asked, answer, onAnswer), reason -> unanswered(topic, asked, reason));
    }

    /// Asks, unless the same is being asked already: what a pulse needs.
    public <T> void askAgain(Topic topic, Callable<T> work, Consumer<T> onAnswer) {
        if (!open.containsKey(topic)) {
            ask(topic, work, onAnswer);
        }
    }

    /// Nobody waits for this any more.
    public void drop(Topic topic) {
        open.remove(topic);
        failed.remove(topic);
        lookAtTrouble();
    }

    /// A trouble that no question brought; it stays until it is dropped.
    public void tell(Topic topic, Problem problem) {
        failed.put(topic, problem);
        lookAtTrouble();
    }

    /// Called once a second, so that a late answer is seen while it is late.
    public void lookAtTrouble() {
        var reason = failed.values().stream().findFirst();
        var now = reason.isPresent() || late() ? Optional.of(new Trouble(reason)) : Optional.<Trouble>empty();
        if (!now.equals(trouble.get())) {
            trouble.set(now);
        }
    }

    private boolean late() {
        var limit = clock.instant().minus(patience);
        return open.values().stream().anyMatch(asked -> asked.at().isBefore(limit));
    }

    private <T> void answered(Topic topic, Asked asked, T answer, Consumer<T> onAnswer) {
        if (open.remove(topic, asked)) {
            failed.remove(topic);
            lookAtTrouble();
            onAnswer.accept(answer);
        }
    }

    private void unanswered(Topic topic, Asked asked, Problem reason) {
        if (open.remove(topic, asked)) {
            failed.put(topic, reason);
            lookAtTrouble();
        }
    }
}
