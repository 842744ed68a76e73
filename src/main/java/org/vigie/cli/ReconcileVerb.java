package org.vigie.cli;

import java.util.Optional;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "reconcile", mixinStandardHelpOptions = true)
final class ReconcileVerb extends Verb {
    @Option(names = "--lost", paramLabel = "RUN")
    private Optional<String> lost = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT")
    private Optional<String> reason = Optional.empty();

    @Override
    int carryOut(Output output) {
        try (var house = front().look(home())) {
            return lost.isPresent() ? declareLost(house, lost.get(), output) : closeTheGone(house, output);
        }
    }

    /// For a process that lives and cannot be stopped. It is another one's night that it may spoil: a
    /// reason and a confirmation are asked for.
    private int declareLost(House house, String reference, Output output) {
        var run = house.history().get(reference).id();
        var why = reason.filter(text -> !text.isBlank())
                .orElseThrow(
                        () -> new ProblemException(Code.ARGUMENT_MISSING, "--reason TEXT", "vigie reconcile --help"));
        if (!confirmed()) {
            throw new ProblemException(Code.CONFIRMATION_MISSING, texts().text("cli.stop.plan", run));
        }
        var closed = house.stopping().declareLost(run, System.getProperty("user.name"), why);
        if (output.json()) {
            output.document(Documents.of(closed, texts()));
        } else {
            var pid = closed.process()
                    .map(process -> Long.toString(process.pid()))
                    .orElse("–");
            output.line(Icons.of(closed) + " " + texts().text("cli.reconcile.lost", closed.id(), pid));
        }
        return 0;
    }

    private int closeTheGone(House house, Output output) {
        var closed = house.reconciliation().closeTheGone();
        var alive = house.history().active();
        if (output.json()) {
            output.document(
                    closed.stream().map(run -> Documents.of(run, texts())).toList());
            return 0;
        }
        if (closed.isEmpty()) {
            output.say("cli.reconcile.nothing");
        }
        for (var run : closed) {
            output.line(Icons.of(run) + " " + texts().text("cli.pair", run.id(), texts().word(run.state())));
        }
        for (var run : alive) {
            output.line(Icons.of(run) + " " + texts().text("cli.reconcile.alive", run.id()));
        }
        return 0;
    }
}
