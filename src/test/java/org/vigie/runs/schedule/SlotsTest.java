package org.vigie.runs.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.runs.schedule.Timetable.OddNight;

class SlotsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        Africa/Douala, 02:00, 2026-03-29, 2026-03-29T01:00:00Z
        Africa/Douala, 02:00, 2026-10-25, 2026-10-25T01:00:00Z
        Europe/Paris,  02:00, 2026-03-28, 2026-03-28T01:00:00Z
        Europe/Paris,  02:00, 2026-03-29, 2026-03-29T01:00:00Z
        Europe/Paris,  02:30, 2026-03-29, 2026-03-29T01:30:00Z
        Europe/Paris,  02:00, 2026-03-30, 2026-03-30T00:00:00Z
        Europe/Paris,  02:00, 2026-10-25, 2026-10-25T00:00:00Z
        Europe/Paris,  02:30, 2026-10-25, 2026-10-25T00:30:00Z
        Europe/Paris,  02:00, 2026-10-26, 2026-10-26T01:00:00Z
        """)
    void given_a_night_when_its_hour_is_asked_then_it_is_one_instant(
            ZoneId zone, LocalTime hour, LocalDate slot, Instant at) {
        var slots = new Slots(hour, LocalTime.of(6, 0), zone);

        assertThat(slots.at(slot)).isEqualTo(at);
        assertThat(slots.newest(at)).isEqualTo(slot);
        assertThat(slots.newest(at.minusMillis(1))).isEqualTo(slot.minusDays(1));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        2026-10-25T00:45:00Z
        2026-10-25T01:00:00Z
        2026-10-25T01:15:00Z
        2026-10-25T01:45:00Z
        """)
    void given_an_hour_that_comes_twice_when_it_comes_again_then_the_night_stays_the_same(Instant now) {
        var slots = new Slots(LocalTime.of(2, 30), LocalTime.of(6, 0), ZoneId.of("Europe/Paris"));

        assertThat(slots.newest(now)).isEqualTo(LocalDate.of(2026, 10, 25));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        02:00, 06:00, 2026-02-21T05:00:00Z
        23:30, 06:00, 2026-02-22T05:00:00Z
        06:00, 06:00, 2026-02-22T05:00:00Z
        """)
    void given_a_night_when_people_start_to_work_then_it_is_the_morning_after_its_hour(
            LocalTime hour, LocalTime due, Instant at) {
        var slots = new Slots(hour, due, ZoneId.of("Africa/Douala"));

        assertThat(slots.due(LocalDate.of(2026, 2, 21))).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        02:00, 2026-01-10T00:00:00Z, GAP,     2026-03-29, 2026-03-29T01:00:00Z
        02:30, 2026-01-10T00:00:00Z, GAP,     2026-03-29, 2026-03-29T01:30:00Z
        02:00, 2026-04-10T00:00:00Z, OVERLAP, 2026-10-25, 2026-10-25T00:00:00Z
        02:59, 2026-10-25T02:00:00Z, GAP,     2027-03-28, 2027-03-28T01:59:00Z
        """)
    void given_daylight_saving_when_the_hour_lies_in_its_night_then_the_night_is_told(
            LocalTime hour, Instant now, OddNight.Kind kind, LocalDate slot, Instant at) {
        var slots = new Slots(hour, LocalTime.of(6, 0), ZoneId.of("Europe/Paris"));

        assertThat(slots.nextOdd(now)).contains(new OddNight(slot, kind, at));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        Africa/Douala, 02:00
        Europe/Paris,  03:00
        Europe/Paris,  01:59
        """)
    void given_an_hour_that_always_is_there_once_when_asked_then_no_night_is_odd(ZoneId zone, LocalTime hour) {
        var slots = new Slots(hour, LocalTime.of(6, 0), zone);

        assertThat(slots.nextOdd(Instant.parse("2026-01-10T00:00:00Z"))).isEmpty();
    }

    @Test
    void given_two_years_of_instants_when_their_nights_are_asked_then_no_night_comes_twice_or_never() {
        var slots = new Slots(LocalTime.of(2, 30), LocalTime.of(6, 0), ZoneId.of("Europe/Paris"));
        var now = Instant.parse("2026-01-01T00:00:00Z");
        var night = slots.newest(now);

        for (int quarter = 0; quarter < 2 * 366 * 96; quarter++) {
            now = now.plusSeconds(900);
            var newest = slots.newest(now);
            assertThat(newest).isBetween(night, night.plusDays(1));
            night = newest;
        }
    }
}
