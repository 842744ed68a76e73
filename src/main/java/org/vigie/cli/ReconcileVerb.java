package org.vigie.cli;

import picocli.CommandLine.Command;

@Command(name = "reconcile", mixinStandardHelpOptions = true)
final class ReconcileVerb extends Verb {
    @Override
    int carryOut(Output output) {
        try (var house = front().look(home())) {
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
}
