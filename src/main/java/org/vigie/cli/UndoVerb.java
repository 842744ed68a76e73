package org.vigie.cli;

import java.util.Optional;
import org.vigie.continuity.backup.Restore;
import org.vigie.continuity.backup.Restore.Confirmation;
import org.vigie.continuity.rerun.Undo;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes a rerun back: the plan first, then, confirmed, the warehouse before it.
@Command(name = "undo", mixinStandardHelpOptions = true)
final class UndoVerb extends Verb {
    @Parameters(index = "0", paramLabel = "RUN")
    private String run;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--reason", paramLabel = "TEXT")
    private Optional<String> reason = Optional.empty();

    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            var line = new StageLine(texts(), output.messages(), onTerminal());
            var plan = house.reruns().plan(house.history().get(run).id(), line);
            line.end();
            if (dryRun) {
                tell(plan, house, output);
                return 0;
            }
            if (!confirmed()) {
                refuse(plan, house, output);
            }
            var restored = house.reruns().undo(plan.run(), order(), line);
            line.end();
            tell(restored, plan, output);
            return 0;
        }
    }

    private Restore.Order order() {
        return new Restore.Order(System.getProperty("user.name"), reason.orElse(""), new Confirmation.Given());
    }

    private void refuse(Undo.Plan plan, House house, Output output) {
        if (!output.json()) {
            tell(plan, house, output);
        }
        throw new ProblemException(
                Code.CONFIRMATION_MISSING,
                plan.run() + " → " + plan.restore().backup().id());
    }

    private void tell(Undo.Plan plan, House house, Output output) {
        if (output.json()) {
            var document = BackupDocuments.of(plan.restore(), texts());
            document.put("undoes", plan.run().value());
            document.put("until_utc", plan.until().toString());
            output.document(document);
            return;
        }
        var until = texts().moment(plan.until(), house.instance().settings().zone());
        output.say("cli.undo.plan", plan.run(), until);
        new RestoreWords(output).plan(plan.restore());
    }

    private void tell(Restore restored, Undo.Plan plan, Output output) {
        if (output.json()) {
            var document = BackupDocuments.of(restored, plan.restore(), texts());
            document.put("undoes", plan.run().value());
            output.document(document);
            return;
        }
        output.say("cli.undo.done", plan.run());
        new RestoreWords(output).done(restored, plan.restore());
    }
}
