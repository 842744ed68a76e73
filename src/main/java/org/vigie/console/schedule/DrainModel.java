package org.vigie.console.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.vigie.console.screen.Background;
import org.vigie.console.screen.Desk;
import org.vigie.problem.Problem;

/// Until when no new run starts, and why.
final class DrainModel {
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("H:mm");

    private final Desk desk;
    private final Background background;
    private final InstantSource clock;
    private final ZoneId zone;
    private final String actor;
    private final Runnable onDone;
    private final ObjectProperty<Optional<LocalDate>> day = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty hour = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle =
            new ReadOnlyObjectWrapper<>(Optional.of(Obstacle.REASON_MISSING));
    private boolean asking;

    /// Why new runs cannot be held back now.
    enum Obstacle {
        UNTIL_UNREADABLE,
        UNTIL_PAST,
        REASON_MISSING,
        ASKING
    }

    /// The ends that people choose most.
    enum Usual {
        ONE_HOUR,
        FOUR_HOURS,
        NEXT_MORNING
    }

    DrainModel(Desk desk, Background background, InstantSource clock, ZoneId zone, String actor, Runnable onDone) {
        this.desk = desk;
        this.background = background;
        this.clock = clock;
        this.zone = zone;
        this.actor = actor;
        this.onDone = onDone;
        choose(Usual.FOUR_HOURS);
        List.<ObservableValue<?>>of(day, hour, reason).forEach(part -> part.addListener((_, _, _) -> judge()));
    }

    ObjectProperty<Optional<LocalDate>> day() {
        return day;
    }

    /// `06:00`, as it is typed.
    StringProperty hour() {
        return hour;
    }

    StringProperty reason() {
        return reason;
    }

    ReadOnlyObjectProperty<Optional<Problem>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// Empty when it can be done.
    ReadOnlyObjectProperty<Optional<Obstacle>> obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    void choose(Usual usual) {
        var now = clock.instant().atZone(zone);
        var until = switch (usual) {
            case ONE_HOUR -> now.plusHours(1);
            case FOUR_HOURS -> now.plusHours(4);
            case NEXT_MORNING ->
                now.with(MORNING).isAfter(now)
                        ? now.with(MORNING)
                        : now.plusDays(1).with(MORNING);
        };
        day.set(Optional.of(until.toLocalDate()));
        hour.set(HOUR.format(until));
    }

    /// Empty when what was typed is no hour.
    Optional<Instant> until() {
        try {
            var time = LocalTime.parse(hour.get().strip(), TYPED);
            return day.get().map(date -> date.atTime(time).atZone(zone).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    void hold() {
        judge(); // time passes while the sheet is open
        if (obstacle.get().isEmpty()) {
            var end = until().orElseThrow();
            var why = reason.get().strip();
            asking = true;
            trouble.set(Optional.empty());
            judge();
            background.run(() -> held(end, why), _ -> onDone.run(), this::refused);
        }
    }

    private Instant held(Instant end, String why) {
        desk.drain(end, actor, why);
        return end;
    }

    private void refused(Problem why) {
        asking = false;
        trouble.set(Optional.of(why));
        judge();
    }

    private void judge() {
        obstacle.set(inTheWay());
    }

    private Optional<Obstacle> inTheWay() {
        if (asking) {
            return Optional.of(Obstacle.ASKING);
        }
        var end = until();
        if (end.isEmpty()) {
            return Optional.of(Obstacle.UNTIL_UNREADABLE);
        }
        if (!end.orElseThrow().isAfter(clock.instant())) {
            return Optional.of(Obstacle.UNTIL_PAST);
        }
        return reason.get().isBlank() ? Optional.of(Obstacle.REASON_MISSING) : Optional.empty();
    }
}
