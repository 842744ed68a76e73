package org.vigie.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.cli.FrontDoor.Ports;
import org.vigie.cli.FrontDoor.SimulateOrder;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.simulator.Faults;
import org.vigie.simulator.Sensors;
import org.vigie.simulator.Sensors.Signs;
import org.vigie.simulator.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "simulate", mixinStandardHelpOptions = true)
final class SimulateVerb extends Verb {
    private static final int MOST_DAYS = 3650;

    @Option(names = "--pipeline", paramLabel = "PIPELINE")
    private Optional<String> pipeline = Optional.empty();

    @Option(names = "--port", paramLabel = "N", defaultValue = "8085")
    private int port;

    @Option(names = "--sensors-port", paramLabel = "N", defaultValue = "8086")
    private int sensorsPort;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42")
    private long seed;

    @Option(names = "--locomotives", paramLabel = "N", defaultValue = "5")
    private int locomotives;

    @Option(names = "--hard")
    private boolean hard;

    @Option(names = "--fault", paramLabel = "SOURCE=FAULT")
    private List<String> faults = List.of();

    @Option(names = "--drop", paramLabel = "DATE")
    private Optional<LocalDate> drop = Optional.empty();

    @Option(names = "--days", paramLabel = "N", defaultValue = "1")
    private int days;

    @Option(names = "--no-serve")
    private boolean dropOnly;

    @Override
    int carryOut(Output output) throws InterruptedException {
        front().simulate(home(), order(), new FrontDoor.SimulatorVoice() {
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

    private SimulateOrder order() {
        check("--locomotives", locomotives, Sensors.MOST_LOCOMOTIVES);
        check("--days", days, MOST_DAYS);
        var sensors = new Sensors(seed, locomotives, hard ? Signs.HARD : Signs.CLEAR);
        return new SimulateOrder(
                pipeline,
                World.of(seed),
                sensors,
                days,
                Faults.parse(faults),
                drop,
                !dropOnly,
                new Ports(port, sensorsPort));
    }

    private static void check(String option, int number, int most) {
        if (number < 1 || number > most) {
            throw new ProblemException(Code.BAD_USAGE, option + " " + number, "1 … " + most);
        }
    }
}
