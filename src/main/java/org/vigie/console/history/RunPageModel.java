package org.vigie.console.history;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Questions.Topic;
import org.vigie.runs.QuarantinedRow;
import org.vigie.runs.RunId;
import org.vigie.runs.RunPage;

/// The chosen run: its page at once, its log and its quarantine when somebody looks at them.
/// Follows the pulse as long as the run has not ended.
final class RunPageModel {
    static final int LOG_LINES = 5_000;
    static final int QUARANTINE_PAGE = 500;

    private final Desk desk;
    private final Questions questions;
    private final ReadOnlyObjectWrapper<Optional<RunId>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunPage>> page = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.OVERVIEW);
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final ObservableList<String> log = FXCollections.observableArrayList();
    private final ObservableList<QuarantinedRow> quarantined = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();

    enum Tab {
        OVERVIEW,
        LOG,
        QUARANTINE
    }

    RunPageModel(Desk desk, Questions questions) {
        this.desk = desk;
        this.questions = questions;
        tab.addListener((_, _, _) -> fillTab());
    }

    ReadOnlyObjectProperty<Optional<RunId>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<RunPage>> page() {
        return page.getReadOnlyProperty();
    }

    ObjectProperty<Tab> tab() {
        return tab;
    }

    /// What is looked for in the log.
    StringProperty search() {
        return search;
    }

    /// The log's newest line stays in sight.
    BooleanProperty follow() {
        return follow;
    }

    ObservableList<String> log() {
        return log;
    }

    ObservableList<QuarantinedRow> quarantined() {
        return quarantined;
    }

    /// There are more quarantined rows than those shown.
    ReadOnlyBooleanProperty more() {
        return more.getReadOnlyProperty();
    }

    void open(RunId run) {
        if (chosen.get().equals(Optional.of(run))) {
            return;
        }
        forget();
        chosen.set(Optional.of(run));
        questions.ask(Topic.PAGE, () -> desk.page(run), this::show);
        fillTab();
    }

    void close() {
        forget();
        chosen.set(Optional.empty());
    }

    /// A run that has ended does not change any more.
    void beat() {
        if (page.get().map(seen -> seen.run().state().terminal()).orElse(false)) {
            return;
        }
        chosen.get().ifPresent(run -> questions.askAgain(Topic.PAGE, () -> desk.page(run), this::show));
        if (tab.get() == Tab.LOG) {
            readLog();
        }
    }

    void moreQuarantined() {
        var from = quarantined.size();
        chosen.get()
                .ifPresent(run -> questions.askAgain(
                        Topic.QUARANTINE,
                        () -> desk.quarantined(run, from, QUARANTINE_PAGE),
                        rows -> append(from, rows)));
    }

    private void forget() {
        List.of(Topic.PAGE, Topic.LOG, Topic.QUARANTINE).forEach(questions::drop);
        page.set(Optional.empty());
        log.clear();
        quarantined.clear();
        more.set(false);
        follow.set(true);
    }

    private void show(RunPage seen) {
        var ended = seen.run().state().terminal();
        page.set(Optional.of(seen));
        if (ended) {
            fillTab();
        }
    }

    private void fillTab() {
        switch (tab.get()) {
            case OVERVIEW -> {}
            case LOG -> readLog();
            case QUARANTINE -> firstQuarantined();
        }
    }

    private void firstQuarantined() {
        if (quarantined.isEmpty()) {
            moreQuarantined();
        }
    }

    private void readLog() {
        chosen.get().ifPresent(run -> questions.askAgain(Topic.LOG, () -> desk.log(run, LOG_LINES), this::showLog));
    }

    /// Lines are added to those in sight, so that the list stays where the reader is.
    private void showLog(List<String> lines) {
        var known = log.size();
        if (lines.size() >= known && lines.subList(0, known).equals(log)) {
            log.addAll(lines.subList(known, lines.size()));
        } else {
            log.setAll(lines);
        }
    }

    private void append(int from, List<QuarantinedRow> rows) {
        if (quarantined.size() == from) {
            quarantined.addAll(rows);
            more.set(rows.size() == QUARANTINE_PAGE);
        }
    }
}
