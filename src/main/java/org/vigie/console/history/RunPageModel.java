package org.vigie.console.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.Glance;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Questions.Topic;
import org.vigie.runs.QuarantinedRow;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.RunPage;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.watch.Watch;

/// The chosen run: its page at once, its log and its quarantine when somebody looks at them.
/// Follows the pulse as long as the run has not ended.
final class RunPageModel {
    static final int QUARANTINE_PAGE = 500;

    private final Desk desk;
    private final Questions questions;
    private final ReadOnlyObjectWrapper<Optional<RunId>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Seen>> page = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.OVERVIEW);
    private final ReadOnlyObjectWrapper<Optional<Watch>> watch = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final LogModel log;
    private final ObservableList<QuarantinedRow> quarantined = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private Map<RunId, Watch> heard = Map.of();

    enum Tab {
        OVERVIEW,
        LOG,
        QUARANTINE
    }

    /// What is known of the run, and how it was stopped if it was.
    record Seen(RunPage page, Optional<Certificate> certificate) {
        Run run() {
            return page.run();
        }
    }

    RunPageModel(Desk desk, Questions questions, LogModel log) {
        this.desk = desk;
        this.questions = questions;
        this.log = log;
        tab.addListener((_, _, _) -> fillTab());
    }

    ReadOnlyObjectProperty<Optional<RunId>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Seen>> page() {
        return page.getReadOnlyProperty();
    }

    /// How the run is doing; empty when it has ended, or when nobody has looked yet.
    ReadOnlyObjectProperty<Optional<Watch>> watch() {
        return watch.getReadOnlyProperty();
    }

    ObjectProperty<Tab> tab() {
        return tab;
    }

    LogModel log() {
        return log;
    }

    ObservableList<QuarantinedRow> quarantined() {
        return quarantined;
    }

    /// There are more quarantined rows than those shown.
    ReadOnlyBooleanProperty more() {
        return more.getReadOnlyProperty();
    }

    void hear(Glance glance) {
        heard = glance.watches();
        watch.set(chosen.get().flatMap(glance::watch));
    }

    void open(RunId run) {
        if (chosen.get().equals(Optional.of(run))) {
            return;
        }
        forget();
        chosen.set(Optional.of(run));
        watch.set(Optional.ofNullable(heard.get(run)));
        questions.ask(Topic.PAGE, () -> read(run), this::show);
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
        chosen.get().ifPresent(run -> questions.askAgain(Topic.PAGE, () -> read(run), this::show));
        if (tab.get() == Tab.LOG) {
            log.beat();
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
        List.of(Topic.PAGE, Topic.QUARANTINE).forEach(questions::drop);
        page.set(Optional.empty());
        watch.set(Optional.empty());
        log.close();
        quarantined.clear();
        more.set(false);
    }

    private Seen read(RunId run) {
        return new Seen(desk.page(run), desk.certificate(run));
    }

    private void show(Seen seen) {
        var ended = seen.run().state().terminal();
        page.set(Optional.of(seen));
        if (ended) {
            fillTab();
            log.beat();
        }
    }

    private void fillTab() {
        switch (tab.get()) {
            case OVERVIEW -> {}
            case LOG -> chosen.get().ifPresent(log::open);
            case QUARANTINE -> firstQuarantined();
        }
    }

    private void firstQuarantined() {
        if (quarantined.isEmpty()) {
            moreQuarantined();
        }
    }

    private void append(int from, List<QuarantinedRow> rows) {
        if (quarantined.size() == from) {
            quarantined.addAll(rows);
            more.set(rows.size() == QUARANTINE_PAGE);
        }
    }
}
