package org.vigie.cli;

import org.vigie.continuity.backup.Restore;
import org.vigie.continuity.backup.RestorePlan;
import org.vigie.language.Texts;

/// A restore, told to a person: what would be lost, what became of it.
final class RestoreWords {
    private final Output output;
    private final Texts texts;

    RestoreWords(Output output) {
        this.output = output;
        this.texts = output.texts();
    }

    void plan(RestorePlan plan) {
        output.say("cli.restore.plan", plan.backup().id(), plan.to());
        plan.lost()
                .forEach(run ->
                        output.line("  ✖ " + texts.text("cli.restore.lost", run.id(), texts.shortDay(run.slot()))));
        plan.regained()
                .forEach(run ->
                        output.line("  ✔ " + texts.text("cli.restore.regained", run.id(), texts.shortDay(run.slot()))));
        if (plan.lost().isEmpty() && plan.regained().isEmpty()) {
            output.line("  " + texts.text("cli.restore.noNight"));
        }
        var now = plan.factsNow().map(texts::number).orElse("?");
        output.line("  "
                + texts.text(
                        "cli.restore.facts", now, texts.number(plan.backup().facts())));
        if (plan.withdrawsModel()) {
            output.line("  "
                    + texts.text(
                            "cli.restore.model",
                            plan.modelNow().orElse("–"),
                            plan.modelThen().orElse("–")));
        }
        plan.warehouse().ifPresent(problem -> output.line("  " + Icons.FAILED + " " + texts.text(problem)));
        output.line("  " + texts.text("cli.restore.stays"));
    }

    void done(Restore restored, RestorePlan plan) {
        output.line(Icons.GOOD
                + " "
                + texts.text(
                        "cli.restore.done",
                        plan.to().getFileName(),
                        plan.backup().id(),
                        plan.backup().facts()));
        plan.lost().forEach(run -> output.line("  ✖ " + texts.text("cli.restore.rolledBack", run.id())));
        output.line("  "
                + Icons.NEXT
                + " "
                + restored.safety()
                        .map(safety -> texts.text("cli.restore.back", safety))
                        .orElseGet(() -> texts.text("cli.restore.aside", restored.aside())));
    }
}
