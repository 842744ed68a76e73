package org.vigie.etl.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/// Which fifth of the examples a reading belongs to: drawn from the seed and the reading's name
/// alone, so that it can be told again of any reading, at any time. Failures and normal readings are
/// drawn apart, each into five equal parts.
///
/// @param normal the four limits between the fifths of the normal readings, as unsigned hex
/// @param failing the same for the failures
public record Folds(long seed, List<String> normal, List<String> failing) {
    public static final int COUNT = 5;

    /// Of the champion, what it is judged by.
    static final int HELD_OUT = 0;

    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public Folds {
        normal = List.copyOf(normal);
        failing = List.copyOf(failing);
    }

    static Folds of(Examples examples, long seed) {
        return new Folds(seed, limits(examples, seed, false), limits(examples, seed, true));
    }

    private static List<String> limits(Examples examples, long seed, boolean failure) {
        var draws = IntStream.range(0, examples.size())
                .filter(row -> examples.failure(row) == failure)
                .mapToLong(row -> draw(seed, examples.subject(row), examples.at(row)) + Long.MIN_VALUE)
                .sorted()
                .toArray();
        var limits = new ArrayList<String>();
        for (int fold = 1; fold < COUNT; fold++) {
            limits.add(HexFormat.of().toHexDigits(draws[fold * draws.length / COUNT] - Long.MIN_VALUE));
        }
        return limits;
    }

    /// The fold of each row.
    int[] of(Examples examples) {
        var normalLimits = numbers(normal);
        var failingLimits = numbers(failing);
        var folds = new int[examples.size()];
        Arrays.setAll(folds, row -> {
            long draw = draw(seed, examples.subject(row), examples.at(row));
            return fold(draw, examples.failure(row) ? failingLimits : normalLimits);
        });
        return folds;
    }

    private static int fold(long draw, long[] limits) {
        int fold = 0;
        while (fold < limits.length && Long.compareUnsigned(draw, limits[fold]) >= 0) {
            fold++;
        }
        return fold;
    }

    private static long[] numbers(List<String> limits) {
        return limits.stream().mapToLong(HexFormat::fromHexDigitsToLong).toArray();
    }

    /// FNV-1a over the name, stirred as splitmix64 does.
    private static long draw(long seed, String subject, String at) {
        long hash = absorb(absorb(FNV_START ^ (seed * FNV_PRIME), subject) * FNV_PRIME, at);
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }

    private static long absorb(long hash, String text) {
        long absorbed = hash;
        for (int i = 0; i < text.length(); i++) {
            absorbed = (absorbed ^ text.charAt(i)) * FNV_PRIME;
        }
        return absorbed;
    }
}
