package org.vigie.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.language.Texts;
import org.vigie.simulator.Faults;
import org.vigie.simulator.Sensors;
import org.vigie.simulator.World;

/// What the command line asks of the program that it is the door of.
public interface FrontDoor {
    Path defaultHome();

    /// Opens an installation and closes the runs whose process is gone.
    ///
    /// @throws org.vigie.problem.ProblemException NO_INSTANCE, a bad setting, or a broken
    ///   operations book
    House open(Path home);

    /// Opens an installation and leaves its runs as they are.
    House look(Path home);

    /// Makes what is missing of an installation.
    ///
    /// @return what was made, empty when nothing was missing
    List<Path> init(Path home, boolean demo);

    /// @return whether a window can be shown here
    boolean hasDisplay();

    /// Shows the window and returns when it is closed.
    void window(House house, Texts texts);

    /// Makes an installation whose last nights were really run in a simulated world, and keeps that
    /// world alive until the visit ends.
    void demo(DemoOrder order, DemoVisit visit);

    /// Serves the simulated world of an installation until interrupted.
    void simulate(Path home, SimulateOrder order, SimulatorVoice voice) throws InterruptedException;

    /// Watches the runs of an installation while a command waits, when nobody else does.
    Guard guard(House house);

    /// Watches the runs and starts the nights of an installation.
    ///
    /// @param once look once and return; else return when the process is asked to end
    void agent(Path home, boolean once, NightVoice voice) throws InterruptedException;

    /// Writes a bug's trace down where support finds it.
    ///
    /// @return where
    String writeBug(String code, String trace);

    /// Closing it gives the duty back.
    interface Guard extends AutoCloseable {
        @Override
        void close();
    }

    /// @param home empty: a folder that is thrown away
    /// @param nights of history
    /// @param rows transactions of each day; empty: as many as in life
    record DemoOrder(Optional<Path> home, int nights, Optional<Integer> rows, long seed) {}

    /// What happens in the demo, told by whoever makes it.
    interface DemoVisit {
        void night(LocalDate night, int done, int all);

        /// The house stands, the world is awake.
        void ready(House house, Path home);
    }

    /// @param pipeline the one whose sources are simulated; empty: all of them
    /// @param days how many days each file and answer goes back
    /// @param drop the night for which files are dropped
    record SimulateOrder(
            Optional<String> pipeline,
            World world,
            Sensors sensors,
            int days,
            Faults faults,
            Optional<LocalDate> drop,
            boolean serve,
            Ports ports) {
        /// For one pipeline; nothing is at fault, nothing is served.
        public static SimulateOrder quiet(String pipeline, int days, long seed) {
            return new SimulateOrder(
                    Optional.of(pipeline),
                    World.of(seed),
                    Sensors.of(seed),
                    days,
                    Faults.NONE,
                    Optional.empty(),
                    false,
                    new Ports(0, 0));
        }
    }

    /// Where the simulated APIs listen.
    record Ports(int freight, int sensors) {}

    interface SimulatorVoice {
        void dropped(Path file, long rows);

        void serving(String address);
    }
}
