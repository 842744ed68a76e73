package org.vigie.simulator;

import java.util.SplittableRandom;

/// Dice that fall the same way on every computer.
final class Dice {
    private Dice() {}

    /// As many numbers as it takes to tell one throw from all others.
    static SplittableRandom of(long... numbers) {
        long mixed = 0;
        for (var number : numbers) {
            mixed = new SplittableRandom(mixed ^ number).nextLong();
        }
        return new SplittableRandom(mixed);
    }

    /// From the normal distribution. `nextGaussian` goes through `Math.log`, of which each computer
    /// may have its own last digit.
    static double normal(SplittableRandom dice, double mean, double deviation) {
        var radius = StrictMath.sqrt(-2 * StrictMath.log(1 - dice.nextDouble()));
        return mean + deviation * radius * StrictMath.cos(2 * Math.PI * dice.nextDouble());
    }
}
