package org.vigie.cli;

import java.util.List;
import java.util.Optional;
import org.vigie.cli.Table.Column;
import org.vigie.pipelines.telemetry.ModelShelf;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.ModelState;
import org.vigie.runs.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The registry of models: what there is, whether it is sound, and the way back to an earlier one.
@Command(name = "model", mixinStandardHelpOptions = true)
final class ModelVerb extends Verb {
    private static final String ACTS = "list, verify, rollback";

    @Parameters(index = "0", paramLabel = "list|verify|rollback")
    private String act;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION")
    private Optional<String> version = Optional.empty();

    @Option(names = "--to", paramLabel = "VERSION")
    private Optional<String> to = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT")
    private Optional<String> reason = Optional.empty();

    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            return switch (act) {
                case "list" -> list(house, output);
                case "verify" -> verify(house, output);
                case "rollback" -> rollBack(house, output);
                default -> throw new ProblemException(Code.BAD_USAGE, "model " + act, ACTS);
            };
        }
    }

    private int list(House house, Output output) {
        var models = house.modelRows();
        if (output.json()) {
            output.document(models.stream().map(ModelDocuments::of).toList());
        } else if (models.isEmpty()) {
            output.say("cli.model.none");
        } else {
            output.table(table(house, models));
        }
        return 0;
    }

    private Table table(House house, List<ModelStore.Row> models) {
        var zone = house.instance().settings().zone();
        var table = new Table(
                Column.text(texts().text("cli.column.model")),
                Column.text(texts().text("cli.column.state")),
                Column.number(texts().text("cli.column.made")),
                Column.number(texts().text("cli.column.readings")),
                Column.number("F1"),
                Column.number("ROC AUC"),
                Column.number("PR AUC"));
        for (var model : models) {
            table.row(
                    model.version(),
                    texts().word(model.state()),
                    texts().moment(model.made(), zone),
                    texts().number(model.readings()),
                    texts().decimal(model.f1()),
                    texts().decimal(model.rocAuc()),
                    texts().decimal(model.prAuc()));
        }
        return table;
    }

    /// @param problem what is wrong with its files; empty when nothing is
    record Inspected(String version, ModelState state, Optional<Problem> problem) {}

    private int verify(House house, Output output) {
        var models = house.models();
        var inspected = asked(house).stream()
                .map(row -> new Inspected(row.version(), row.state(), models.inspect(row.version(), row.sha256())))
                .toList();
        if (output.json()) {
            output.document(inspected.stream()
                    .map(each -> ModelDocuments.of(each, texts()))
                    .toList());
        } else if (inspected.isEmpty()) {
            output.say("cli.model.none");
        } else {
            inspected.forEach(each -> tell(each, output));
        }
        boolean sound = inspected.stream().allMatch(each -> each.problem().isEmpty());
        return sound ? 0 : Cause.MODEL_REFUSED.exitCode();
    }

    private List<ModelStore.Row> asked(House house) {
        var rows = house.modelRows();
        if (version.isEmpty()) {
            return rows;
        }
        var wanted = version.get();
        var found = rows.stream().filter(row -> row.version().equals(wanted)).toList();
        if (found.isEmpty()) {
            throw new ProblemException(Code.MODEL_UNKNOWN, wanted);
        }
        return found;
    }

    private void tell(Inspected model, Output output) {
        var name = model.version() + " (" + texts().word(model.state()) + ")";
        model.problem()
                .ifPresentOrElse(
                        problem -> {
                            output.line(Icons.FAILED + " " + texts().text("cli.pair", name, texts().text(problem)));
                            output.line("  " + Icons.NEXT + " " + texts().hint(problem));
                        },
                        () -> output.line(Icons.GOOD + " " + texts().text("cli.model.sound", name)));
    }

    private int rollBack(House house, Output output) {
        var why = reason.filter(text -> !text.isBlank())
                .orElseThrow(() ->
                        new ProblemException(Code.ARGUMENT_MISSING, "--reason TEXT", "vigie model rollback --help"));
        var models = house.models();
        var plan = to.or(() -> version).map(models::planBackTo).orElseGet(models::planBack);
        var from = plan.from().orElse("–");
        if (!confirmed()) {
            throw new ProblemException(
                    Code.CONFIRMATION_MISSING, from + " → " + plan.to().model());
        }
        long scored = models.goBack(plan, System.getProperty("user.name"), why);
        if (output.json()) {
            output.document(ModelDocuments.of(plan, scored, texts()));
        } else {
            tell(plan, from, scored, output);
        }
        return 0;
    }

    private void tell(ModelShelf.Plan plan, String from, long scored, Output output) {
        plan.passedOver().forEach(problem -> output.line(Icons.FAILED + " " + texts().text(problem)));
        output.line(Icons.GOOD + " " + texts().text("cli.model.back", plan.to().model(), from, scored));
    }
}
