package org.vigie.etl.learn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/// Locomotives whose readings are those of the domain: seeded, with what goes wrong on demand.
final class Fleet {
    static final FeatureSchema SCHEMA = new FeatureSchema(List.of(
            new Feature("flow_rate", "L/min", 0, 1000, false),
            new Feature("pressure", "bar", 0, 12, false),
            new Feature("vibration", "mm/s", 0, 15, false),
            new Feature("temperature", "°C", 0, 100, false),
            new Feature("vibration_rolling_mean", "mm/s", 0, 15, true),
            new Feature("pressure_rolling_mean", "bar", 0, 12, true)));

    static final ObviousRule RULE = new ObviousRule(
            List.of(new ObviousRule.Above("vibration", 2.9, "mm/s"), new ObviousRule.Above("temperature", 60, "°C")));

    static final LocalDate FIRST_NIGHT = LocalDate.of(2026, 1, 2);

    private static final int LOCOMOTIVES = 5;
    private static final int HOURS = 24;
    private static final double FAILING = 0.05;
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Random random;
    private final double vibrationOfFailure;

    private Fleet(long seed, double vibrationOfFailure) {
        this.random = new Random(seed);
        this.vibrationOfFailure = vibrationOfFailure;
    }

    static Fleet seeded(long seed) {
        return new Fleet(seed, 2.5);
    }

    /// Failures that look much like normal readings.
    static Fleet hardToRead(long seed) {
        return new Fleet(seed, 1.25);
    }

    record Reading(
            String loco,
            String at,
            double flow,
            double pressure,
            double vibration,
            double temperature,
            boolean failure) {
        Reading withTemperature(double other) {
            return new Reading(loco, at, flow, pressure, vibration, other, failure);
        }

        Reading withFailure(boolean other) {
            return new Reading(loco, at, flow, pressure, vibration, temperature, other);
        }
    }

    /// Every hour of the day before this night, of each locomotive.
    List<Reading> night(LocalDate slot) {
        return nights(slot, 1);
    }

    List<Reading> nights(LocalDate last, int count) {
        var readings = new ArrayList<Reading>();
        for (int hour = -HOURS * count; hour < 0; hour++) {
            var at = last.atStartOfDay().plusHours(hour).format(INSTANT);
            for (int loco = 1; loco <= LOCOMOTIVES; loco++) {
                readings.add(reading("LOCO_00" + loco, at));
            }
        }
        return readings;
    }

    private Reading reading(String loco, String at) {
        boolean failure = random.nextDouble() < FAILING;
        boolean hard = vibrationOfFailure < 2;
        return new Reading(
                loco,
                at,
                500 + 50 * random.nextGaussian(),
                (5 + 0.5 * random.nextGaussian()) * (failure ? hard ? 0.88 : 0.6 : 1),
                (2 + 0.3 * random.nextGaussian()) * (failure ? vibrationOfFailure : 1),
                45 + 5 * random.nextGaussian() + (failure ? hard ? 6 : 20 : 0),
                failure);
    }

    static List<Reading> with(List<Reading> readings, UnaryOperator<Reading> fault) {
        return readings.stream().map(fault).toList();
    }

    /// The readings of a sensors file.
    static List<Reading> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.skip(1).map(Fleet::reading).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reading reading(String line) {
        var fields = line.split(",");
        return new Reading(
                fields[1],
                fields[0],
                Double.parseDouble(fields[2]),
                Double.parseDouble(fields[3]),
                Double.parseDouble(fields[4]),
                Double.parseDouble(fields[5]),
                fields[6].equals("1"));
    }

    /// The newest first, with their rolling means.
    ///
    /// @param from the instant from which on nobody has judged them
    static Examples examples(List<Reading> readings, String from) {
        var rows = new ArrayList<Row>();
        var ofLoco = new ArrayDeque<Reading>();
        var loco = "";
        var ordered = readings.stream()
                .sorted(Comparator.comparing(Reading::loco).thenComparing(Reading::at))
                .toList();
        for (var reading : ordered) {
            if (!reading.loco().equals(loco)) {
                loco = reading.loco();
                ofLoco.clear();
            }
            ofLoco.addLast(reading);
            if (ofLoco.size() > 3) {
                ofLoco.removeFirst();
            }
            rows.add(new Row(reading, mean(ofLoco, true), mean(ofLoco, false)));
        }
        rows.sort(Comparator.comparing((Row row) -> row.reading.at())
                .reversed()
                .thenComparing(row -> row.reading.loco()));
        var examples = Examples.of(SCHEMA);
        rows.forEach(row -> row.into(examples, row.reading.at().compareTo(from) >= 0));
        return examples.build();
    }

    private static double mean(ArrayDeque<Reading> last, boolean vibration) {
        return last.stream()
                .mapToDouble(reading -> vibration ? reading.vibration() : reading.pressure())
                .average()
                .orElseThrow();
    }

    private record Row(Reading reading, double vibrationMean, double pressureMean) {
        void into(Examples.Builder examples, boolean night) {
            var features = new double[] {
                reading.flow, reading.pressure, reading.vibration, reading.temperature, vibrationMean, pressureMean
            };
            examples.add(reading.loco, reading.at, features, reading.failure, night);
        }
    }
}
