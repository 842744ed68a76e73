package org.vigie.simulator;

import static org.vigie.simulator.Sensors.HOURS;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// When engines fail, drawn for five days at a time, so that any day can be asked for alone: in
/// five days exactly a twentieth of the hours, in runs of some hours. In a season of twenty days the
/// weakest locomotive fails most, the next half as often, the third a third as often; then the
/// workshop has seen to it, and others are weak.
final class Breakdowns {
    private static final int DAYS = 5;
    private static final int LENGTH = DAYS * HOURS;
    private static final int ONE_IN = 20;
    private static final int PERIODS_OF_A_SEASON = 4;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 9;

    /// No locomotive fails for more than half the time, however few share the failures.
    private static final int MOST = LENGTH / 2;

    private final long firstDay;
    private final List<Integer> weakestFirst;
    private final List<BitSet> failing;
    private final SplittableRandom dice;

    private Breakdowns(long period, Sensors sensors) {
        firstDay = period * DAYS;
        dice = Dice.of(sensors.seed(), 1, period);
        weakestFirst =
                shuffled(sensors.locomotives(), Dice.of(sensors.seed(), 2, Math.floorDiv(period, PERIODS_OF_A_SEASON)));
        failing = Stream.generate(BitSet::new).limit(sensors.locomotives()).toList();
        spend(LENGTH / ONE_IN * sensors.locomotives());
    }

    /// Those of the five days to which this one belongs.
    static Breakdowns around(LocalDate day, Sensors sensors) {
        return new Breakdowns(Math.floorDiv(day.toEpochDay(), DAYS), sensors);
    }

    boolean has(LocalDate day, int hour, int locomotive) {
        return failing.get(locomotive).get((int) (day.toEpochDay() - firstDay) * HOURS + hour);
    }

    private void spend(int hours) {
        for (int left = hours; left > 0; ) {
            var run = Math.min(left, dice.nextInt(SHORTEST, LONGEST + 1));
            breakDown(run);
            left -= run;
        }
    }

    /// The one that was drawn, or the next weaker one that has room for so many hours.
    private void breakDown(int hours) {
        int drawn = drawnRank();
        for (int rank = drawn; rank < drawn + weakestFirst.size(); rank++) {
            var hoursOfOne = failing.get(weakestFirst.get(rank % weakestFirst.size()));
            var starts = starts(hoursOfOne, hours);
            if (!starts.isEmpty()) {
                var start = starts.get(dice.nextInt(starts.size()));
                hoursOfOne.set(start, start + hours);
                return;
            }
        }
        throw new IllegalStateException("no locomotive has room for " + hours + " hours");
    }

    /// Each rank has as many chances as one divided by it.
    private int drawnRank() {
        var all = IntStream.rangeClosed(1, weakestFirst.size())
                .mapToDouble(rank -> 1.0 / rank)
                .sum();
        var left = dice.nextDouble() * all;
        int rank = 0;
        while (rank < weakestFirst.size() - 1 && left >= 1.0 / (rank + 1)) {
            left -= 1.0 / (rank + 1);
            rank++;
        }
        return rank;
    }

    /// Where a run would neither touch another one nor fail for too long.
    private static List<Integer> starts(BitSet taken, int hours) {
        if (taken.cardinality() + hours > MOST) {
            return List.of();
        }
        return IntStream.rangeClosed(0, LENGTH - hours)
                .filter(start -> isFree(taken, start, hours))
                .boxed()
                .toList();
    }

    private static boolean isFree(BitSet taken, int start, int hours) {
        var next = taken.nextSetBit(Math.max(0, start - 1));
        return next < 0 || next > start + hours;
    }

    private static List<Integer> shuffled(int locomotives, SplittableRandom dice) {
        var order = IntStream.range(0, locomotives).toArray();
        for (int last = locomotives - 1; last > 0; last--) {
            int other = dice.nextInt(last + 1);
            var kept = order[last];
            order[last] = order[other];
            order[other] = kept;
        }
        return IntStream.of(order).boxed().toList();
    }
}
