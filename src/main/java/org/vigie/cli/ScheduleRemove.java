package org.vigie.cli;

import java.util.Map;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The operating system starts no more nights of this installation.
@Command(name = "remove", mixinStandardHelpOptions = true)
final class ScheduleRemove extends Verb {
    @Mixin
    private ScopeChoice scope = new ScopeChoice();

    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            var schedule = scope.registered(house);
            if (!confirmed()) {
                throw new ProblemException(
                        Code.CONFIRMATION_MISSING,
                        String.join(", ", schedule.audit().registered()));
            }
            var removed = schedule.remove();
            if (output.json()) {
                output.document(Map.of("removed", removed));
            } else if (removed.isEmpty()) {
                output.say("cli.schedule.nothing");
            } else {
                removed.forEach(name -> output.line(Icons.GOOD + " " + texts().text("cli.schedule.removed", name)));
            }
            return 0;
        }
    }
}
