package org.vigie.stories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The statistics of the dossier DPA, computed from the files by other means than the product's.
final class StationDays {
    private static final Pattern MACHINE =
            Pattern.compile("\"machine_id\":\"([^\"]+)\",\\s*\"site_location\":\"([^\"]+)\"");

    /// What one station did on one day.
    static final class StationDay {
        private double volume;
        private long alerts;
        private final Set<String> machines = new HashSet<>();

        double volume() {
            return volume;
        }

        long alerts() {
            return alerts;
        }

        int machines() {
            return machines.size();
        }
    }

    /// Station → day → figures.
    private final Map<String, TreeMap<String, StationDay>> byStation = new TreeMap<>();

    private StationDays() {}

    static StationDays of(String machines, String transactions) {
        var sites = sites(machines);
        var days = new StationDays();
        for (var row : Sample.rows(transactions)) {
            days.add(sites.get(row[1]), row);
        }
        return days;
    }

    private void add(String site, String[] row) {
        var day = byStation
                .computeIfAbsent(site, _ -> new TreeMap<>())
                .computeIfAbsent(row[2].substring(0, 10), _ -> new StationDay());
        day.volume += Double.parseDouble(row[3]);
        day.alerts += !row[4].equals("OK") && Double.parseDouble(row[3]) < 20 ? 1 : 0;
        day.machines.add(row[1]);
    }

    Map<String, TreeMap<String, StationDay>> byStation() {
        return byStation;
    }

    int count() {
        return byStation.values().stream().mapToInt(Map::size).sum();
    }

    /// `day station before after percent`, by day: where the alerts rose against the day before.
    List<String> rises() {
        var rises = new ArrayList<String>();
        byStation.forEach((station, days) -> {
            for (var day : days.entrySet()) {
                var before = days.lowerEntry(day.getKey());
                if (before != null && day.getValue().alerts > before.getValue().alerts) {
                    rises.add(rise(day.getKey(), station, before.getValue().alerts, day.getValue().alerts));
                }
            }
        });
        return rises.stream().sorted().toList();
    }

    static String rise(String day, String station, long before, long after) {
        var percent = before == 0 ? "-" : "%.6f".formatted(100.0 * (after - before) / before);
        return "%s %s %d %d %s".formatted(day, station, before, after, percent);
    }

    long alertsOf(String station) {
        return byStation.get(station).values().stream()
                .mapToLong(StationDay::alerts)
                .sum();
    }

    double volumeOf(String station) {
        return byStation.get(station).values().stream()
                .mapToDouble(StationDay::volume)
                .sum();
    }

    /// One more than the number of better totals: those that are equal share a rank.
    long rankOf(String station) {
        return 1
                + byStation.keySet().stream()
                        .map(this::alertsOf)
                        .filter(alerts -> alerts < alertsOf(station))
                        .distinct()
                        .count();
    }

    private static Map<String, String> sites(String machines) {
        var sites = new HashMap<String, String>();
        var found = MACHINE.matcher(machines.replace("\\u00e9", "é"));
        while (found.find()) {
            sites.put(found.group(1), found.group(2));
        }
        return sites;
    }
}
