package org.vigie.etl.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForestTest {
    private final Examples examples = Fleet.examples(Fleet.hardToRead(1).nights(Fleet.FIRST_NIGHT, 30), "");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void given_the_same_seed_when_forests_grow_then_they_are_the_same_byte_for_byte(int processors) {
        var folds = folds();
        try (var alone = grown(42, 1, folds.subList(0, 1)).getFirst()) {
            var together = grown(42, processors, folds);

            assertThat(together.getFirst().bytes()).isEqualTo(alone.bytes());
            assertThat(together.getFirst().score(examples, examples.rows()))
                    .isEqualTo(alone.score(examples, examples.rows()));
            assertThat(together.get(1).bytes()).isNotEqualTo(alone.bytes());
            together.forEach(Forest::close);
        }
    }

    @Test
    void given_another_seed_when_a_forest_grows_then_it_is_another_forest() {
        try (var one = grown(42, 1, folds().subList(0, 1)).getFirst();
                var other = grown(43, 1, folds().subList(0, 1)).getFirst()) {
            assertThat(other.bytes()).isNotEqualTo(one.bytes());
        }
    }

    @Test
    void given_a_forest_when_it_is_written_and_read_then_it_scores_the_same() {
        try (var grown = grown(42, 1, folds().subList(0, 1)).getFirst();
                var read = Forest.read(grown.bytes())) {
            assertThat(read.score(examples, examples.rows())).isEqualTo(grown.score(examples, examples.rows()));
        }
    }

    @Test
    void given_a_listener_that_gives_up_when_forests_grow_then_they_stop_and_the_reason_goes_up() {
        var told = new AtomicInteger();
        var nursery = new Nursery(200, 42, 2);
        var large = Fleet.examples(Fleet.hardToRead(1).nights(Fleet.FIRST_NIGHT, 120), "");

        assertThatIllegalStateException()
                .isThrownBy(() -> nursery.grow(large, List.of(large.rows(), large.rows(), large.rows()), _ -> {
                    told.incrementAndGet();
                    throw new IllegalStateException("the run is no longer ours");
                }))
                .withMessage("the run is no longer ours");

        assertThat(told).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e300})
    void given_a_reading_with_a_hole_when_it_is_taken_then_it_is_refused(double hole) {
        var features = new double[] {500, 5, hole, 45, 2, 5};

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Examples.of(Fleet.SCHEMA).add("LOCO_001", "2026-01-01 00:00:00", features, false, true));
    }

    @Test
    void given_folds_when_readings_are_drawn_then_each_fifth_holds_a_fifth_of_each_class_whatever_the_order() {
        var fold = Folds.of(examples, 42).of(examples);

        for (int each = 0; each < Folds.COUNT; each++) {
            int wanted = each;
            var rows = IntStream.range(0, fold.length)
                    .filter(row -> fold[row] == wanted)
                    .toArray();
            long failures = IntStream.of(rows).filter(examples::failure).count();
            assertThat(rows.length).isBetween(examples.size() / 5 - 2, examples.size() / 5 + 2);
            assertThat(failures).isBetween(examples.failures() / 5L - 1, examples.failures() / 5L + 1);
        }
        assertThat(Folds.of(examples, 43).of(examples)).isNotEqualTo(fold);
    }

    @Test
    void given_too_many_readings_when_an_even_sample_is_kept_then_it_is_spread_over_all_of_them() {
        var sample = new EvenSample(Fleet.SCHEMA, 100);

        for (int hour = 0; hour < 1000; hour++) {
            sample.add("LOCO", "%04d".formatted(hour), new double[6], false, true);
        }

        var kept = sample.build();
        assertThat(kept.size()).isBetween(50, 100);
        var steps = IntStream.range(1, kept.size())
                .mapToObj(row -> Integer.parseInt(kept.at(row)) - Integer.parseInt(kept.at(row - 1)))
                .collect(java.util.stream.Collectors.toSet());
        assertThat(steps).isEqualTo(Set.of(16));
    }

    @Test
    void given_the_real_sample_when_a_forest_is_held_against_it_then_it_tells_every_failure() {
        var figures = ForestComparison.measure(Path.of("src/test/resources/org/vigie/stories/sensors.csv"));

        assertThat(figures.scores().rocAuc()).isGreaterThan(0.995);
        assertThat(figures.scores().f1()).isGreaterThan(0.99);
    }

    private List<int[]> folds() {
        var fold = Folds.of(examples, 42).of(examples);
        return IntStream.range(0, 3)
                .mapToObj(kept -> IntStream.range(0, fold.length)
                        .filter(row -> fold[row] != kept)
                        .toArray())
                .toList();
    }

    private List<Forest> grown(long seed, int processors, List<int[]> plots) {
        return new Nursery(20, seed, processors).grow(examples, plots, _ -> {});
    }
}
