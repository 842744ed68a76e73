package org.vigie.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Watches and schedules without a window, until it is asked to end.
@Command(name = "agent", mixinStandardHelpOptions = true)
final class AgentVerb extends Verb {
    @Option(names = "--once")
    private boolean once;

    @Override
    int carryOut(Output output) throws InterruptedException {
        try (var house = front().look(home())) {
            front().agent(home(), once, new SpokenNights(output, house));
            return 0;
        }
    }
}
