package org.vigie.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoVerb extends Verb {
    @Option(names = "--nights", paramLabel = "N", defaultValue = "30")
    private int nights;

    @Option(names = "--rows", paramLabel = "N")
    private Optional<Integer> rows = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42")
    private long seed;

    @Override
    int carryOut(Output output) {
        var order = new FrontDoor.DemoOrder(homeGiven() ? Optional.of(home()) : Optional.empty(), nights, rows, seed);
        front().demo(order, new FrontDoor.DemoVisit() {
            @Override
            public void night(LocalDate night, int done, int all) {
                if (onTerminal()) {
                    output.messages().print("\r" + texts().text("cli.demo.night", done, all) + " ");
                    output.messages().flush();
                }
            }

            @Override
            public void ready(House house, Path home) {
                output.remark("cli.demo.ready", home);
                ConsoleVerb.showOrTell(front(), house, output);
            }
        });
        return 0;
    }
}
