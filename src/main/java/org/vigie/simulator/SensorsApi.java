package org.vigie.simulator;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.vigie.problem.ProblemException;

/// The sensors' API: a real HTTP server on this computer alone, whose faults are switched while it
/// runs.
///
/// `GET /sensors` is what suffers; `GET /health` answers as long as somebody listens.
public final class SensorsApi implements AutoCloseable {
    private final ApiServer server;
    private final Readings readings;

    private SensorsApi(Readings readings, int port) {
        this.readings = readings;
        server = new ApiServer("/sensors", readings, port);
    }

    /// @param slot the night for which it is asked, asked for at each call: it tells the readings of
    ///   the day before
    /// @param days how many days it goes back, the day before the slot included
    /// @param port 0 for any free one
    /// @throws ProblemException when somebody else listens there
    public static SensorsApi open(Sensors sensors, Supplier<LocalDate> slot, int days, int port) {
        return new SensorsApi(new Readings(sensors, slot, days), port);
    }

    /// Where the readings are: `http://127.0.0.1:8086/sensors`
    public URI address() {
        return server.address();
    }

    public int port() {
        return server.port();
    }

    /// From now on. Whoever is being served keeps the fault with which it began, unless the API
    /// goes offline: that cuts every line.
    ///
    /// @throws ProblemException when the port was taken by somebody else meanwhile
    public void suffer(SensorFault wanted) {
        readings.fault = wanted.readings();
        server.suffer(wanted.api());
    }

    public void heal() {
        suffer(SensorFault.NONE);
    }

    /// How many times the readings were asked for, answered or not.
    public long requests() {
        return server.requests();
    }

    /// The head of the newest request for the readings, line by line: what a client really sent.
    public List<String> newestHead() {
        return server.newestHead();
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class Readings implements ApiServer.Contents {
        private final Sensors sensors;
        private final Supplier<LocalDate> slot;
        private final int days;
        private volatile ReadingFault fault = ReadingFault.Plain.NONE;

        Readings(Sensors sensors, Supplier<LocalDate> slot, int days) {
            this.sensors = sensors;
            this.slot = slot;
            this.days = days;
        }

        @Override
        public String json() {
            return SensorsJson.of(delivery().rows());
        }

        @Override
        public String withDuplicateKeys() {
            return SensorsJson.withDuplicateKeys(delivery().rows());
        }

        @Override
        public String withUnknownMachines() {
            throw new IllegalStateException("no fault of sensors");
        }

        private Delivery delivery() {
            return new Delivery(sensors, slot.get(), days, fault);
        }
    }
}
