package org.vigie.app;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.vigie.cli.House.Check;
import org.vigie.continuity.backup.Standing;
import org.vigie.instance.Settings.PipelineSettings;
import org.vigie.instance.Settings.SourceSettings;
import org.vigie.ledger.OperationsBook;
import org.vigie.pipelines.telemetry.TelemetryPipeline;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.problem.SystemWords;
import org.vigie.runs.RunFilter;
import org.vigie.runs.RunState;

/// Looks at everything that a night needs: program, settings, files, inputs, and that book and
/// warehouse agree.
final class Examination {
    private static final int RUNS_COMPARED = 1000;

    private final OpenHouse house;
    private final List<Check> checks = new ArrayList<>();

    Examination(OpenHouse house) {
        this.house = house;
    }

    List<Check> checks() {
        var settings = house.instance().settings();
        good("java", "", Runtime.version().toString());
        good("settings", house.instance().settingsFile().toString(), settings.language() + ", " + settings.zone());
        good("limits", "", limits());
        check("book", house.instance().operationsBook().getFileName().toString(), this::book);
        settings.pipelines().values().stream()
                .sorted(Comparator.comparing(PipelineSettings::name))
                .forEach(this::pipeline);
        check("disk", house.instance().home().toString(), this::freeSpace);
        return List.copyOf(checks);
    }

    private void pipeline(PipelineSettings pipeline) {
        good(
                "schedule",
                pipeline.name(),
                pipeline.slot()
                        + " → "
                        + pipeline.due()
                        + ", "
                        + house.instance().settings().zone());
        good("gates", pipeline.name(), gates(pipeline));
        pipeline.learn().ifPresent(learn -> good("learn", pipeline.name(), values(learn)));
        pipeline.sources().values().forEach(source -> source(pipeline, source));
        check("warehouse", pipeline.warehouse().toString(), () -> warehouse(pipeline));
        check("agreement", pipeline.name(), () -> agreement(pipeline));
        check("backup", pipeline.name(), () -> backup(pipeline));
    }

    private void source(PipelineSettings pipeline, SourceSettings source) {
        var planned = house.planner().plan(pipeline.name(), LocalDate.EPOCH).current().stream()
                .filter(input -> input.source().equals(source.name()))
                .findFirst()
                .orElseThrow();
        var about = pipeline.name() + "." + source.name();
        checks.add(new Check("source", about, planned.location(), planned.problem()));
    }

    private String book() {
        var found = OperationsBook.at(house.instance().operationsBook()).integrity();
        if (!found.equals("ok")) {
            throw new ProblemException(Code.OPERATIONS_BOOK_BROKEN, "ops.sqlite", found);
        }
        return found;
    }

    private String warehouse(PipelineSettings pipeline) {
        var warehouse = Workshop.warehouse(house.instance(), pipeline.name());
        var found = warehouse.integrity();
        if (!found.equals("ok")) {
            throw new ProblemException(Code.WAREHOUSE_DAMAGED, warehouse.file().getFileName(), found);
        }
        return found;
    }

    /// Every run that the book calls published, and not rolled back, has its ledger row, and the facts are as many as
    /// the
    /// newest row says.
    private String agreement(PipelineSettings pipeline) {
        var ledger = house.workshop().ledger(pipeline.name());
        var published = new RunFilter(
                Optional.of(pipeline.name()), Set.of(RunState.SUCCEEDED, RunState.PARTIAL), Optional.empty(), "");
        var rolledBack = house.history().rolledBack().keySet();
        var missing = house.history().latest(published, RUNS_COMPARED).stream()
                .filter(run -> !rolledBack.contains(run.id()))
                .filter(run -> ledger.of(run.id().value()).isEmpty())
                .map(run -> run.id().value())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new ProblemException(Code.NIGHTS_LOST, pipeline.name(), missing);
        }
        var facts = house.workshop().facts(pipeline.name());
        var rows = pipeline.name().equals(TelemetryPipeline.NAME) ? Reason.READINGS : Reason.FACTS;
        var told = ledger.newest().map(row -> row.facts()).orElse(0L);
        if (told != facts) {
            throw new ProblemException(Code.OUTCOME_NOT_VERIFIED, pipeline.name(), rows.of(told), rows.of(facts));
        }
        return rows.of(facts);
    }

    /// The folder can be written, the second place can be reached; when the last proven one was made.
    private String backup(PipelineSettings pipeline) {
        var folder = house.instance().backups();
        if (!Files.isDirectory(folder)) {
            throw new ProblemException(Code.BACKUP_FOLDER_MISSING, folder);
        }
        var standing = house.backups().standing(pipeline.name());
        standing.second().flatMap(Standing.SecondStanding::problem).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        return standing.lastProven()
                .map(proven -> proven.id() + ", " + proven.madeAt())
                .orElse("–");
    }

    private String freeSpace() {
        try {
            return Files.getFileStore(house.instance().home()).getUsableSpace() / (1024 * 1024) + " MB";
        } catch (IOException e) {
            throw new ProblemException(Code.HOME_NOT_WRITABLE, house.instance().home(), SystemWords.of(e));
        }
    }

    private String limits() {
        return values(house.instance().settings().limits());
    }

    /// The settings in force, as their record names them.
    private static String values(Record settings) {
        return settings.toString().replaceAll("^\\w+\\[|]$", "");
    }

    private static String gates(PipelineSettings pipeline) {
        var gates = pipeline.gates();
        return "minRows="
                + gates.minRows().map(Object::toString).orElse("null")
                + ", maxRejectedShare="
                + gates.maxRejectedShare().map(Object::toString).orElse("null")
                + ", maxAge="
                + gates.maxAge().map(Object::toString).orElse("null");
    }

    private void good(String name, String about, String found) {
        checks.add(new Check(name, about, found, Optional.empty()));
    }

    private void check(String name, String about, Supplier<String> look) {
        try {
            good(name, about, look.get());
        } catch (ProblemException e) {
            Problem problem = e.problem();
            checks.add(new Check(name, about, "", Optional.of(problem)));
        }
    }
}
