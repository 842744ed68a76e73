package org.vigie.simulator;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.simulator.Sensors.Signs;

class SensorsTest {
    private static final Sensors SENSORS = Sensors.of(42);

    /// The first of five days that are drawn together.
    private static final LocalDate START = LocalDate.ofEpochDay(4 * 5 * 1025L);

    @Test
    void given_a_day_when_read_then_each_locomotive_tells_each_hour_once() {
        var readings = SENSORS.readingsOf(START).toList();

        assertThat(readings).hasSize(120).hasSize(SENSORS.readingsPerDay());
        assertThat(readings).extracting(Reading::locoId).startsWith("LOCO_001", "LOCO_002", "LOCO_003", "LOCO_004");
        assertThat(readings)
                .extracting(reading -> reading.timestamp() + reading.locoId())
                .doesNotHaveDuplicates();
        assertThat(readings).extracting(Reading::timestamp).isSorted().allMatch(at -> at.getMinute() == 0);
        assertThat(readings)
                .allMatch(reading -> reading.timestamp().toLocalDate().equals(START));
    }

    @Test
    void given_sixty_days_when_read_then_sound_engines_follow_the_declared_distributions() {
        var sound = days(60).filter(reading -> !reading.failure()).toList();

        assertFollows(sound, Reading::flowRate, 500, 50);
        assertFollows(sound, Reading::pressure, 5, 0.5);
        assertFollows(sound, Reading::vibration, 2, 0.3);
        assertFollows(sound, Reading::temperature, 45, 5);
    }

    @Test
    void given_sixty_days_when_engines_fail_then_they_show_it_as_declared() {
        var failing = days(60).filter(Reading::failure).toList();

        assertFollows(failing, Reading::flowRate, 500, 50);
        assertFollows(failing, Reading::pressure, 5 * 0.6, 0.5 * 0.6);
        assertFollows(failing, Reading::vibration, 2 * 2.5, 0.3 * 2.5);
        assertFollows(failing, Reading::temperature, 45 + 20, 5);
    }

    @Test
    void given_hard_signs_when_read_then_only_failing_readings_differ_and_the_classes_overlap() {
        var clear = days(60).toList();
        var hard = readings(SENSORS.withSigns(Signs.HARD), 60).toList();

        assertThat(hard.stream().filter(reading -> !reading.failure()))
                .isEqualTo(clear.stream().filter(reading -> !reading.failure()).toList());
        var failing = hard.stream().filter(Reading::failure).toList();
        assertFollows(failing, Reading::vibration, 2 * 1.25, 0.3 * 1.25);
        assertFollows(failing, Reading::pressure, 5 * 0.88, 0.5 * 0.88);
        assertFollows(failing, Reading::temperature, 45 + 6, 5);
        assertThat(failing.stream().filter(reading -> reading.vibration() < 2.3).count())
                .isGreaterThan(failing.size() / 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12, 100, 999})
    void given_any_number_of_locomotives_when_five_days_pass_then_exactly_a_twentieth_fails(int locomotives) {
        var readings = readings(SENSORS.withLocomotives(locomotives), 5).toList();

        assertThat(readings).hasSize(5 * 24 * locomotives);
        assertThat(readings.stream().filter(Reading::failure)).hasSize(readings.size() / 20);
    }

    @Test
    void given_sixty_days_when_an_engine_fails_then_it_does_for_some_hours_on_end() {
        var runs = runsOfFailures();

        assertThat(runs.stream().mapToInt(Integer::intValue).average().orElseThrow())
                .isBetween(4.0, 8.0);
        assertThat(runs.stream().filter(hours -> hours < 3).count()).isLessThan(runs.size() / 5);
        assertThat(runs).allMatch(hours -> hours <= 2 * 9);
    }

    @Test
    void given_a_season_when_failures_are_counted_then_one_locomotive_is_the_weakest_and_the_next_season_another() {
        var spring = failuresByLoco(START, 20);
        var seasons = Stream.of(0, 20, 40, 60, 80)
                .map(days -> weakest(failuresByLoco(START.plusDays(days), 20)))
                .distinct();

        assertThat(spring.get(weakest(spring))).isGreaterThan(120 / 5 * 3 / 2);
        assertThat(seasons).hasSizeGreaterThan(1);
    }

    @Test
    void given_the_same_seed_when_read_again_then_the_readings_are_the_same_and_another_seed_tells_others() {
        var once = days(3).toList();

        assertThat(readings(Sensors.of(42), 3)).isEqualTo(once);
        assertThat(readings(Sensors.of(43), 3)).doesNotContainAnyElementsOf(once);
    }

    @Test
    void given_no_locomotive_or_too_many_when_wanted_then_it_is_refused() {
        for (var number : List.of(0, 1000)) {
            assertThatThrownBy(() -> SENSORS.withLocomotives(number)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Stream<Reading> days(int days) {
        return readings(SENSORS, days);
    }

    private static Stream<Reading> readings(Sensors sensors, int days) {
        return START.datesUntil(START.plusDays(days)).flatMap(sensors::readingsOf);
    }

    /// Five standard errors: a sound generator fails this once in a million seeds.
    private static void assertFollows(
            List<Reading> readings, ToDoubleFunction<Reading> metric, double mean, double deviation) {
        var numbers = readings.stream().mapToDouble(metric).toArray();
        var found = Arrays.stream(numbers).average().orElseThrow();
        var square = Arrays.stream(numbers)
                .map(number -> (number - found) * (number - found))
                .sum();

        assertThat(found).isCloseTo(mean, within(5 * deviation / Math.sqrt(numbers.length)));
        assertThat(Math.sqrt(square / numbers.length))
                .isCloseTo(deviation, within(5 * deviation / Math.sqrt(2.0 * numbers.length)));
    }

    private static List<Integer> runsOfFailures() {
        var runs = new ArrayList<Integer>();
        for (var ofOne : days(60).filter(Reading::failure)
                .collect(groupingBy(Reading::locoId))
                .values()) {
            int hours = 1;
            for (int next = 1; next < ofOne.size(); next++) {
                var gap = ChronoUnit.HOURS.between(
                        ofOne.get(next - 1).timestamp(), ofOne.get(next).timestamp());
                if (gap == 1) {
                    hours++;
                } else {
                    runs.add(hours);
                    hours = 1;
                }
            }
            runs.add(hours);
        }
        return runs;
    }

    private static Map<String, Integer> failuresByLoco(LocalDate from, int days) {
        return from.datesUntil(from.plusDays(days))
                .flatMap(SENSORS::readingsOf)
                .filter(Reading::failure)
                .collect(toMap(Reading::locoId, _ -> 1, Integer::sum));
    }

    private static String weakest(Map<String, Integer> failures) {
        return failures.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
