package org.vigie.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.simulator.Faults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "simulate", mixinStandardHelpOptions = true)
final class SimulateVerb extends Verb {
    @Option(names = "--port", paramLabel = "N", defaultValue = "8085")
    private int port;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42")
    private long seed;

    @Option(names = "--fault", paramLabel = "SOURCE=FAULT")
    private List<String> faults = List.of();

    @Option(names = "--drop", paramLabel = "DATE")
    private Optional<LocalDate> drop = Optional.empty();

    @Option(names = "--no-serve")
    private boolean dropOnly;

    @Override
    int carryOut(Output output) throws InterruptedException {
        var order = new FrontDoor.SimulateOrder(port, seed, Faults.parse(faults), drop, !dropOnly);
        front().simulate(home(), order, new FrontDoor.SimulatorVoice() {
            @Override
            public void dropped(Path file, long rows) {
                output.say("cli.simulate.dropped", file, texts().number(rows));
            }

            @Override
            public void serving(String address) {
                output.say("cli.simulate.serving", address);
            }
        });
        return 0;
    }
}
