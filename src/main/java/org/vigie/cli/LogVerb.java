package org.vigie.cli;

import java.util.concurrent.TimeUnit;
import org.vigie.runs.LogFollow;
import org.vigie.runs.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "log", mixinStandardHelpOptions = true)
final class LogVerb extends Verb {
    private static final int MOST = 1_000_000;
    private static final long LOOK_EVERY_MILLIS = 300;

    @Parameters(index = "0", paramLabel = "RUN", defaultValue = "last")
    private String reference;

    @Option(names = "--follow")
    private boolean follow;

    @Option(names = "--errors")
    private boolean errors;

    @Override
    int carryOut(Output output) throws InterruptedException {
        try (var house = front().open(home())) {
            var run = house.history().get(reference).id();
            if (output.json()) {
                output.document(house.logs().tail(run, MOST).stream()
                        .filter(this::wanted)
                        .toList());
                return 0;
            }
            follow(house, run, output);
            return 0;
        }
    }

    /// Whether it ended is asked before each look, so that the last lines are told too.
    private void follow(House house, RunId run, Output output) throws InterruptedException {
        var log = new LogFollow(house.logs(), run);
        while (follow && !house.history().get(run.value()).state().terminal()) {
            log.tell(line -> tell(line, output));
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        log.tellTheRest(line -> tell(line, output));
    }

    private void tell(String line, Output output) {
        if (wanted(line)) {
            output.line(line);
        }
    }

    private boolean wanted(String line) {
        return !errors || line.contains(" ERROR ");
    }
}
