package org.vigie.simulator;

import java.net.URI;
import java.util.List;
import org.vigie.problem.ProblemException;
import org.vigie.simulator.ApiFault.Plain;

/// The freight API of a world: a real HTTP server on this computer alone, whose faults are switched
/// while it runs.
///
/// `GET /machines` is what suffers; `GET /health` answers as long as somebody listens.
public final class FreightApi implements AutoCloseable {
    private final ApiServer server;

    private FreightApi(World world, int port) {
        server = new ApiServer("/machines", new Park(world.machines()), port);
    }

    /// @param port 0 for any free one
    /// @throws ProblemException when somebody else listens there
    public static FreightApi open(World world, int port) {
        return new FreightApi(world, port);
    }

    /// Where the machines are: `http://127.0.0.1:8085/machines`
    public URI address() {
        return server.address();
    }

    public int port() {
        return server.port();
    }

    public ApiFault fault() {
        return server.fault();
    }

    /// From now on. Whoever is being served keeps the fault with which it began, unless the API
    /// goes offline: that cuts every line.
    ///
    /// @throws ProblemException when the port was taken by somebody else meanwhile
    public void suffer(ApiFault wanted) {
        server.suffer(wanted);
    }

    public void heal() {
        server.suffer(Plain.NONE);
    }

    /// How many times the machines were asked for, answered or not.
    public long requests() {
        return server.requests();
    }

    /// The head of the newest request for the machines, line by line: what a client really sent.
    public List<String> newestHead() {
        return server.newestHead();
    }

    @Override
    public void close() {
        server.close();
    }

    private record Park(List<Machine> machines) implements ApiServer.Contents {
        @Override
        public String json() {
            return MachinesJson.of(machines);
        }

        @Override
        public String withDuplicateKeys() {
            return MachinesJson.withDuplicateKeys(machines);
        }

        @Override
        public String withUnknownMachines() {
            var threeQuarters = machines.stream()
                    .filter(machine -> machines.indexOf(machine) % 4 != 3)
                    .toList();
            return MachinesJson.of(threeQuarters);
        }
    }
}
