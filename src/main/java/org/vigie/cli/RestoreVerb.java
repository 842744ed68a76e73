package org.vigie.cli;

import java.util.Optional;
import org.vigie.continuity.backup.Restore;
import org.vigie.continuity.backup.Restore.Confirmation;
import org.vigie.continuity.backup.RestorePlan;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Goes back to a backup: the plan first, then, confirmed, the restore.
@Command(name = "restore", mixinStandardHelpOptions = true)
final class RestoreVerb extends Verb {
    @Parameters(index = "0", paramLabel = "ID")
    private String id;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--reason", paramLabel = "TEXT")
    private Optional<String> reason = Optional.empty();

    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            var line = new StageLine(texts(), output.messages(), onTerminal());
            var plan = house.restores().plan(id, line);
            line.end();
            if (dryRun) {
                tell(plan, output);
                return 0;
            }
            if (!confirmed()) {
                showUnconfirmed(plan, output);
            }
            var restored = house.restores().restore(plan.backup().id(), order(), line);
            line.end();
            tell(restored, plan, output);
            return 0;
        }
    }

    private Restore.Order order() {
        return new Restore.Order(
                System.getProperty("user.name"),
                reason.filter(text -> !text.isBlank()).orElseGet(() -> texts().text("cli.restore.reason")),
                confirmed() ? new Confirmation.Given() : new Confirmation.Missing());
    }

    private void showUnconfirmed(RestorePlan plan, Output output) {
        if (output.json()) {
            throw new ProblemException(
                    Code.CONFIRMATION_MISSING,
                    plan.backup().id() + " → " + plan.to().getFileName());
        }
        tell(plan, output);
    }

    private void tell(RestorePlan plan, Output output) {
        if (output.json()) {
            output.document(BackupDocuments.of(plan, texts()));
            return;
        }
        output.say("cli.restore.plan", plan.backup().id(), plan.to());
        plan.lost()
                .forEach(run ->
                        output.line("  ✖ " + texts().text("cli.restore.lost", run.id(), texts().shortDay(run.slot()))));
        plan.regained()
                .forEach(run -> output.line(
                        "  ✔ " + texts().text("cli.restore.regained", run.id(), texts().shortDay(run.slot()))));
        if (plan.lost().isEmpty() && plan.regained().isEmpty()) {
            output.line("  " + texts().text("cli.restore.noNight"));
        }
        var now = plan.factsNow().map(texts()::number).orElse("?");
        output.line("  "
                + texts().text(
                                "cli.restore.facts",
                                now,
                                texts().number(plan.backup().facts())));
        if (plan.withdrawsModel()) {
            output.line("  "
                    + texts().text(
                                    "cli.restore.model",
                                    plan.modelNow().orElse("–"),
                                    plan.modelThen().orElse("–")));
        }
        plan.warehouse().ifPresent(problem -> output.line("  " + Icons.FAILED + " " + texts().text(problem)));
        output.line("  " + texts().text("cli.restore.stays"));
    }

    private void tell(Restore restored, RestorePlan plan, Output output) {
        if (output.json()) {
            output.document(BackupDocuments.of(restored, plan, texts()));
            return;
        }
        output.line(Icons.GOOD
                + " "
                + texts().text(
                                "cli.restore.done",
                                plan.to().getFileName(),
                                plan.backup().id(),
                                plan.backup().facts()));
        plan.lost().forEach(run -> output.line("  ✖ " + texts().text("cli.restore.rolledBack", run.id())));
        output.line("  "
                + Icons.NEXT
                + " "
                + restored.safety()
                        .map(safety -> texts().text("cli.restore.back", safety))
                        .orElseGet(() -> texts().text("cli.restore.aside", restored.aside())));
    }
}
