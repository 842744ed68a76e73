package org.vigie.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.fleet.FleetMorning;

/// What a night brought, which each kind of pipeline tells in its own way.
public sealed interface Contents {
    /// @param figures of the newest day that has some, up to the data day
    record Freight(List<Station> stations, Optional<Figures> figures, Optional<Figures> figuresBefore)
            implements Contents {
        public Freight {
            stations = List.copyOf(stations);
        }

        public long stationsReady() {
            return stations.stream().filter(Station::ready).count();
        }

        @Override
        public boolean known() {
            return !stations.isEmpty() || figures.isPresent();
        }
    }

    record Telemetry(FleetMorning morning) implements Contents {
        @Override
        public boolean known() {
            return !morning.fleet().locomotives().isEmpty();
        }
    }

    /// There is something to show.
    boolean known();

    /// @param newestDay the newest day for which this station has figures
    /// @param ready it has figures for the data day
    /// @param volume tonnes on its newest day
    record Station(
            String name, Optional<LocalDate> newestDay, boolean ready, double volume, long alerts, long machines) {}

    /// All stations together on one day. Volume in tonnes.
    record Figures(LocalDate day, double volume, long alerts, long transactions, long machines) {}
}
