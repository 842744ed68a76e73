package org.vigie.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.vigie.problem.Cause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Audits what the operating system is to start. Ends with 2 when a night is at stake: what is wrong
/// is configuration, and a script shall see it before the night does.
@Command(name = "check", mixinStandardHelpOptions = true)
final class ScheduleCheck extends Verb {
    @Mixin
    private ScopeChoice scope = new ScopeChoice();

    @Option(names = "--file", paramLabel = "TASK.xml")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--pipeline", paramLabel = "PIPELINE", defaultValue = "freight")
    private String pipeline;

    @Override
    int carryOut(Output output) {
        try (var house = front().look(home())) {
            var audit = file.map(task -> house.auditOf(task, pipeline))
                    .orElseGet(() -> scope.registered(house).audit());
            if (output.json()) {
                output.document(AuditWords.document(audit, texts()));
            } else {
                new AuditWords(output).all(audit, house.instance().settings().zone());
            }
            return audit.grave() ? Cause.USAGE.exitCode() : 0;
        }
    }
}
