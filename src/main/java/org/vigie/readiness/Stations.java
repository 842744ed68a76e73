package org.vigie.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.readiness.Morning.Figures;
import org.vigie.readiness.Morning.Station;
import org.vigie.warehouse.freight.DailyStationStats;
import org.vigie.warehouse.freight.FreightWarehouse;

/// Each station's newest figures, and the figures of the newest day that has some, up to the data
/// day.
final class Stations {
    private final FreightWarehouse warehouse;
    private final LocalDate dataDay;
    private final List<DailyStationStats> newest;

    Stations(FreightWarehouse warehouse, LocalDate dataDay) {
        this.warehouse = warehouse;
        this.dataDay = dataDay;
        this.newest = warehouse.newestOfEachStation(dataDay);
    }

    List<Station> list() {
        return newest.stream()
                .map(stats -> new Station(
                        stats.station(),
                        Optional.of(stats.day()),
                        stats.day().equals(dataDay),
                        stats.volume(),
                        stats.alerts(),
                        stats.machines()))
                .toList();
    }

    long missing() {
        return list().stream().filter(station -> !station.ready()).count();
    }

    Optional<Figures> figures() {
        return newestDay().map(this::figuresOf);
    }

    Optional<Figures> figuresBefore() {
        return newestDay().map(day -> figuresOf(day.minusDays(1))).filter(figures -> figures.transactions() > 0);
    }

    private Optional<LocalDate> newestDay() {
        return newest.stream().map(DailyStationStats::day).max(LocalDate::compareTo);
    }

    private Figures figuresOf(LocalDate day) {
        var stations = warehouse.stationsOn(day);
        return new Figures(
                day,
                stations.stream().mapToDouble(DailyStationStats::volume).sum(),
                stations.stream().mapToLong(DailyStationStats::alerts).sum(),
                warehouse.transactionsOn(day),
                stations.stream().mapToLong(DailyStationStats::machines).sum());
    }
}
