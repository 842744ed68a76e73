package org.vigie.simulator;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingDouble;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.simulator.Transaction.Status;

class WorldTest {
    private static final World WORLD = World.of(42);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 2, 20);

    @Test
    void given_a_seed_when_the_same_day_is_asked_twice_then_it_is_the_same_day() {
        var once = WORLD.transactionsOf(FRIDAY).toList();

        var again = World.of(42).transactionsOf(FRIDAY).toList();

        assertThat(again).isEqualTo(once);
    }

    @Test
    void given_another_seed_when_a_day_is_asked_then_it_is_another_day() {
        var here =
                WORLD.transactionsOf(FRIDAY).map(Transaction::volumeTransferred).toList();

        var elsewhere = World.of(43).transactionsOf(FRIDAY).map(Transaction::volumeTransferred);

        assertThat(elsewhere).doesNotContainAnyElementsOf(here);
    }

    /// Written down once: another computer, or another Java, must find the same.
    @Test
    void given_seed_42_when_its_friday_begins_then_the_first_transaction_is_the_known_one() {
        var first = WORLD.transactionsOf(FRIDAY).findFirst().orElseThrow();

        assertThat(ErpRow.of(first).cells())
                .containsExactly("TRX-260220-000000", "MCH-020", "2026-02-20 00:04:32", "90.58605926333149", "OK");
    }

    @Test
    void given_a_year_when_ids_are_read_then_they_are_unique_and_sorted_like_the_dates() {
        var year = year().flatMap(WORLD::transactionsOf).toList();

        assertThat(year).extracting(Transaction::transactionId).isSorted().doesNotHaveDuplicates();
        assertThat(year).extracting(Transaction::date).isSorted();
        assertThat(year.getFirst().transactionId()).isEqualTo("TRX-260101-000000");
    }

    @Test
    void given_a_year_when_days_are_counted_then_each_has_its_share_and_sundays_less() {
        var rows = year().collect(toMap(day -> day, WORLD::rowsOf));

        assertThat(rows.values()).allMatch(count -> count >= 100 && count <= 160);
        assertThat(average(rows, DayOfWeek.SUNDAY)).isLessThan(average(rows, DayOfWeek.MONDAY) - 20);
    }

    @Test
    void given_a_year_when_days_are_read_then_all_five_stations_work_each_day() {
        var stationsPerDay = year().map(day ->
                WORLD.transactionsOf(day).map(this::station).distinct().count());

        assertThat(stationsPerDay).containsOnly(5L);
    }

    @Test
    void given_a_year_when_alerts_are_counted_then_they_are_a_handful_a_day_and_stations_differ() {
        var alertsPerDay = year().map(day -> alerts(day).count()).toList();

        var perStation = year().flatMap(this::alerts).collect(groupingBy(this::station, counting()));

        assertThat(alertsPerDay).allMatch(alerts -> alerts <= 25);
        assertThat(alertsPerDay.stream().mapToLong(it -> it).average().orElseThrow())
                .isBetween(3.0, 10.0);
        assertThat(perStation).hasSize(5);
    }

    @Test
    void given_a_year_when_statuses_are_counted_then_half_is_good_and_the_rest_is_shared() {
        var statuses = year().flatMap(WORLD::transactionsOf).collect(groupingBy(Transaction::statusCode, counting()));

        var all = statuses.values().stream().mapToLong(it -> it).sum();
        assertThat(statuses.get(Status.OK) / (double) all).isBetween(0.45, 0.55);
        assertThat(statuses.get(Status.WARN) / (double) all).isBetween(0.22, 0.28);
        assertThat(statuses.get(Status.ERR) / (double) all).isBetween(0.22, 0.28);
    }

    @Test
    void given_a_year_when_shifts_are_compared_then_the_morning_is_busy_and_the_night_is_quiet() {
        var perShift = year().flatMap(WORLD::transactionsOf).collect(groupingBy(this::shift, counting()));

        assertThat(perShift.get("morning")).isGreaterThan(perShift.get("afternoon"));
        assertThat(perShift.get("afternoon")).isGreaterThan(2 * perShift.get("night"));
    }

    @Test
    void given_a_year_when_volumes_are_read_then_they_are_possible_and_the_port_has_most() {
        var year = year().flatMap(WORLD::transactionsOf).toList();

        var perStation = year.stream().collect(groupingBy(this::station, tonnes()));

        assertThat(year).allMatch(it -> it.volumeTransferred() >= 10.5);
        assertThat(year).allMatch(it -> it.volumeTransferred() <= 95);
        var port = perStation.remove(Station.DOUALA);
        assertThat(perStation.values()).hasSize(4).allMatch(other -> other < port);
    }

    @Test
    void given_a_wanted_number_of_rows_when_it_cannot_be_numbered_then_it_is_refused() {
        assertThat(WORLD.withRowsPerDay(1_000_000).rowsOf(FRIDAY)).isEqualTo(1_000_000);

        for (var impossible : List.of(0, -1, 1_000_001)) {
            assertThatThrownBy(() -> WORLD.withRowsPerDay(impossible)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Stream<LocalDate> year() {
        return LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1));
    }

    private Station station(Transaction transaction) {
        return WORLD.machines().stream()
                .filter(machine -> machine.machineId().equals(transaction.machineId()))
                .findFirst()
                .orElseThrow()
                .station();
    }

    private Stream<Transaction> alerts(LocalDate day) {
        return WORLD.transactionsOf(day).filter(it -> it.statusCode() != Status.OK && it.volumeTransferred() < 20);
    }

    private String shift(Transaction transaction) {
        var hour = transaction.date().getHour();
        return hour < 6 || hour >= 22 ? "night" : hour < 14 ? "morning" : "afternoon";
    }

    private static Collector<Transaction, ?, Double> tonnes() {
        return summingDouble(Transaction::volumeTransferred);
    }

    private static double average(Map<LocalDate, Integer> rows, DayOfWeek weekday) {
        return rows.entrySet().stream()
                .filter(entry -> entry.getKey().getDayOfWeek() == weekday)
                .mapToInt(Map.Entry::getValue)
                .average()
                .orElseThrow();
    }
}
