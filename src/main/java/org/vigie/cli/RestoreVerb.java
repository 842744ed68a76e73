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
        new RestoreWords(output).plan(plan);
    }

    private void tell(Restore restored, RestorePlan plan, Output output) {
        if (output.json()) {
            output.document(BackupDocuments.of(restored, plan, texts()));
            return;
        }
        new RestoreWords(output).done(restored, plan);
    }
}
