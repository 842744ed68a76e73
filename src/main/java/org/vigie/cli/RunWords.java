package org.vigie.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.vigie.cli.Table.Column;
import org.vigie.continuity.rerun.Rehearsal;
import org.vigie.continuity.rerun.Rehearsal.Change;
import org.vigie.continuity.rerun.Rehearsal.Changes;
import org.vigie.language.SpokenFindings;
import org.vigie.language.SpokenGates;
import org.vigie.language.Texts;
import org.vigie.runs.Run;
import org.vigie.runs.RunPage;
import org.vigie.runs.RunState;
import org.vigie.warehouse.freight.DailyStationStats;
import org.vigie.warehouse.telemetry.LocomotiveFigures;

/// A run, told to a person.
final class RunWords {
    private static final String NONE = "–";

    private final Output output;
    private final Texts texts;

    RunWords(Output output) {
        this.output = output;
        this.texts = output.texts();
    }

    /// How it ended, what it found out, what to do next.
    void result(Run run, Map<String, String> findings) {
        output.line(Icons.of(run)
                + " "
                + texts.text("cli.run.ended", texts.word(run.state()), run.id(), texts.longDay(run.slot())));
        run.problem().ifPresent(problem -> {
            output.line("  " + texts.text(problem));
            output.line("  " + Icons.NEXT + " " + texts.hint(problem));
        });
        if (run.state() == RunState.MISSED) {
            output.line("  " + texts.text("cli.run.missed"));
            output.line("  " + Icons.NEXT + " " + texts.text("cli.run.missed.advice", run.pipeline(), run.slot()));
        }
        if (run.late()) {
            output.line("  " + texts.text("cli.run.late"));
        }
        counts(run);
        findings(findings);
        if (run.progress().rowsQuarantined() > 0) {
            output.line("  "
                    + Icons.NEXT
                    + " "
                    + texts.text("cli.run.quarantine", "vigie show " + run.id().shortName()));
        }
    }

    void rehearsal(Rehearsal rehearsal) {
        result(rehearsal.run(), rehearsal.findings());
        if (!rehearsal.run().state().published()) {
            return;
        }
        output.blank();
        rows(rehearsal);
        switch (rehearsal.changes()) {
            case Changes.StationDays(var changes) when !changes.isEmpty() -> stationDays(changes);
            case Changes.StationDays _ -> output.say("cli.dryRun.nothing");
            case Changes.Locomotives(var changes) when !changes.isEmpty() -> locomotives(changes);
            case Changes.Locomotives _ -> output.say("cli.dryRun.noLocomotive");
        }
    }

    private void rows(Rehearsal rehearsal) {
        if (rehearsal.changesNothing()) {
            output.say("cli.dryRun.unchanged");
            return;
        }
        output.say("cli.dryRun.rows");
        var table = new Table(
                Column.text(texts.text("cli.column.table")),
                Column.number(texts.text("cli.column.added")),
                Column.number(texts.text("cli.column.changed")),
                Column.number(texts.text("cli.column.removed")));
        rehearsal
                .rows()
                .forEach(rows -> table.row(
                        rows.table(),
                        texts.number(rows.added()),
                        texts.number(rows.changed()),
                        texts.number(rows.removed())));
        output.table(table);
        output.blank();
    }

    private void stationDays(List<Change<DailyStationStats>> changes) {
        output.say("cli.dryRun.changes");
        var table = new Table(
                Column.text(texts.text("cli.column.day")),
                Column.text(texts.text("cli.column.station")),
                Column.number(texts.text("cli.column.volumeBefore")),
                Column.number(texts.text("cli.column.volumeAfter")),
                Column.number(texts.text("cli.column.alertsBefore")),
                Column.number(texts.text("cli.column.alertsAfter")));
        for (var change : changes) {
            table.row(
                    change.known().day().toString(),
                    change.known().station(),
                    before(change, this::volume),
                    after(change, this::volume),
                    before(change, this::alerts),
                    after(change, this::alerts));
        }
        output.table(table);
    }

    private void locomotives(List<Change<LocomotiveFigures>> changes) {
        output.say("cli.dryRun.locomotives");
        var table = new Table(
                Column.text(texts.text("cli.column.locomotive")),
                Column.number(texts.text("cli.column.readingsBefore")),
                Column.number(texts.text("cli.column.readingsAfter")),
                Column.number(texts.text("cli.column.failuresBefore")),
                Column.number(texts.text("cli.column.failuresAfter")),
                Column.number(texts.text("cli.column.vibrationBefore")),
                Column.number(texts.text("cli.column.vibrationAfter")),
                Column.text(texts.text("cli.column.newestReading")));
        for (var change : changes) {
            table.row(
                    change.known().loco(),
                    before(change, figures -> texts.number(figures.readings())),
                    after(change, figures -> texts.number(figures.readings())),
                    before(change, figures -> texts.number(figures.failures())),
                    after(change, figures -> texts.number(figures.failures())),
                    before(change, figures -> texts.decimal(figures.meanVibration())),
                    after(change, figures -> texts.decimal(figures.meanVibration())),
                    change.known().newest());
        }
        output.table(table);
    }

    private static <T> String before(Change<T> change, Function<T, String> words) {
        return change.before().map(words).orElse(NONE);
    }

    private static <T> String after(Change<T> change, Function<T, String> words) {
        return change.after().map(words).orElse(NONE);
    }

    /// All that is known of a run.
    void page(RunPage page, ZoneId zone, Instant now) {
        var run = page.run();
        result(run, page.findings());
        output.line("  "
                + texts.text(
                        "cli.show.ordered",
                        texts.moment(run.orderedAt(), zone),
                        run.actor(),
                        texts.word(run.origin()),
                        run.reason()));
        output.line("  " + texts.text("cli.show.duration", texts.duration(run.duration(now)), zone.getId()));
        steps(page.steps(), zone);
        inputs(page, zone);
        gates(page);
        transitions(page, zone);
    }

    private void counts(Run run) {
        var progress = run.progress();
        if (progress.rowsIn() > 0) {
            output.line("  "
                    + texts.text(
                            "cli.run.counts",
                            texts.number(progress.rowsIn()),
                            texts.number(progress.rowsLoaded()),
                            texts.number(progress.rowsQuarantined())));
        }
    }

    private void findings(Map<String, String> findings) {
        new SpokenFindings(texts)
                .findings(findings)
                .forEach((name, value) -> output.line("    " + output.texts().text("cli.pair", name, value)));
    }

    private void steps(List<RunPage.Step> steps, ZoneId zone) {
        var table = new Table(
                Column.text(texts.text("cli.column.step")),
                Column.text(texts.text("cli.column.subject")),
                Column.text(texts.text("cli.column.outcome")),
                Column.number(texts.text("cli.column.started")),
                Column.number(texts.text("cli.column.duration")),
                Column.number(texts.text("cli.column.rowsIn")),
                Column.number(texts.text("cli.column.rowsOut")));
        for (var step : steps) {
            table.row(
                    texts.word(step.kind()),
                    step.subject(),
                    texts.word(step.outcome()),
                    texts.timeWithSeconds(step.startedAt(), zone),
                    step.endedAt()
                            .map(end -> texts.duration(Duration.between(step.startedAt(), end)))
                            .orElse("…"),
                    texts.number(step.rowsIn()),
                    texts.number(step.rowsOut()));
        }
        section("cli.show.steps", table, !steps.isEmpty());
    }

    private void inputs(RunPage page, ZoneId zone) {
        var table = new Table(
                Column.text(texts.text("cli.column.source")),
                Column.text(texts.text("cli.column.location")),
                Column.number(texts.text("cli.column.size")),
                Column.text(texts.text("cli.column.written")),
                Column.text("SHA-256"));
        for (var input : page.inputs()) {
            table.row(
                    input.source(),
                    input.location(),
                    texts.bytes(input.bytes()),
                    input.writtenAt().map(at -> texts.moment(at, zone)).orElse("–"),
                    input.sha256().substring(0, 12));
        }
        section("cli.show.inputs", table, !page.inputs().isEmpty());
    }

    private void gates(RunPage page) {
        var words = new SpokenGates(texts);
        var subjects = new SpokenFindings(texts);
        var table = new Table(
                Column.text(texts.text("cli.column.gate")),
                Column.text(texts.text("cli.column.source")),
                Column.number(texts.text("cli.column.measured")),
                Column.number(texts.text("cli.column.allowed")),
                Column.text(texts.text("cli.column.outcome")));
        for (var gate : page.gates()) {
            table.row(
                    words.name(gate.name()),
                    subjects.subject(gate.source()),
                    words.measured(gate.name(), gate.measured()),
                    words.allowed(gate.name(), gate.allowed()),
                    gate.held()
                            ? Icons.GOOD + " " + texts.text("cli.gate.held")
                            : Icons.FAILED + " " + texts.text("cli.gate.refused"));
        }
        section("cli.show.gates", table, !page.gates().isEmpty());
    }

    private void transitions(RunPage page, ZoneId zone) {
        var table = new Table(
                Column.text(texts.text("cli.column.at")),
                Column.text(texts.text("cli.column.state")),
                Column.text(texts.text("cli.column.actor")),
                Column.text(texts.text("cli.column.reason")));
        for (var step : page.transitions()) {
            table.row(texts.moment(step.at(), zone), texts.word(step.to()), step.actor(), step.reason());
        }
        section("cli.show.transitions", table, true);
    }

    private void section(String title, Table table, boolean shown) {
        if (shown) {
            output.blank();
            output.say(title);
            output.table(table);
        }
    }

    private String volume(DailyStationStats stats) {
        return texts.tonnes(stats.volume());
    }

    private String alerts(DailyStationStats stats) {
        return texts.number(stats.alerts());
    }
}
