package org.vigie.console.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vigie.console.screen.Questions.Topic;
import org.vigie.runs.Run;

/// Looks at the house again and again: often while something runs, seldom otherwise, never twice at
/// once. Between two looks it only asks who is at work, so that a run that somebody else started
/// shows at once, and so does a desk that does not answer any more. Screens watch [#beats()] and
/// ask for what they show beyond the glance.
public final class Pulse {
    private final Desk desk;
    private final Questions questions;
    private final InstantSource clock;
    private final Rhythm rhythm;
    private final ReadOnlyObjectWrapper<Optional<Glance>> glance = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyLongWrapper beats = new ReadOnlyLongWrapper();
    private Instant lastAsked = Instant.EPOCH;

    /// @param active between two looks while a run is active, or while an answer is missing
    public record Rhythm(Duration active, Duration idle) {
        public static final Rhythm USUAL = new Rhythm(Duration.ofSeconds(1), Duration.ofSeconds(15));
    }

    public Pulse(Desk desk, Questions questions, InstantSource clock, Rhythm rhythm) {
        this.desk = desk;
        this.questions = questions;
        this.clock = clock;
        this.rhythm = rhythm;
    }

    public ReadOnlyObjectProperty<Optional<Glance>> glance() {
        return glance.getReadOnlyProperty();
    }

    /// How often an answer came.
    public ReadOnlyLongProperty beats() {
        return beats.getReadOnlyProperty();
    }

    /// Called more often than the rhythm; looks when it is time.
    public void tick() {
        questions.lookAtTrouble();
        if (Duration.between(lastAsked, clock.instant()).compareTo(pause()) >= 0) {
            look();
        } else if (glance.get().isPresent()) {
            questions.askAgain(Topic.KNOCK, desk::active, this::compare);
        }
    }

    /// Looks now, whatever the rhythm says.
    public void look() {
        lastAsked = clock.instant();
        questions.askAgain(Topic.GLANCE, this::ask, this::show);
    }

    private Duration pause() {
        var busy = glance.get().map(seen -> !seen.active().isEmpty()).orElse(false);
        return busy || questions.trouble().get().isPresent() ? rhythm.active() : rhythm.idle();
    }

    private Glance ask() {
        var active = desk.active();
        return new Glance(desk.morning(), active, desk.watches());
    }

    private void compare(List<Run> active) {
        if (!glance.get().map(Glance::active).equals(Optional.of(active))) {
            look();
        }
    }

    private void show(Glance seen) {
        glance.set(Optional.of(seen));
        beats.set(beats.get() + 1);
    }
}
