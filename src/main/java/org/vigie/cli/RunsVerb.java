package org.vigie.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.cli.Table.Column;
import org.vigie.runs.Run;
import org.vigie.runs.RunFilter;
import org.vigie.runs.RunState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "runs", mixinStandardHelpOptions = true)
final class RunsVerb extends Verb {
    @Option(names = "--pipeline", paramLabel = "PIPELINE")
    private Optional<String> pipeline = Optional.empty();

    @Option(names = "--state", paramLabel = "STATE")
    private Optional<RunState> state = Optional.empty();

    @Option(names = "--slot", paramLabel = "DATE")
    private Optional<LocalDate> slot = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20")
    private int limit;

    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            var filter = new RunFilter(pipeline, state.map(Set::of).orElse(Set.of()), slot, "");
            var runs = house.history().latest(filter, limit);
            if (output.json()) {
                output.document(
                        runs.stream().map(run -> Documents.of(run, texts())).toList());
            } else if (runs.isEmpty()) {
                output.say("cli.runs.none");
            } else {
                output.table(table(runs, house));
            }
            return 0;
        }
    }

    private Table table(List<Run> runs, House house) {
        var zone = house.instance().settings().zone();
        var table = new Table(
                Column.text(texts().text("cli.column.run")),
                Column.text(texts().text("cli.column.night")),
                Column.text(texts().text("cli.column.pipeline")),
                Column.text(texts().text("cli.column.state")),
                Column.number(texts().text("cli.column.started")),
                Column.number(texts().text("cli.column.duration")),
                Column.number(texts().text("cli.column.loaded")),
                Column.number(texts().text("cli.column.quarantined")),
                Column.text(texts().text("cli.column.actor")));
        for (var run : runs) {
            table.row(
                    run.id().shortName(),
                    run.slot().toString(),
                    run.pipeline(),
                    state(run),
                    texts().moment(run.orderedAt(), zone),
                    texts().duration(run.duration(house.now())),
                    texts().number(run.progress().rowsLoaded()),
                    texts().number(run.progress().rowsQuarantined()),
                    run.actor());
        }
        return table;
    }

    private String state(Run run) {
        var state = Icons.of(run) + " " + texts().word(run.state());
        return run.late() ? texts().text("cli.runs.late", state) : state;
    }
}
