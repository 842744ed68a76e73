package org.vigie.cli;

import java.util.Map;
import org.vigie.problem.Problem;
import picocli.CommandLine.Command;

/// Looks at everything that a night needs; ends with the code of the first problem found.
@Command(name = "doctor", mixinStandardHelpOptions = true)
final class DoctorVerb extends Verb {
    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            var checks = house.examine();
            if (output.json()) {
                output.document(
                        Map.of("home", house.instance().home().toString(), "checks", Documents.of(checks, texts())));
            } else {
                output.say("cli.doctor.home", house.instance().home());
                checks.forEach(check -> tell(check, output));
            }
            return checks.stream()
                    .flatMap(check -> check.problem().stream())
                    .findFirst()
                    .map(Verb::exitCode)
                    .orElse(0);
        }
    }

    private void tell(House.Check check, Output output) {
        var title = texts().text("check." + check.name()) + (check.about().isEmpty() ? "" : " " + check.about());
        if (check.problem().isEmpty()) {
            output.line("  " + Icons.GOOD + " " + texts().text("cli.pair", title, texts().spoken(check.found())));
            return;
        }
        Problem problem = check.problem().get();
        output.line("  " + Icons.FAILED + " " + texts().text("cli.pair", title, texts().text(problem)));
        output.line("      " + Icons.NEXT + " " + texts().hint(problem));
    }
}
