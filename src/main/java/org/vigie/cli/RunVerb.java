package org.vigie.cli;

import java.time.LocalDate;
import java.util.Optional;
import org.vigie.continuity.backup.Onlooker;
import org.vigie.continuity.rerun.Undo;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.readiness.MorningReport;
import org.vigie.runs.Origin;
import org.vigie.runs.Run;
import org.vigie.runs.RunDesk;
import org.vigie.runs.RunOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Orders a run, waits for its end, and ends with the run's exit code.
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunVerb extends Verb {
    @Parameters(index = "0", paramLabel = "PIPELINE")
    private String pipeline;

    @Option(names = "--slot", paramLabel = "DATE")
    private Optional<LocalDate> slot = Optional.empty();

    @Option(names = "--replay", paramLabel = "RUN")
    private Optional<String> replay = Optional.empty();

    @Option(names = "--scheduled")
    private boolean scheduled;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--reason", paramLabel = "TEXT")
    private Optional<String> reason = Optional.empty();

    @Override
    int carryOut(Output output) throws InterruptedException {
        if (scheduled && (dryRun || replay.isPresent() || reason.isPresent())) {
            throw new ProblemException(
                    Code.BAD_USAGE, "--scheduled --dry-run|--replay|--reason", "vigie run --scheduled [--slot DATE]");
        }
        try (var house = front().open(home())) {
            var order = scheduled ? nightly(house) : order(house);
            return dryRun ? rehearse(house, order, output) : run(house, order, output);
        }
    }

    /// As the system's scheduler orders it: once a night.
    private RunOrder nightly(House house) {
        var settings = house.instance().settings();
        var night = slot.orElseGet(() -> MorningReport.night(settings.pipeline(pipeline), settings, house.now()));
        return house.nightly(pipeline, night, System.getProperty("user.name"));
    }

    private RunOrder order(House house) {
        var settings = house.instance().settings();
        var known = settings.pipeline(pipeline);
        var original = replay.map(reference -> house.history().get(reference));
        var night = slot.or(() -> original.map(Run::slot))
                .orElseGet(() -> MorningReport.night(known, settings, house.now()));
        return new RunOrder(
                pipeline,
                night,
                System.getProperty("user.name"),
                Origin.COMMAND_LINE,
                reason.orElseGet(() -> texts().text("cli.run.reason")),
                original.map(Run::id));
    }

    private int run(House house, RunOrder order, Output output) throws InterruptedException {
        var ordered = house.order(order, Onlooker.NOBODY);
        output.remark("cli.run.ordered", ordered.run().id(), texts().longDay(order.slot()));
        var progress = new ProgressLine(texts(), output.messages(), onTerminal());
        var run = awaited(house, ordered, progress);
        var findings = house.history().page(run.id()).findings();
        if (output.json()) {
            output.document(Documents.of(run, findings, texts()));
        } else {
            new RunWords(output).result(run, findings);
        }
        tellUndo(house, run, output);
        DueBackups.take(house, output);
        return run.exitCode().orElse(Cause.INTERNAL.exitCode());
    }

    private void tellUndo(House house, Run run, Output output) {
        if (house.reruns().standing(run.id()) instanceof Undo.Open open) {
            var until = texts().moment(open.until(), house.instance().settings().zone());
            output.remark("cli.run.undo", run.id().shortName(), until);
        }
    }

    /// Whoever waits watches meanwhile.
    private Run awaited(House house, RunDesk.Ordered ordered, ProgressLine progress) throws InterruptedException {
        try (var _ = front().guard(house)) {
            return house.desk().await(ordered, progress::show);
        } finally {
            progress.end();
        }
    }

    private int rehearse(House house, RunOrder order, Output output) throws InterruptedException {
        output.remark("cli.dryRun.started", texts().longDay(order.slot()));
        var rehearsal = house.rehearse(order);
        if (output.json()) {
            output.document(Documents.of(rehearsal, texts()));
        } else {
            new RunWords(output).rehearsal(rehearsal);
        }
        return rehearsal.run().exitCode().orElse(Cause.INTERNAL.exitCode());
    }
}
