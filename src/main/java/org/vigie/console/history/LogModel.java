package org.vigie.console.history;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.vigie.console.screen.Desk;
import org.vigie.console.screen.LogView;
import org.vigie.console.screen.Questions;
import org.vigie.console.screen.Questions.Topic;
import org.vigie.runs.RunId;

/// The chosen run's log: how long it is, the few lines in sight, what is looked for in it. It never
/// holds the whole text.
final class LogModel {
    static final int MOST_COPIED = 10_000;

    private final Desk desk;
    private final Questions questions;
    private final ZoneId zone;
    private final LogPages pages = new LogPages();
    private final LogHits errors;
    private final LogHits hits;
    private final ReadOnlyObjectWrapper<LogRows> rows = new ReadOnlyObjectWrapper<>(LogRows.all(0));
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<OptionalLong> place = new ReadOnlyObjectWrapper<>(OptionalLong.empty());
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private Optional<Opened> opened = Optional.empty();
    private Runnable onceOpen = () -> {};

    /// Which lines are shown.
    enum Filter {
        ALL,
        ERRORS,
        FOUND
    }

    /// @param first the oldest line: another one means that the log turned over
    private record Opened(LogView view, long lines, String first) {
        static Opened of(LogView view) {
            return new Opened(view, view.lines(), String.join("", view.lines(0, 1)));
        }
    }

    LogModel(Desk desk, Questions questions, ZoneId zone) {
        this.desk = desk;
        this.questions = questions;
        this.zone = zone;
        this.errors = new LogHits(questions, Topic.LOG_ERRORS, this::hitsChanged);
        this.hits = new LogHits(questions, Topic.LOG_SEARCH, this::hitsChanged);
        search.addListener((_, _, _) -> look());
        filter.addListener((_, _, _) -> arrange());
    }

    /// What the list shows: another list when the filter changes, the same one while the log grows.
    ReadOnlyObjectProperty<LogRows> rows() {
        return rows.getReadOnlyProperty();
    }

    /// Grows when there is more to show: lines were read, or found.
    ReadOnlyLongProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /// The line to go to.
    ReadOnlyObjectProperty<OptionalLong> place() {
        return place.getReadOnlyProperty();
    }

    StringProperty search() {
        return search;
    }

    /// The newest line stays in sight.
    BooleanProperty follow() {
        return follow;
    }

    ObjectProperty<Filter> filter() {
        return filter;
    }

    LogHits errors() {
        return errors;
    }

    LogHits hits() {
        return hits;
    }

    boolean opened() {
        return opened.isPresent();
    }

    long lines() {
        return opened.map(Opened::lines).orElse(0L);
    }

    int linesHeld() {
        return pages.held();
    }

    /// Empty until it was read; [#changes()] tells when.
    Optional<String> line(long number) {
        var known = pages.line(number);
        if (known.isEmpty()) {
            readWanted();
        }
        return known.isPresent() ? known : pages.line(number);
    }

    void open(RunId run) {
        if (opened.isEmpty()) {
            questions.askAgain(Topic.LOG, () -> Opened.of(desk.log(run)), this::show);
        }
    }

    void close() {
        List.of(Topic.LOG, Topic.LOG_PAGE, Topic.LOG_STEP, Topic.LOG_COPY).forEach(questions::drop);
        opened = Optional.empty();
        onceOpen = () -> {};
        errors.forget();
        hits.forget();
        pages.forget();
        filter.set(Filter.ALL);
        follow.set(true);
        place.set(OptionalLong.empty());
        rows.set(LogRows.all(0));
    }

    /// Looks whether there is more.
    void beat() {
        opened.map(Opened::view)
                .ifPresent(view -> questions.askAgain(Topic.LOG, () -> lookAgain(view), this::showAgain));
    }

    /// The next line that holds the text, or the one before, round the ends.
    void next(long from, boolean forward) {
        var text = sought();
        if (!text.isEmpty()) {
            step(from, forward, (view, start) -> view.find(text, start, forward));
        }
    }

    void nextError(long from, boolean forward) {
        step(from, forward, (view, start) -> view.error(start, forward));
    }

    /// The whole lines, however long; at most [#MOST_COPIED].
    void copy(List<Long> numbers, Consumer<String> onText) {
        var wanted = numbers.stream().limit(MOST_COPIED).toList();
        opened.map(Opened::view).ifPresent(view -> questions.ask(Topic.LOG_COPY, () -> text(view, wanted), onText));
    }

    private interface Seeker {
        OptionalLong from(LogView view, long start);
    }

    /// A key pressed while the log is being opened counts.
    private void step(long here, boolean forward, Seeker seeker) {
        opened.ifPresentOrElse(
                log -> questions.ask(
                        Topic.LOG_STEP, () -> round(log, here, forward, seeker), found -> found.ifPresent(this::go)),
                () -> onceOpen = () -> step(here, forward, seeker));
    }

    private static OptionalLong round(Opened log, long here, boolean forward, Seeker seeker) {
        var start = forward ? here + 1 : here - 1;
        var last = log.lines() - 1;
        var ahead = start < 0 || start > last ? OptionalLong.empty() : seeker.from(log.view(), start);
        return ahead.isPresent() ? ahead : seeker.from(log.view(), forward ? 0 : last);
    }

    private void go(long line) {
        follow.set(false);
        if (rows.get().row(line).isEmpty()) {
            filter.set(Filter.ALL);
        }
        place.set(OptionalLong.empty());
        place.set(OptionalLong.of(line));
    }

    private static String text(LogView view, List<Long> numbers) {
        var lines = new ArrayList<String>();
        for (var number : numbers) {
            lines.addAll(view.lines(number, 1));
        }
        return String.join("\n", lines);
    }

    private static Opened lookAgain(LogView view) {
        var _ = view.grown();
        return Opened.of(view);
    }

    private void show(Opened now) {
        opened = Optional.of(now);
        pages.forget();
        arrange();
        errors.look(from -> now.view().error(from, true));
        look();
        var pressed = onceOpen;
        onceOpen = () -> {};
        pressed.run();
    }

    private void showAgain(Opened now) {
        var before = opened.map(Opened::lines).orElse(0L);
        var same = opened.map(log -> log.first().equals(now.first())).orElse(false);
        if (now.lines() < before || (before > 0 && !same)) {
            show(now);
        } else if (now.lines() > before) {
            opened = Optional.of(now);
            pages.grown(before);
            errors.goOn(before);
            hits.goOn(before);
            if (rows.get().filtered()) {
                changed();
            } else {
                rows.get().growTo(now.lines());
            }
        }
    }

    private void look() {
        var text = sought();
        opened.filter(_ -> !text.isEmpty())
                .ifPresentOrElse(log -> hits.look(from -> log.view().find(text, from, true)), hits::forget);
    }

    /// A time is typed as the reader sees it, and stands in the log in universal time.
    private String sought() {
        return opened.map(log -> LogLine.asWritten(search.get(), log.first(), zone))
                .orElse("");
    }

    private void arrange() {
        rows.set(
                switch (filter.get()) {
                    case ALL -> LogRows.all(lines());
                    case ERRORS -> LogRows.only(errors.lines());
                    case FOUND -> LogRows.only(hits.lines());
                });
    }

    /// What was found is one growing list; what is found anew is another one.
    private void hitsChanged() {
        var found = switch (filter.get()) {
            case ALL -> 0;
            case ERRORS -> errors.lines().size();
            case FOUND -> hits.lines().size();
        };
        if (filter.get() != Filter.ALL && found < rows.get().size()) {
            arrange();
        } else if (filter.get() != Filter.ALL) {
            rows.get().growTo(found);
        }
        changed();
    }

    private void readWanted() {
        opened.map(Opened::view).ifPresent(view -> pages.wanted().ifPresent(page -> read(view, page)));
    }

    private void read(LogView view, long page) {
        questions.askAgain(Topic.LOG_PAGE, () -> view.lines(page * LogPages.LINES, LogPages.LINES), lines -> {
            pages.keep(page, lines);
            readWanted();
            changed();
        });
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
