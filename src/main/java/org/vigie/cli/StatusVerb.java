package org.vigie.cli;

import java.util.stream.Collectors;
import org.vigie.cli.Table.Column;
import org.vigie.readiness.Contents;
import org.vigie.readiness.Morning;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.readiness.MorningWords;
import picocli.CommandLine.Command;

@Command(name = "status", mixinStandardHelpOptions = true)
final class StatusVerb extends Verb {
    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            show(house, output);
            return 0;
        }
    }

    static void show(House house, Output output) {
        var morning = house.morning();
        var watched = ActiveRuns.of(house, output.texts());
        if (output.json()) {
            var document = Documents.of(morning, output.texts());
            document.put("active_runs", watched.documents());
            output.document(document);
            return;
        }
        watched.tell(output);
        for (var pipeline : morning.pipelines()) {
            tell(pipeline, morning, output);
        }
        output.blank();
        output.say(
                "cli.status.asOf",
                output.texts().moment(morning.asOf(), morning.zone()),
                morning.zone().getId());
    }

    private static void tell(PipelineMorning pipeline, Morning morning, Output output) {
        var texts = output.texts();
        var words = new MorningWords(texts, morning);
        output.line(Icons.of(pipeline.verdict()) + " " + words.headline(pipeline));
        output.line("  " + words.detail(pipeline));
        words.reserves(pipeline).forEach(reserve -> output.line("  " + Icons.RESERVE + " " + reserve));
        if (!words.advice(pipeline).isEmpty()) {
            output.line("  " + Icons.NEXT + " " + words.advice(pipeline));
        }
        if (!words.stillUsable(pipeline).isEmpty()) {
            output.line("  " + words.stillUsable(pipeline));
        }
        contents(pipeline, morning, output);
        output.blank();
        output.say("cli.status.nights");
        output.line("  "
                + pipeline.nights().stream()
                        .map(night -> Icons.of(night.mark()))
                        .collect(Collectors.joining(" ")));
    }

    private static void contents(PipelineMorning pipeline, Morning morning, Output output) {
        switch (pipeline.contents()) {
            case Contents.Freight freight -> {
                stations(freight, output);
                figures(freight, output);
            }
            case Contents.Telemetry(var found) -> FleetStatus.tell(found, morning, output);
        }
    }

    private static void stations(Contents.Freight pipeline, Output output) {
        if (pipeline.stations().isEmpty()) {
            return;
        }
        var texts = output.texts();
        var table = new Table(
                Column.text("  " + texts.text("cli.column.station")),
                Column.text(texts.text("cli.column.readiness")),
                Column.number(texts.text("cli.column.volume")),
                Column.number(texts.text("cli.column.alerts")),
                Column.number(texts.text("cli.column.machines")),
                Column.text(texts.text("cli.column.newestDay")));
        for (var station : pipeline.stations()) {
            table.row(
                    "  " + station.name(),
                    station.ready()
                            ? Icons.GOOD + " " + texts.text("cli.station.ready")
                            : Icons.FAILED + " " + texts.text("cli.station.missing"),
                    texts.tonnes(station.volume()),
                    texts.number(station.alerts()),
                    texts.number(station.machines()),
                    station.newestDay().map(texts::shortDay).orElse("–"));
        }
        output.blank();
        output.table(table);
    }

    private static void figures(Contents.Freight pipeline, Output output) {
        var texts = output.texts();
        pipeline.figures()
                .ifPresent(figures -> output.line("  "
                        + texts.text(
                                "cli.status.figures",
                                texts.shortDay(figures.day()),
                                texts.number(figures.transactions()),
                                texts.tonnes(figures.volume()),
                                texts.number(figures.alerts()))));
    }
}
