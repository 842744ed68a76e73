package org.vigie.console.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Glance;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Questions.Topic;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.runs.Run;
import org.vigie.runs.RunFilter;

/// The list of runs and its filters. Every change of a filter asks the desk anew.
final class HistoryModel {
    static final int MOST = 500;

    private final Desk desk;
    private final Questions questions;
    private final ObjectProperty<Optional<String>> pipeline = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<StateGroup> group = new SimpleObjectProperty<>(StateGroup.ALL);
    private final ObjectProperty<Optional<LocalDate>> night = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<String>> pipelines = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<Run> runs = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper cut = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private boolean entered;
    private boolean changingMany;

    HistoryModel(Desk desk, Questions questions) {
        this.desk = desk;
        this.questions = questions;
        List.<ObservableValue<?>>of(pipeline, group, night, text)
                .forEach(part -> part.addListener((_, _, _) -> filterChanged()));
    }

    ObjectProperty<Optional<String>> pipeline() {
        return pipeline;
    }

    ObjectProperty<StateGroup> group() {
        return group;
    }

    ObjectProperty<Optional<LocalDate>> night() {
        return night;
    }

    StringProperty text() {
        return text;
    }

    /// The pipelines to choose from.
    ReadOnlyObjectProperty<List<String>> pipelines() {
        return pipelines.getReadOnlyProperty();
    }

    /// Newest first.
    ObservableList<Run> runs() {
        return runs;
    }

    /// Grows with every answer.
    ReadOnlyLongProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /// The first answer has come: an empty list means that there is nothing.
    ReadOnlyBooleanProperty answered() {
        return answered.getReadOnlyProperty();
    }

    /// There are older runs than those shown.
    ReadOnlyBooleanProperty cut() {
        return cut.getReadOnlyProperty();
    }

    boolean entered() {
        return entered;
    }

    boolean filtered() {
        return group.get() != StateGroup.ALL || !filter().equals(RunFilter.all());
    }

    void enter() {
        entered = true;
        refresh();
    }

    void leave() {
        entered = false;
        questions.drop(Topic.RUNS);
    }

    void hear(Glance glance) {
        pipelines.set(glance.morning().pipelines().stream()
                .map(PipelineMorning::pipeline)
                .toList());
    }

    void showOnly(String ofPipeline, LocalDate ofNight) {
        change(() -> {
            pipeline.set(Optional.of(ofPipeline).filter(_ -> pipelines.get().size() > 1));
            group.set(StateGroup.ALL);
            night.set(Optional.of(ofNight));
            text.set("");
        });
    }

    void clearFilters() {
        change(() -> {
            pipeline.set(Optional.empty());
            group.set(StateGroup.ALL);
            night.set(Optional.empty());
            text.set("");
        });
    }

    /// The pulse's question: not asked while the same one is open.
    void refresh() {
        var asked = filter();
        questions.askAgain(Topic.RUNS, () -> desk.runs(asked, MOST), this::show);
    }

    private void change(Runnable parts) {
        changingMany = true;
        parts.run();
        changingMany = false;
        filterChanged();
    }

    private void filterChanged() {
        if (!changingMany && entered) {
            var asked = filter();
            questions.ask(Topic.RUNS, () -> desk.runs(asked, MOST), this::show);
        }
    }

    private RunFilter filter() {
        return new RunFilter(
                pipeline.get(), group.get().states(), night.get(), text.get().strip());
    }

    private void show(List<Run> found) {
        var kept = found.stream().filter(group.get()::holds).toList();
        cut.set(found.size() == MOST);
        answered.set(true);
        if (!kept.equals(runs)) {
            runs.setAll(kept);
        }
        changes.set(changes.get() + 1);
    }
}
