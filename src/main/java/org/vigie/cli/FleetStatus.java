package org.vigie.cli;

import org.vigie.cli.Table.Column;
import org.vigie.fleet.FleetMorning;
import org.vigie.fleet.Locomotive;
import org.vigie.readiness.FleetWords;
import org.vigie.readiness.Morning;

/// What a telemetry night brought, for a terminal.
final class FleetStatus {
    /// More would push the sentence out of sight; the screen and `--json` have all of them.
    private static final int MOST = 10;

    private FleetStatus() {}

    static void tell(FleetMorning found, Morning morning, Output output) {
        var texts = output.texts();
        var fleet = found.fleet();
        if (fleet.locomotives().isEmpty()) {
            return;
        }
        var words = new FleetWords(texts);
        output.blank();
        output.table(locomotives(found, words, output));
        output.line("  "
                + texts.text(
                        "cli.status.atRisk", fleet.atRisk(), fleet.locomotives().size()));
        found.day()
                .ifPresent(day -> output.line("  "
                        + texts.text(
                                "cli.status.fleet",
                                texts.shortDay(day.day()),
                                texts.number(day.readings()),
                                day.locomotives(),
                                day.failures())));
        found.newestReading()
                .ifPresent(newest -> output.line("  " + texts.text("cli.status.newestReading", texts.moment(newest))));
        output.line("  " + words.judge(fleet, morning.asOf()));
        if (fleet.learningOff()) {
            output.line("  " + texts.text("fleet.learningOff"));
        }
    }

    private static Table locomotives(FleetMorning found, FleetWords words, Output output) {
        var texts = output.texts();
        var table = new Table(
                Column.text("  " + texts.text("cli.column.locomotive")),
                Column.text(texts.text("cli.column.level")),
                Column.number(texts.text("cli.column.risk")),
                Column.text(texts.text("cli.column.moves")),
                Column.text(texts.text("cli.column.newestReading")));
        found.fleet().locomotives().stream()
                .limit(MOST)
                .forEach(locomotive -> table.row(
                        "  " + locomotive.name(),
                        icon(locomotive) + " " + texts.word(locomotive.level()),
                        words.risk(locomotive),
                        words.moves(locomotive),
                        texts.moment(locomotive.newestReading())));
        return table;
    }

    private static String icon(Locomotive locomotive) {
        return switch (locomotive.level()) {
            case HIGH, WATCH -> Icons.RESERVE;
            case LOW -> Icons.GOOD;
            case UNKNOWN -> Icons.UNKNOWN;
        };
    }
}
