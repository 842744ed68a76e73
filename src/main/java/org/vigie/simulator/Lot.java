package org.vigie.simulator;

import java.util.SplittableRandom;

/// Draws so many out of so many, one after the other, each as likely as the others and exactly as
/// many as wanted (Knuth's selection sampling). Every tenth would not do: it is always the same
/// locomotive's turn.
final class Lot {
    private final SplittableRandom dice;
    private long wanted;
    private long left;

    Lot(long wanted, long all, SplittableRandom dice) {
        this.wanted = wanted;
        this.left = all;
        this.dice = dice;
    }

    static Lot ofPercent(double percent, long all, SplittableRandom dice) {
        return new Lot(Math.round(percent / 100 * all), all, dice);
    }

    boolean falls() {
        boolean drawn = dice.nextDouble() * left < wanted;
        left--;
        if (drawn) {
            wanted--;
        }
        return drawn;
    }
}
