package org.vigie.console.rerun;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.vigie.console.screen.Background;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Pulse;
import org.vigie.problem.Problem;
import org.vigie.runs.Origin;
import org.vigie.runs.RerunPlan;
import org.vigie.runs.RerunPlan.PlannedInput;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.RunOrder;
import org.vigie.runs.RunPage;
import org.vigie.runs.RunPage.Input;

/// What would be rerun, with which inputs, why; and what stands in the way.
final class RerunModel {
    private final Desk desk;
    private final Background background;
    private final Pulse pulse;
    private final InstantSource clock;
    private final ZoneId zone;
    private final String actor;
    private final Consumer<RunId> onOrdered;
    private final ReadOnlyObjectWrapper<String> pipeline = new ReadOnlyObjectWrapper<>("");
    private final ObjectProperty<Optional<LocalDate>> night = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RerunPlan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty replay = new SimpleBooleanProperty();
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle =
            new ReadOnlyObjectWrapper<>(Optional.of(Obstacle.READING));
    private boolean reading;
    private boolean ordering;
    private int asked;

    RerunModel(
            Desk desk,
            Background background,
            Pulse pulse,
            InstantSource clock,
            ZoneId zone,
            String actor,
            Consumer<RunId> onOrdered) {
        this.desk = desk;
        this.background = background;
        this.pulse = pulse;
        this.clock = clock;
        this.zone = zone;
        this.actor = actor;
        this.onOrdered = onOrdered;
        night.addListener((_, _, _) -> readPlan());
        List.<ObservableValue<?>>of(replay, reason, pulse.glance())
                .forEach(part -> part.addListener((_, _, _) -> judge()));
    }

    ReadOnlyObjectProperty<String> pipeline() {
        return pipeline.getReadOnlyProperty();
    }

    ObjectProperty<Optional<LocalDate>> night() {
        return night;
    }

    ReadOnlyObjectProperty<Optional<RerunPlan>> plan() {
        return plan.getReadOnlyProperty();
    }

    /// Read the exact inputs of the last run again, instead of the sources as they are now.
    BooleanProperty replay() {
        return replay;
    }

    StringProperty reason() {
        return reason;
    }

    ReadOnlyObjectProperty<Optional<Problem>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// Empty when the run can be ordered.
    ReadOnlyObjectProperty<Optional<Obstacle>> obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    void open(String ofPipeline, LocalDate ofNight) {
        pipeline.set(ofPipeline);
        night.set(Optional.of(ofNight));
    }

    /// The run that is in the way: one run per pipeline, whatever its night.
    Optional<Run> active() {
        return pulse.glance().get().stream()
                .flatMap(glance -> glance.active().stream())
                .filter(run -> run.pipeline().equals(pipeline.get()))
                .findFirst();
    }

    /// The last run, when it kept a copy of every input: one that failed while reading did not.
    Optional<RunPage> replayable() {
        return plan.get().flatMap(found -> found.last().filter(page -> keptAll(found, page)));
    }

    private static boolean keptAll(RerunPlan found, RunPage page) {
        var kept = page.inputs().stream().map(Input::source).collect(Collectors.toSet());
        return found.current().stream().map(PlannedInput::source).allMatch(kept::contains);
    }

    LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    /// Looks at the inputs again: somebody may just have dropped the missing file.
    void readPlan() {
        var number = ++asked;
        plan.set(Optional.empty());
        trouble.set(Optional.empty());
        replay.set(false);
        reading = night.get().filter(day -> !day.isAfter(today())).isPresent();
        judge();
        if (reading) {
            readPlan(number, pipeline.get(), night.get().orElseThrow());
        }
    }

    void order() {
        if (obstacle.get().isEmpty()) {
            ordering = true;
            trouble.set(Optional.empty());
            judge();
            var what = wanted();
            background.run(() -> desk.order(what), this::ordered, this::refused);
        }
    }

    private void readPlan(int number, String ofPipeline, LocalDate ofNight) {
        background.run(
                () -> desk.plan(ofPipeline, ofNight),
                found -> planned(number, Optional.of(found), Optional.empty()),
                reasonOfFailure -> planned(number, Optional.empty(), Optional.of(reasonOfFailure)));
    }

    /// An answer about a night that is not chosen any more is thrown away.
    private void planned(int number, Optional<RerunPlan> found, Optional<Problem> failure) {
        if (number == asked) {
            reading = false;
            plan.set(found);
            trouble.set(failure);
            judge();
        }
    }

    private RunOrder wanted() {
        return new RunOrder(
                pipeline.get(),
                night.get().orElseThrow(),
                actor,
                Origin.CONSOLE,
                reason.get().strip(),
                replayed());
    }

    private Optional<RunId> replayed() {
        return replay.get() ? replayable().map(page -> page.run().id()) : Optional.empty();
    }

    private void ordered(RunId run) {
        onOrdered.accept(run);
    }

    private void refused(Problem why) {
        ordering = false;
        trouble.set(Optional.of(why));
        judge();
    }

    private void judge() {
        obstacle.set(inTheWay());
    }

    private Optional<Obstacle> inTheWay() {
        if (ordering) {
            return Optional.of(Obstacle.ORDERING);
        }
        return aboutNight().or(this::aboutInputs).or(this::aboutReason);
    }

    private Optional<Obstacle> aboutNight() {
        if (night.get().isEmpty()) {
            return Optional.of(Obstacle.NIGHT_MISSING);
        }
        if (night.get().orElseThrow().isAfter(today())) {
            return Optional.of(Obstacle.NIGHT_AHEAD);
        }
        return active().map(_ -> Obstacle.ALREADY_ACTIVE);
    }

    private Optional<Obstacle> aboutInputs() {
        if (reading) {
            return Optional.of(Obstacle.READING);
        }
        if (plan.get().isEmpty()) {
            return Optional.of(Obstacle.PLAN_MISSING);
        }
        return !replay.get() && inputUnreadable() ? Optional.of(Obstacle.INPUT_UNREADABLE) : Optional.empty();
    }

    private boolean inputUnreadable() {
        return plan.get().stream()
                .flatMap(found -> found.current().stream())
                .anyMatch(input -> input.problem().isPresent());
    }

    private Optional<Obstacle> aboutReason() {
        return reason.get().isBlank() ? Optional.of(Obstacle.REASON_MISSING) : Optional.empty();
    }
}
