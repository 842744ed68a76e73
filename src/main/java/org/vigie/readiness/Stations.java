package org.vigie.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.readiness.Contents.Figures;
import org.vigie.readiness.Contents.Station;
import org.vigie.warehouse.freight.DailyStationStats;
import org.vigie.warehouse.freight.FreightWarehouse;

/// Each station's newest figures, and the figures of the newest day that has some, up to the data
/// day.
public final class Stations {
    private final FreightWarehouse warehouse;
    private final LocalDate dataDay;
    private final List<DailyStationStats> newest;

    private Stations(FreightWarehouse warehouse, LocalDate dataDay) {
        this.warehouse = warehouse;
        this.dataDay = dataDay;
        this.newest = warehouse.newestOfEachStation(dataDay);
    }

    public static Contents of(FreightWarehouse warehouse, LocalDate dataDay) {
        var stations = new Stations(warehouse, dataDay);
        return new Contents.Freight(stations.list(), stations.figures(), stations.figuresBefore());
    }

    private List<Station> list() {
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

    private Optional<Figures> figures() {
        return newestDay().map(this::figuresOf);
    }

    private Optional<Figures> figuresBefore() {
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
