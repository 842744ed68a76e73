package org.vigie.simulator;

import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The sensors of the locomotives, repeatable: one reading an hour of each. The same seed and the
/// same day give the same readings on every computer, whatever the other days that were asked for.
///
/// A twentieth of the readings is of a failing engine. Engines fail for some hours on end, and some
/// locomotives more than others: see [Breakdowns].
public record Sensors(long seed, int locomotives, Signs signs) {
    public static final int MOST_LOCOMOTIVES = 999;
    static final int HOURS = 24;

    /// How a failing engine shows.
    public enum Signs {
        /// As the dossier declares them.
        CLEAR(0.6, 2.5, 20),
        /// Weak: failing and sound engines overlap, and no rule of thumb tells them apart.
        HARD(0.88, 1.25, 6);

        private final double pressure;
        private final double vibration;
        private final double temperature;

        Signs(double pressure, double vibration, double temperature) {
            this.pressure = pressure;
            this.vibration = vibration;
            this.temperature = temperature;
        }

        private Reading on(Reading sound) {
            return sound.with(
                            sound.flowRate(),
                            sound.pressure() * pressure,
                            sound.vibration() * vibration,
                            sound.temperature() + temperature)
                    .withFailure(true);
        }
    }

    public Sensors {
        if (locomotives < 1 || locomotives > MOST_LOCOMOTIVES) {
            throw new IllegalArgumentException("locomotives: " + locomotives);
        }
    }

    /// Five locomotives whose failures show clearly.
    public static Sensors of(long seed) {
        return new Sensors(seed, 5, Signs.CLEAR);
    }

    public Sensors withLocomotives(int number) {
        return new Sensors(seed, number, signs);
    }

    public Sensors withSigns(Signs other) {
        return new Sensors(seed, locomotives, other);
    }

    public int readingsPerDay() {
        return HOURS * locomotives;
    }

    /// Hour by hour, made while they are read: memory does not grow with their number.
    public Stream<Reading> readingsOf(LocalDate day) {
        var breakdowns = Breakdowns.around(day, this);
        return IntStream.range(0, HOURS)
                .boxed()
                .flatMap(hour -> IntStream.range(0, locomotives)
                        .mapToObj(locomotive -> reading(day, hour, locomotive, breakdowns)));
    }

    private Reading reading(LocalDate day, int hour, int locomotive, Breakdowns breakdowns) {
        var dice = Dice.of(seed, day.toEpochDay(), hour, locomotive);
        var sound = sound(day, hour, locomotive, dice);
        return breakdowns.has(day, hour, locomotive) ? signs.on(sound) : sound;
    }

    /// The declared distributions of an engine that works (dossier CIDP).
    private static Reading sound(LocalDate day, int hour, int locomotive, SplittableRandom dice) {
        return new Reading(
                day.atTime(hour, 0),
                String.format(Locale.ROOT, "LOCO_%03d", locomotive + 1),
                Dice.normal(dice, 500, 50),
                Dice.normal(dice, 5, 0.5),
                Dice.normal(dice, 2, 0.3),
                Dice.normal(dice, 45, 5),
                false);
    }
}
