package org.vigie.warehouse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever nights come (late, corrected, repeated, in any order), the table is what a plain map
/// would be with the means made afresh, bit for bit, and its digest is the one computed afresh.
class RandomNightsTest {
    private static final int NIGHTS = 7;
    private static final int ROWS = 170;
    private static final int SECONDS = 110;
    private static final int LOCOMOTIVES = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 2026, 31337})
    void given_random_nights_when_loaded_then_means_and_digest_are_those_made_afresh(long seed) {
        var depot = new Depot(folder);
        var random = new Random(seed);
        var expected = new TreeMap<String, ReadingFact>();

        for (int night = 0; night < NIGHTS; night++) {
            var rows = rows(random, night);
            var loaded = depot.load(rows.subList(0, ROWS / 2), rows.subList(ROWS / 2, ROWS));
            var seen = new HashSet<String>();
            rows.stream().filter(row -> seen.add(key(row))).forEach(row -> expected.put(key(row), row));

            assertThat(withoutFence(depot)).isEqualTo(afresh(List.copyOf(expected.values())));
            assertThat(loaded.digest()).isEqualTo(depot.digestOfTheTable());
            assertThat(loaded.rejections()).hasSize(ROWS - seen.size());
            assertThat(loaded.added() + loaded.changed() + loaded.unchanged()).isEqualTo(seen.size());
        }
    }

    /// The last three readings of each locomotive, summed from the oldest on.
    private static List<Depot.Kept> afresh(List<ReadingFact> readings) {
        var rows = new ArrayList<Depot.Kept>();
        for (int at = 0; at < readings.size(); at++) {
            int from = at;
            while (from > at - 2
                    && from > 0
                    && readings.get(from - 1).loco().equals(readings.get(at).loco())) {
                from--;
            }
            double vibration = 0;
            double pressure = 0;
            for (var reading : readings.subList(from, at + 1)) {
                vibration += reading.vibration();
                pressure += reading.pressure();
            }
            int n = at + 1 - from;
            rows.add(new Depot.Kept(readings.get(at), vibration / n, pressure / n, 0));
        }
        return rows;
    }

    private static List<Depot.Kept> withoutFence(Depot depot) {
        return depot.rows().stream()
                .map(row -> new Depot.Kept(row.reading(), row.vibrationMean(), row.pressureMean(), 0))
                .toList();
    }

    /// Readings of a window that moves on with the nights; some come twice, some are corrected.
    private static List<ReadingFact> rows(Random random, int night) {
        var rows = new ArrayList<ReadingFact>();
        for (int i = 0; i < ROWS; i++) {
            int second = night * 40 + random.nextInt(SECONDS);
            int loco = random.nextInt(LOCOMOTIVES);
            boolean corrected = random.nextInt(12) == 0;
            rows.add(new ReadingFact(
                    "LOCO_" + loco,
                    "2026-02-20 01:%02d:%02d".formatted(second / 60, second % 60),
                    500 + loco,
                    corrected ? random.nextDouble() : second / 7.0 + loco,
                    corrected ? random.nextDouble() : second / 3.0 + loco / 9.0,
                    45,
                    second % 20 == 0));
        }
        return rows;
    }

    private static String key(ReadingFact reading) {
        return reading.loco() + " " + reading.timestamp();
    }
}
