package org.vigie.runs.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.ProgressHandler;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.Origin;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.RunState;
import org.vigie.runs.schedule.ExpectedRun.State;

/// The night of 21 February at 02:00 in Douala; people come at 06:00; late after 15 minutes, too
/// late after 12 hours.
@Timeout(600)
class SchedulerTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 2, 21);
    private static final int ROUNDS = 20;

    @TempDir
    private Path folder;

    @Test
    void given_a_first_look_when_the_hour_comes_then_the_night_that_was_expected_is_started_once() {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2026-02-21T01:00").look();
            assertThat(nights.night(NIGHT).state()).isEqualTo(State.EXPECTED);
            assertThat(nights.runs()).isEmpty();

            nights.clock("2026-02-21T02:00").look().look();
            nights.end(nights.lastRun(), RunState.SUCCEEDED);
            nights.clock("2026-02-21T02:05").look();

            assertThat(nights.runs())
                    .extracting(Run::slot, Run::state, Run::late, Run::origin, Run::actor)
                    .containsExactly(tuple(NIGHT, RunState.SUCCEEDED, false, Origin.SCHEDULE, "vigie"));
            assertThat(nights.night(NIGHT).run()).contains(nights.lastRun().id());
            assertThat(nights.night(NIGHT.plusDays(1)).state()).isEqualTo(State.EXPECTED);
        }
    }

    @Test
    void given_a_first_look_after_the_hour_when_looked_at_then_nothing_before_it_was_expected() {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2026-02-21T09:00").look();

            assertThat(nights.runs()).isEmpty();
            assertThat(nights.night(NIGHT.plusDays(1)).state()).isEqualTo(State.EXPECTED);
        }
    }

    @Test
    void given_a_night_that_nobody_starts_when_time_passes_then_it_is_late_and_then_missed_once() {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2026-02-21T01:00").keep();

            assertThat(nights.clock("2026-02-21T02:14").keep().night(NIGHT).state())
                    .isEqualTo(State.EXPECTED);
            assertThat(nights.clock("2026-02-21T02:15")
                            .keep()
                            .keep()
                            .night(NIGHT)
                            .state())
                    .isEqualTo(State.LATE);
            assertThat(nights.clock("2026-02-21T05:59").keep().night(NIGHT).state())
                    .isEqualTo(State.LATE);
            assertThat(nights.clock("2026-02-21T06:00")
                            .keep()
                            .keep()
                            .night(NIGHT)
                            .state())
                    .isEqualTo(State.MISSED);

            var missed = nights.lastRun();
            assertThat(nights.runs()).hasSize(1);
            assertThat(missed.state()).isEqualTo(RunState.MISSED);
            assertThat(missed.exitCode()).isEmpty();
            assertThat(missed.endedAt()).isPresent();
            assertThat(nights.alerts()).containsExactly("NIGHT_MISSED freight 2026-02-21");
            assertThat(nights.told)
                    .filteredOn(NightEvent.Late.class::isInstance)
                    .hasSize(1);
            assertThat(nights.told)
                    .filteredOn(NightEvent.Missed.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void given_three_nights_without_anybody_when_several_come_at_once_then_each_is_missed_once() throws Exception {
        try (var nights = ScheduledNights.in(folder);
                var other = ScheduledNights.in(folder)) {
            nights.clock("2026-02-21T01:00").keep();
            nights.clock("2026-02-24T01:00");
            other.clock("2026-02-24T01:00");

            together(nights::keep, other::keep);

            assertThat(nights.runs())
                    .extracting(Run::slot, Run::state)
                    .containsExactly(
                            tuple(NIGHT, RunState.MISSED),
                            tuple(NIGHT.plusDays(1), RunState.MISSED),
                            tuple(NIGHT.plusDays(2), RunState.MISSED));
            assertThat(nights.alerts()).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    void given_a_night_that_was_told_as_missed_when_another_one_finds_it_too_then_it_is_told_once() {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2026-02-21T01:00").keep();
            nights.clock("2026-02-21T06:00").keep();
            var order = nights.scheduler().order(nights.freight(), NIGHT, "another");

            var again = nights.shelf.book().missed(order, RunId.fresh("freight", NIGHT));

            assertThat(again).isEmpty();
            assertThat(nights.runs()).hasSize(1);
        }
    }

    @Test
    void given_three_nights_without_anybody_when_an_agent_starts_then_the_newest_is_caught_up_late() {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2026-02-21T01:00").keep();

            nights.clock("2026-02-23T09:00").look().look();

            var caughtUp = nights.lastRun();
            assertThat(nights.runs())
                    .extracting(Run::slot, Run::late)
                    .containsExactly(
                            tuple(NIGHT, false),
                            tuple(NIGHT.plusDays(1), false),
                            tuple(NIGHT.plusDays(2), false),
                            tuple(NIGHT.plusDays(2), true));
            assertThat(caughtUp.state()).isEqualTo(RunState.STARTING);
            assertThat(nights.night(NIGHT.plusDays(2)).run()).contains(caughtUp.id());
        }
    }

    @Test
    void given_a_policy_of_all_when_an_agent_starts_then_nights_are_caught_up_one_by_one_the_oldest_first() {
        try (var nights = ScheduledNights.in(folder, """
            { "catchUp": "all", "tooLate": "P3D" }\
            """)) {
            nights.clock("2026-02-21T01:00").keep();
            nights.clock("2026-02-22T05:00").look().look();
            assertThat(nights.lastRun().slot()).isEqualTo(NIGHT);

            nights.end(nights.lastRun(), RunState.SUCCEEDED);
            nights.look();

            assertThat(nights.runs())
                    .filteredOn(run -> run.state() != RunState.MISSED)
                    .extracting(Run::slot, Run::late)
                    .containsExactly(tuple(NIGHT, true), tuple(NIGHT.plusDays(1), true));
        }
    }

    @Test
    void given_the_run_of_another_night_at_work_when_the_hour_comes_then_the_night_is_skipped_with_one_alert() {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2026-02-21T01:00").look();
            nights.clock("2026-02-21T02:00").look();

            nights.clock("2026-02-22T02:00").look().look();
            nights.end(nights.runs().getFirst(), RunState.SUCCEEDED);
            nights.clock("2026-02-22T07:00").look().look();

            assertThat(nights.runs())
                    .extracting(Run::slot, Run::state)
                    .containsExactly(tuple(NIGHT, RunState.SUCCEEDED), tuple(NIGHT.plusDays(1), RunState.SKIPPED));
            assertThat(nights.lastRun().exitCode()).contains(40);
            assertThat(nights.night(NIGHT.plusDays(1)).state()).isEqualTo(State.SKIPPED);
            assertThat(nights.alerts()).containsExactly("NIGHT_SKIPPED freight 2026-02-22");
        }
    }

    @Test
    void given_a_drain_when_the_hour_comes_then_nothing_starts_until_it_ends_and_then_the_night_is_late() {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2026-02-21T01:00").look();
            nights.drains.until(Instant.parse("2026-02-21T02:00:00Z"), "a.mbarga", "nouveau disque");

            nights.clock("2026-02-21T02:30").look();
            assertThatThrownBy(() -> nights.shelf.ordered(NIGHT))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem())
                                    .extracting(
                                            problem -> problem.code(),
                                            problem -> problem.cause().exitCode())
                                    .containsExactly(Code.NO_NEW_RUNS, 40));
            assertThat(nights.runs()).isEmpty();
            assertThat(nights.night(NIGHT).state()).isEqualTo(State.LATE);

            nights.clock("2026-02-21T03:00").look();

            assertThat(nights.drains.inForce()).isEmpty();
            assertThat(nights.runs()).extracting(Run::slot, Run::late).containsExactly(tuple(NIGHT, true));
        }
    }

    @Test
    void given_a_clock_that_is_set_back_when_the_hour_comes_again_then_the_night_is_not_run_twice() {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2026-02-21T01:00").look();
            nights.clock("2026-02-21T02:00").look();
            var first = nights.lastRun();

            nights.clock("2026-02-20T23:00").look();
            nights.end(first, RunState.SUCCEEDED);
            nights.clock("2026-02-21T02:00").look();

            assertThat(nights.runs()).hasSize(1);
            assertThat(nights.lastRun().duration(Instant.EPOCH)).isEqualTo(Duration.ZERO);
        }
    }

    @Test
    void given_a_clock_that_was_set_back_when_runs_are_told_then_the_one_written_last_is_the_newest() {
        try (var nights = ScheduledNights.in(folder)) {
            var before = nights.clock("2026-02-21T02:00").shelf.ordered(NIGHT);
            nights.end(before, RunState.FAILED);

            var after = nights.clock("2026-02-20T23:00").shelf.ordered(NIGHT);

            assertThat(nights.runs()).extracting(Run::id).containsExactly(before.id(), after.id());
            assertThat(nights.shelf.history().get("last").id()).isEqualTo(after.id());
            assertThat(nights.shelf.history().telling("freight", NIGHT))
                    .extracting(Run::id)
                    .containsExactly(after.id());
        }
    }

    @Test
    void given_a_clock_that_was_years_off_when_it_is_right_again_then_not_every_night_between_is_told() {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2019-01-01T01:00").keep();

            nights.clock("2026-02-21T09:00").keep();

            assertThat(nights.runs()).hasSizeBetween(2, 102);
            assertThat(nights.lastRun().slot()).isEqualTo(NIGHT);
        }
    }

    @Test
    void given_a_first_look_from_the_future_when_the_clock_is_right_again_then_tonight_is_run_all_the_same() {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2027-06-01T12:00").look();

            nights.clock("2026-02-21T01:59").look();
            nights.clock("2026-02-21T02:00").look();

            assertThat(nights.runs()).extracting(Run::slot).containsExactly(NIGHT);
        }
    }

    @Test
    void given_two_who_claim_a_night_at_once_when_ordered_then_one_runs_it_and_the_other_is_told() throws Exception {
        try (var nights = ScheduledNights.in(folder);
                var other = ScheduledNights.in(folder)) {
            for (int round = 0; round < ROUNDS; round++) {
                var slot = NIGHT.plusDays(round);
                nights.clock(slot + "T02:00");
                other.clock(slot + "T02:00");

                var refused = new ArrayList<Code>();
                together(() -> claim(nights, slot, refused), () -> claim(other, slot, refused));

                assertThat(refused).containsExactly(Code.SLOT_TAKEN);
                assertThat(nights.runs()).hasSize(round + 1);
                nights.end(nights.lastRun(), RunState.SUCCEEDED);
            }
        }
    }

    private static boolean claim(ScheduledNights nights, LocalDate slot, List<Code> refused) {
        try {
            var order = nights.scheduler().order(nights.freight(), slot, "system");
            var id = RunId.fresh("freight", slot);
            nights.shelf.book().order(order, id, ProcessIdentity.own(), 0);
        } catch (ProblemException e) {
            synchronized (refused) {
                refused.add(e.problem().code());
            }
        }
        return true;
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"SUCCEEDED", "PARTIAL", "FAILED", "REFUSED", "KILLED", "LOST"})
    void given_a_night_whose_run_has_ended_when_claimed_again_then_only_a_lost_one_is_free(RunState end) {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2026-02-21T01:00").look();
            nights.clock("2026-02-21T02:00").look();
            nights.end(nights.lastRun(), end);

            var refused = new ArrayList<Code>();
            claim(nights, NIGHT, refused);

            assertThat(refused).hasSize(end == RunState.LOST ? 0 : 1);
            assertThat(nights.runs()).hasSize(end == RunState.LOST ? 2 : 1);
        }
    }

    @Test
    void given_a_night_that_was_published_by_hand_when_its_hour_comes_then_it_is_not_run_again() {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2026-02-20T20:00").look();
            var byHand = nights.shelf.ordered(NIGHT);
            nights.end(byHand, RunState.SUCCEEDED);

            nights.clock("2026-02-21T02:00").look();
            nights.clock("2026-02-21T07:00").look();

            assertThat(nights.runs()).extracting(Run::id).containsExactly(byHand.id());
            assertThat(nights.night(NIGHT).run()).contains(byHand.id());
        }
    }

    @Test
    void given_a_night_that_somebody_tried_by_hand_when_people_come_to_work_then_it_was_not_missed() {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2026-02-21T01:00").keep();
            var byHand = nights.clock("2026-02-21T03:00").shelf.ordered(NIGHT);
            nights.end(byHand, RunState.FAILED);

            nights.clock("2026-02-21T06:00").keep();

            assertThat(nights.runs()).hasSize(1);
            assertThat(nights.night(NIGHT).run()).contains(byHand.id());
        }
    }

    @Test
    void given_another_hour_in_the_settings_when_looked_at_then_tonight_starts_at_that_hour() {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2026-02-21T01:00").look();
        }

        try (var nights = ScheduledNights.at(folder, "03:30")) {
            nights.clock("2026-02-21T01:10").look();
            nights.clock("2026-02-21T02:30").look();
            assertThat(nights.runs()).isEmpty();

            nights.clock("2026-02-21T03:30").look();

            assertThat(nights.runs()).extracting(Run::slot, Run::late).containsExactly(tuple(NIGHT, false));
        }
    }

    @Test
    void given_a_schedule_that_is_switched_off_when_the_hour_passes_then_nothing_starts_and_the_night_is_missed() {
        try (var nights = ScheduledNights.in(folder, """
            { "enabled": false }\
            """)) {
            nights.clock("2026-02-21T01:00").look();
            nights.clock("2026-02-21T02:00").look();

            nights.clock("2026-02-21T06:00").look();

            assertThat(nights.runs()).extracting(Run::state).containsExactly(RunState.MISSED);
        }
    }

    @Test
    void given_a_pipeline_that_cannot_start_when_the_hour_comes_then_the_other_one_starts_all_the_same() {
        try (var nights = ScheduledNights.ofBoth(folder, run -> {
            if (run.pipeline().equals("freight")) {
                throw new IllegalStateException("no process");
            }
            return ScheduledNights.works(run);
        })) {
            nights.clock("2026-02-21T01:00").look();

            assertThatThrownBy(nights.clock("2026-02-21T02:00")::look).hasMessage("no process");

            assertThat(nights.lastRun().pipeline()).isEqualTo("telemetry");
            assertThat(nights.lastRun().state()).isEqualTo(RunState.STARTING);
        }
    }

    @Test
    void given_a_night_long_past_when_the_system_orders_it_then_it_is_too_late() {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2026-02-21T14:00");

            assertThatThrownBy(() -> nights.scheduler().order(nights.freight(), NIGHT, "system"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo(Code.TOO_LATE_TO_CATCH_UP));
            nights.clock("2026-02-21T13:59");
            assertThat(nights.scheduler()
                            .order(nights.freight(), NIGHT, "system")
                            .claim()
                            .orElseThrow()
                            .late())
                    .isTrue();
        }
    }

    /// Counted in what SQLite does, not in time.
    @Test
    void given_a_long_history_when_looked_at_then_a_look_reads_a_handful_of_rows() throws SQLException {
        try (var nights = ScheduledNights.in(folder)) {
            nights.clock("2025-02-21T01:00").keep();
            nights.clock("2026-02-20T09:00").keep();
            nights.shelf.session().writing(sql -> sql.execute("""
                with recursive n (i) as (select 1 union all select i + 1 from n where i < 100000)
                insert into run (run_id, pipeline, slot, state, fence, orderer_pid, orderer_start, ordered_utc, actor,
                                 origin, reason)
                select 'freight-' || i, 'freight', date('2000-01-01', '+' || (i / 20) || ' days'), 'FAILED', 0, 1,
                       '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 'a', 'CONSOLE', '' from n
                """));
            nights.clock("2026-02-21T01:59").look();
            var thousands = new AtomicInteger();
            ProgressHandler.setHandler(nights.shelf.session().connection(), 1000, new ProgressHandler() {
                @Override
                protected int progress() {
                    thousands.incrementAndGet();
                    return 0;
                }
            });

            nights.clock("2026-02-21T02:00").look();
            nights.clock("2026-02-21T02:01").look();

            int steps = thousands.get();
            assertThat(nights.lastRun().slot()).isEqualTo(NIGHT);
            assertThat(steps).as("thousands of steps of SQLite").isLessThan(20);
        }
    }

    private static void together(Callable<?> one, Callable<?> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = List.of(one, other).stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        return act.call();
                    }))
                    .toList();
            for (var each : both) {
                var _ = each.get();
            }
        }
    }
}
