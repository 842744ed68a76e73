package org.vigie.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.schedule.system.Draft;
import org.vigie.runs.schedule.system.SystemSchedule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Has the operating system start the nights.
@Command(name = "install", mixinStandardHelpOptions = true)
final class ScheduleInstall extends Verb {
    @Mixin
    private ScopeChoice scope = new ScopeChoice();

    @Option(names = "--account", paramLabel = "NAME")
    private Optional<String> account = Optional.empty();

    @Option(names = "--print")
    private boolean print;

    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            var schedule = scope.toRegister(house, account);
            var drafts = schedule.drafts();
            if (print) {
                tell(drafts, output);
                return 0;
            }
            if (!confirmed()) {
                throw new ProblemException(
                        Code.CONFIRMATION_MISSING,
                        String.join(", ", drafts.stream().map(Draft::name).toList()));
            }
            return install(schedule, output);
        }
    }

    private int install(SystemSchedule schedule, Output output) {
        try {
            var names = schedule.install();
            var audit = schedule.audit();
            if (output.json()) {
                output.document(AuditWords.document(audit, texts()));
            } else {
                names.forEach(name -> output.line(Icons.GOOD + " " + texts().text("cli.schedule.installed", name)));
                new AuditWords(output).findings(audit);
            }
            return 0;
        } catch (ProblemException e) {
            if (e.problem().code() == Code.SCHEDULER_SILENT && !output.json()) {
                tell(schedule.drafts(), output);
            }
            throw e;
        }
    }

    private static void tell(List<Draft> drafts, Output output) {
        if (output.json()) {
            output.document(drafts.stream()
                    .map(draft -> Map.of("name", draft.name(), "text", draft.text()))
                    .toList());
            return;
        }
        for (var draft : drafts) {
            output.line("# " + draft.name());
            output.line(draft.text());
        }
    }
}
