package org.vigie.warehouse.freight;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The statistics of the days that this run brings first, summed while the facts pass: a day that
/// had none before needs no second look at the table. Grows with the days, stations and machines of
/// a file, not with its rows.
final class DailySums {
    private final Map<String, Map<String, Sums>> days = new TreeMap<>();
    private String lastDay = "";
    private Map<String, Sums> stationsOfLastDay = Map.of();

    /// One station on one day. Volume in tonnes.
    static final class Sums {
        private final Set<String> machines = new HashSet<>();
        private double volume;
        private double lost;
        private long alerts;

        /// With the rounding error carried along (Kahan), as SQLite's own sum does.
        private void add(TransactionFact fact) {
            double next = fact.volume() - lost;
            double sum = volume + next;
            lost = (sum - volume) - next;
            volume = sum;
            alerts += fact.criticalAlert() ? 1 : 0;
            machines.add(fact.machineId());
        }

        double volume() {
            return volume;
        }

        long alerts() {
            return alerts;
        }

        long machines() {
            return machines.size();
        }
    }

    /// Takes a new fact; one without a station belongs to no statistics.
    void add(TransactionFact fact) {
        if (fact.station().isEmpty()) {
            return;
        }
        if (lastDay.isEmpty() || !fact.hasDay(lastDay)) {
            lastDay = fact.day();
            stationsOfLastDay = days.computeIfAbsent(lastDay, _ -> new HashMap<>());
        }
        stationsOfLastDay
                .computeIfAbsent(fact.station().get().site(), _ -> new Sums())
                .add(fact);
    }

    /// By day, then by station.
    Map<String, Map<String, Sums>> byDayAndStation() {
        return days;
    }
}
