package org.vigie.console.data;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Glance;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Questions.Topic;
import org.vigie.fleet.ChartRange;
import org.vigie.fleet.FleetView;
import org.vigie.fleet.LocomotiveChart;
import org.vigie.readiness.Contents;
import org.vigie.readiness.Morning.PipelineMorning;

/// The locomotives, the chosen one and its chart. Follows the pulse as long as it is shown.
final class DataModel {
    private final Desk desk;
    private final Questions questions;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<Optional<FleetView>> fleet = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<LocomotiveChart>> chart =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper drawing = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<ChartRange> range = new SimpleObjectProperty<>(ChartRange.WEEK);
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.CHART);
    private Optional<PipelineMorning> telemetry = Optional.empty();
    private boolean answered;
    private boolean entered;

    /// What the screen has to show.
    enum State {
        LOADING,
        UNREADABLE,
        NO_PIPELINE,
        NOTHING_YET,
        READY
    }

    enum Tab {
        CHART,
        MODEL
    }

    DataModel(Desk desk, Questions questions) {
        this.desk = desk;
        this.questions = questions;
        range.addListener((_, _, _) -> draw());
        questions.trouble().addListener((_, _, _) -> judge());
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<FleetView>> fleet() {
        return fleet.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// The newest that was drawn: while another one is on its way, it tells whose it is itself.
    ReadOnlyObjectProperty<Optional<LocomotiveChart>> chart() {
        return chart.getReadOnlyProperty();
    }

    /// Another chart is on its way.
    ReadOnlyBooleanProperty drawing() {
        return drawing.getReadOnlyProperty();
    }

    ObjectProperty<ChartRange> range() {
        return range;
    }

    ObjectProperty<Tab> tab() {
        return tab;
    }

    /// The telemetry night, as the morning tells it.
    Optional<PipelineMorning> telemetry() {
        return telemetry;
    }

    void enter() {
        entered = true;
        ask();
        draw();
    }

    void leave() {
        entered = false;
        questions.drop(Topic.FLEET);
        questions.drop(Topic.LOCOMOTIVE);
        drawing.set(false);
    }

    void choose(String locomotive) {
        if (!chosen.get().equals(Optional.of(locomotive))) {
            chosen.set(Optional.of(locomotive));
            draw();
        }
    }

    void beat() {
        if (entered) {
            ask();
        }
    }

    void hear(Glance glance) {
        telemetry = glance.morning().pipelines().stream()
                .filter(pipeline -> pipeline.contents() instanceof Contents.Telemetry)
                .findFirst();
    }

    private void ask() {
        questions.askAgain(Topic.FLEET, desk::fleet, this::show);
    }

    private void show(Optional<FleetView> seen) {
        answered = true;
        if (!seen.equals(fleet.get())) {
            fleet.set(seen);
            keepOrChoose(seen);
            draw();
        }
        judge();
    }

    /// The chosen one stays chosen; at first it is the most urgent.
    private void keepOrChoose(Optional<FleetView> seen) {
        var all = seen.map(FleetView::locomotives).orElse(List.of());
        var stays = chosen.get()
                .filter(name -> all.stream().anyMatch(each -> each.name().equals(name)));
        chosen.set(stays.or(() -> all.stream().findFirst().map(first -> first.name())));
    }

    private void draw() {
        if (!entered) {
            return;
        }
        var wanted = range.get();
        chosen.get().ifPresent(locomotive -> {
            drawing.set(true);
            questions.ask(Topic.LOCOMOTIVE, () -> desk.chart(locomotive, wanted), this::drawn);
        });
    }

    private void drawn(Optional<LocomotiveChart> found) {
        drawing.set(false);
        chart.set(found);
    }

    private void judge() {
        state.set(now());
    }

    private State now() {
        if (!answered) {
            var reason = questions.trouble().get().flatMap(Questions.Trouble::reason);
            return reason.isPresent() ? State.UNREADABLE : State.LOADING;
        }
        if (fleet.get().isEmpty()) {
            return State.NO_PIPELINE;
        }
        return fleet.get().map(seen -> seen.locomotives().isEmpty()).orElse(true) ? State.NOTHING_YET : State.READY;
    }
}
