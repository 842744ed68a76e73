package org.vigie.cli;

import org.vigie.cli.Table.Column;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The analyses of the dossier DPA.
@Command(name = "query", mixinStandardHelpOptions = true)
final class QueryVerb extends Verb {
    private static final String NAMES = "alert-rise, reliability";

    @Parameters(index = "0", paramLabel = "NAME")
    private String name;

    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            switch (name) {
                case "alert-rise" -> alertRise(house, output);
                case "reliability" -> reliability(house, output);
                default -> throw new ProblemException(Code.UNKNOWN_QUERY, name, NAMES);
            }
            return 0;
        }
    }

    private void alertRise(House house, Output output) {
        var rises = house.freight().alertRises();
        if (output.json()) {
            output.document(rises.stream().map(Documents::of).toList());
            return;
        }
        var table = new Table(
                Column.text(texts().text("cli.column.day")),
                Column.text(texts().text("cli.column.station")),
                Column.text(texts().text("cli.column.dayBefore")),
                Column.number(texts().text("cli.column.alertsBefore")),
                Column.number(texts().text("cli.column.alerts")),
                Column.number(texts().text("cli.column.rise")));
        for (var rise : rises) {
            table.row(
                    rise.day().toString(),
                    rise.station(),
                    rise.dayBefore().toString(),
                    texts().number(rise.alertsBefore()),
                    texts().number(rise.alerts()),
                    rise.percent()
                            .map(share -> "+" + texts().percent(share / 100))
                            .orElse("–"));
        }
        output.table(table);
    }

    private void reliability(House house, Output output) {
        var ranks = house.freight().reliability();
        if (output.json()) {
            output.document(ranks.stream().map(Documents::of).toList());
            return;
        }
        var table = new Table(
                Column.number(texts().text("cli.column.rank")),
                Column.text(texts().text("cli.column.station")),
                Column.number(texts().text("cli.column.alerts")),
                Column.number(texts().text("cli.column.volume")));
        for (var rank : ranks) {
            table.row(
                    texts().number(rank.rank()),
                    rank.station(),
                    texts().number(rank.alerts()),
                    texts().tonnes(rank.volume()));
        }
        output.table(table);
    }
}
