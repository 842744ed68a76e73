package org.vigie.simulator;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.vigie.simulator.Transaction.Status;
import org.vigie.simulator.World.Traffic.Exactly;
import org.vigie.simulator.World.Traffic.Lifelike;

/// One day of a world. Each transaction has dice of its own: any of them can be asked for alone.
final class Day {
    private static final DateTimeFormatter IN_ID = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final double LEAST_VOLUME = 10.5;
    private static final double MOST_VOLUME = 95;

    /// Any odd number but the generator's own step, which would make neighbours share their dice.
    private static final long ROW_STEP = 0xD1342543DE82EF95L;

    private final LocalDate date;
    private final List<Machine> turns;
    private final long dice;
    private final int rows;
    private final Set<Station> rough;

    Day(World world, LocalDate date) {
        this.date = date;
        turns = turns(world.machines());
        dice = shuffled(world.seed()) ^ shuffled(date.toEpochDay());
        var random = new SplittableRandom(dice);
        rows = switch (world.traffic()) {
            case Lifelike _ -> usualRows() + random.nextInt(-11, 12);
            case Exactly(var rowsPerDay) -> rowsPerDay;
        };
        rough = random.nextBoolean() ? Set.of(anyStation(random)) : Set.of();
    }

    int rows() {
        return rows;
    }

    Transaction transaction(int row) {
        var random = new SplittableRandom(dice + (row + 1) * ROW_STEP);
        var share = (row + random.nextDouble()) / rows;
        var shift = Shift.at(share);
        var machine = turns.get(random.nextInt(turns.size()));
        return new Transaction(
                id(row),
                machine.machineId(),
                date.atStartOfDay().plusSeconds(shift.secondAt(share)),
                volume(random, machine.station()),
                status(random, shift, machine.station()));
    }

    private int usualRows() {
        return switch (date.getDayOfWeek()) {
            case SUNDAY -> 112;
            case SATURDAY -> 126;
            default -> 142;
        };
    }

    /// As many tickets as turns: who draws a ticket draws a machine.
    private static List<Machine> turns(List<Machine> machines) {
        return machines.stream()
                .flatMap(it -> Collections.nCopies(it.station().turns(), it).stream())
                .toList();
    }

    private String id(int row) {
        var number = Integer.toString(row);
        return "TRX-" + date.format(IN_ID) + "-" + "0".repeat(6 - number.length()) + number;
    }

    private double volume(RandomGenerator random, Station station) {
        var one = random.nextDouble();
        var other = random.nextDouble();
        var filled = random.nextDouble() < station.fullLoads();
        var share = isRough(station) ? Math.min(one, other) : filled ? Math.max(one, other) : one;
        return LEAST_VOLUME + share * (MOST_VOLUME - LEAST_VOLUME);
    }

    private Status status(RandomGenerator random, Shift shift, Station station) {
        var troubled = isRough(station) ? shift.troubled() + 0.15 : shift.troubled();
        if (random.nextDouble() >= troubled) {
            return Status.OK;
        }
        return random.nextBoolean() ? Status.WARN : Status.ERR;
    }

    /// On every other day one station has a rough day: half-empty wagons, more trouble.
    private boolean isRough(Station station) {
        return rough.contains(station);
    }

    private static Station anyStation(RandomGenerator random) {
        var stations = Station.values();
        return stations[random.nextInt(stations.length)];
    }

    private static long shuffled(long number) {
        return new SplittableRandom(number).nextLong();
    }
}
