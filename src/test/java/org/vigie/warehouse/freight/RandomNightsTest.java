package org.vigie.warehouse.freight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.warehouse.freight.TransactionFact.Located;

/// Whatever nights come, the table is what a plain map would be, its digest is the one computed
/// afresh, and its statistics are SQL's own.
class RandomNightsTest {
    private static final List<String> SITES = List.of("Douala", "Yaoundé", "Edéa");
    private static final List<String> STATES = List.of("OK", "WARN", "ERR");
    private static final int NIGHTS = 6;
    private static final int ROWS = 150;
    private static final int IDS = 260;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 2026})
    void given_random_nights_when_loaded_then_digest_and_statistics_are_those_of_the_table(long seed) {
        var yard = new Yard(folder);
        var random = new Random(seed);
        var expected = new TreeMap<String, TransactionFact>();

        for (int night = 0; night < NIGHTS; night++) {
            var rows = rows(random, night);
            var loaded = yard.load(rows.subList(0, ROWS / 2), rows.subList(ROWS / 2, ROWS));
            var seen = new HashSet<String>();
            rows.stream().filter(fact -> seen.add(fact.id())).forEach(fact -> expected.put(fact.id(), fact));

            assertThat(yard.facts()).isEqualTo(List.copyOf(expected.values()));
            assertThat(loaded.digest()).isEqualTo(yard.digestOfTheTable());
            assertThat(loaded.rejections()).hasSize(ROWS - seen.size());
            assertThat(loaded.added() + loaded.changed() + loaded.unchanged()).isEqualTo(seen.size());
            sameStatistics(yard.warehouse().stats(), yard.statsOfTheFacts());
        }
    }

    private static void sameStatistics(List<DailyStationStats> written, List<DailyStationStats> fresh) {
        assertThat(written).hasSameSizeAs(fresh);
        for (int i = 0; i < fresh.size(); i++) {
            var one = written.get(i);
            var other = fresh.get(i);
            assertThat(one.day() + one.station()).isEqualTo(other.day() + other.station());
            assertThat(one.alerts()).isEqualTo(other.alerts());
            assertThat(one.machines()).isEqualTo(other.machines());
            assertThat(one.volume()).isCloseTo(other.volume(), within(1e-9 * other.volume()));
        }
    }

    /// Some ids of earlier nights, some twice, some unknown machines, days that move.
    private static List<TransactionFact> rows(Random random, int night) {
        var rows = new ArrayList<TransactionFact>();
        for (int i = 0; i < ROWS; i++) {
            int machine = random.nextInt(8);
            var station = machine == 7
                    ? Optional.<Located>empty()
                    : Optional.of(new Located(SITES.get(machine % 3), 2000 + machine));
            var day = 10 + night + random.nextInt(3);
            rows.add(TransactionFact.of(
                    "TRX-" + random.nextInt(IDS),
                    "MCH-" + machine,
                    "2026-02-%02d %02d:00:00".formatted(day, random.nextInt(24)),
                    random.nextInt(10) == 0 ? 0.1 : random.nextDouble() * 1000,
                    STATES.get(random.nextInt(3)),
                    station,
                    random.nextInt(9) == 0));
        }
        return rows;
    }
}
