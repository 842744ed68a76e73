package org.vigie.cli;

import org.vigie.cli.Table.Column;
import org.vigie.runs.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", mixinStandardHelpOptions = true)
final class ShowVerb extends Verb {
    @Parameters(index = "0", paramLabel = "RUN", defaultValue = "last")
    private String reference;

    @Option(names = "--quarantined", paramLabel = "N", defaultValue = "20")
    private int quarantined;

    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            var page = house.history().page(house.history().get(reference).id());
            var certificate = house.stopping().certificate(page.run().id());
            var watched = ActiveRuns.of(house, texts());
            if (output.json()) {
                var document = Documents.of(page, certificate, texts());
                watched.document(page.run().id()).ifPresent(watch -> document.put("watch", watch));
                output.document(document);
                return 0;
            }
            var zone = house.instance().settings().zone();
            watched.tell(page.run(), output);
            new RunWords(output).page(page, zone, house.now());
            certificate.ifPresent(new CertificateWords(output, zone)::whole);
            quarantine(house, page.run().id(), output);
            return 0;
        }
    }

    private void quarantine(House house, RunId run, Output output) {
        var all = house.history().quarantinedCount(run);
        if (all == 0) {
            return;
        }
        var table = new Table(
                Column.text(texts().text("cli.column.source")),
                Column.number(texts().text("cli.column.line")),
                Column.text(texts().text("cli.column.field")),
                Column.text(texts().text("cli.column.value")),
                Column.text(texts().text("cli.column.reason")));
        for (var row : house.history().quarantined(run, 0, quarantined)) {
            table.row(
                    row.source(),
                    texts().number(row.rejection().line()),
                    row.rejection().field(),
                    row.rejection().value(),
                    texts().word(row.rejection().reason()));
        }
        output.blank();
        output.say("cli.show.quarantine", texts().number(Math.min(all, quarantined)), texts().number(all));
        output.table(table);
    }
}
