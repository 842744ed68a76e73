package org.vigie.runs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.etl.Journal.Activity;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.instance.Instances;
import org.vigie.instance.SettingsReader;
import org.vigie.runs.Post;
import org.vigie.runs.PostStore;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.Reconciliation;
import org.vigie.runs.Run;
import org.vigie.runs.RunState;
import org.vigie.runs.Shelf;
import org.vigie.runs.StopWitness;
import org.vigie.sqlite.LockHolder;
import org.vigie.warehouse.RunLedger;
import org.vigie.warehouse.freight.FreightWarehouse;

/// A real book, a clock that ticks when the test says so. The worker is this very process.
class SupervisorTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong(1);
    private Shelf shelf;
    private Instance instance;
    private List<LockHolder> holders = List.of();
    private ProcessSight sight = ProcessSight.NONE;
    private Supervisor supervisor;

    @BeforeEach
    void open() {
        instance = new Instances(new SettingsReader(Set.of("freight", "telemetry")))
                .create(folder.resolve("home"), FirstSettings.standard());
        shelf = new Shelf(instance.home());
        FreightWarehouse.database(folder.resolve("w.sqlite"), SECOND).create();
        supervisor = another();
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void given_a_run_that_moves_when_looked_at_for_long_then_it_is_normal() {
        var run = running();

        for (int i = 0; i < 100; i++) {
            shelf.book().advance(run.id());
            look(SECOND);
        }

        assertThat(watch(run).judgement()).isEqualTo(Judgement.NORMAL);
        assertThat(watch(run).sign()).isEqualTo(Sign.ADVANCING);
    }

    @Test
    void given_a_heart_that_beats_when_the_work_stands_still_then_it_is_suspect_then_stuck_in_time() {
        var run = running();
        look(SECOND);

        beatAndLook(run, 9);
        assertThat(watch(run).judgement()).isEqualTo(Judgement.SUSPECT);
        beatAndLook(run, 50);

        assertThat(watch(run).judgement()).isEqualTo(Judgement.STUCK);
        assertThat(watch(run).quiet()).isGreaterThanOrEqualTo(Duration.ofSeconds(58));
    }

    @Test
    void given_a_stuck_run_when_it_is_looked_at_again_and_again_then_one_alert_is_raised() {
        var run = running();
        look(SECOND);

        beatAndLook(run, 120);
        supervisor = another();
        beatAndLook(run, 3);

        assertThat(alerts(run)).isEqualTo(1);
    }

    @Test
    void given_a_stuck_run_when_its_work_moves_then_it_is_normal_since_now() {
        var run = running();
        look(SECOND);
        beatAndLook(run, 70);

        shelf.book().advance(run.id());
        look(SECOND);

        assertThat(watch(run).judgement()).isEqualTo(Judgement.NORMAL);
        assertThat(watch(run).since()).isEqualTo(shelf.instant());
    }

    @Test
    void given_a_watcher_that_slept_when_it_looks_again_then_nobody_is_suspected_for_that_time() {
        var run = running();
        look(SECOND);
        beatAndLook(run, 5);

        look(Duration.ofHours(8));

        assertThat(watch(run).judgement()).isEqualTo(Judgement.NORMAL);
        beatAndLook(run, 7);
        assertThat(watch(run).judgement()).isEqualTo(Judgement.NORMAL);
        beatAndLook(run, 1);
        assertThat(watch(run).judgement()).isEqualTo(Judgement.SUSPECT);
    }

    @Test
    void given_a_watcher_that_is_late_each_time_when_nothing_moves_then_it_finds_out_all_the_same() {
        var run = running();
        look(SECOND);

        for (int i = 0; i < 7; i++) {
            look(Duration.ofSeconds(5));
        }
        assertThat(watch(run).judgement()).isEqualTo(Judgement.NORMAL);
        look(Duration.ofSeconds(5));

        assertThat(watch(run).judgement()).isEqualTo(Judgement.SUSPECT);
    }

    @Test
    void given_a_stuck_run_when_the_watcher_slept_then_the_run_is_stuck_still() {
        var run = running();
        look(SECOND);
        beatAndLook(run, 70);

        look(Duration.ofHours(8));

        assertThat(watch(run).judgement()).isEqualTo(Judgement.STUCK);
    }

    @Test
    void given_other_programs_that_take_the_processors_when_nothing_moves_then_its_turn_counts_alone() {
        var run = running();
        look(SECOND);

        for (int i = 1; i <= 60; i++) {
            sight = new ProcessSight(false, Duration.ZERO, Map.of("1", 0L, "2", i * 900_000_000L), Optional.empty());
            look(SECOND);
            assertThat(watch(run).judgement()).isEqualTo(Judgement.NORMAL);
        }

        for (int i = 0; i < 10; i++) {
            look(SECOND);
        }
        assertThat(watch(run).judgement()).isEqualTo(Judgement.SUSPECT);
    }

    @Test
    void given_a_process_that_the_system_holds_when_looked_at_twice_then_it_is_frozen() {
        var run = running();
        look(SECOND);

        sight = new ProcessSight(true, Duration.ZERO, Map.of(), Optional.empty());
        look(SECOND);
        assertThat(watch(run).judgement()).isEqualTo(Judgement.NORMAL);
        look(SECOND);

        assertThat(watch(run).judgement()).isEqualTo(Judgement.SUSPECT);
        assertThat(watch(run).sign()).isEqualTo(Sign.FROZEN);
    }

    @Test
    void given_a_wall_clock_that_jumps_when_looked_at_then_no_judgement_changes() {
        var run = running();
        look(SECOND);

        for (var jump : List.of(Duration.ofHours(-3), Duration.ofHours(8))) {
            shelf.pass(jump);
            shelf.book().advance(run.id());
            look(SECOND);
            assertThat(watch(run).judgement()).isEqualTo(Judgement.NORMAL);
        }

        assertThat(shelf.now(run).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void given_a_stuck_run_when_another_takes_the_watch_over_then_it_does_not_begin_anew() {
        var run = running();
        look(SECOND);
        beatAndLook(run, 70);
        var since = watch(run).since();

        supervisor = another();
        look(SECOND);

        assertThat(watch(run).judgement()).isEqualTo(Judgement.STUCK);
        assertThat(watch(run).since()).isEqualTo(since);
    }

    @Test
    void given_a_run_that_waits_for_its_warehouse_when_looked_at_then_the_holder_is_named_at_once() {
        var run = running();
        look(SECOND);
        var started = Instant.parse("2026-02-20T23:00:00Z");
        holders = List.of(new LockHolder("sqlite3", 5120, Optional.of("alice"), Optional.of(started)));

        shelf.book().activity(run.id(), Activity.WAITING_FOR_WAREHOUSE);
        look(SECOND);

        assertThat(watch(run).judgement()).isEqualTo(Judgement.WAITING_FOR_LOCK);
        assertThat(watch(run).holder())
                .contains(new Watch.Holder("sqlite3", 5120, Optional.of("alice"), Optional.of(started)));
    }

    @Test
    void given_three_earlier_successes_when_a_run_goes_on_then_its_usual_and_remaining_time_are_told() {
        for (int i = 0; i < 3; i++) {
            var earlier = running();
            shelf.pass(Duration.ofHours(2));
            shelf.book().end(earlier.id(), RunState.SUCCEEDED, Optional.empty(), "worker");
        }

        var run = running();
        look(SECOND);

        assertThat(watch(run).usual()).contains(Duration.ofHours(2));
        assertThat(watch(run).left()).isPresent();
    }

    @Test
    void given_a_run_that_moves_when_it_is_looked_at_then_its_figures_are_written_each_two_seconds() {
        var run = running();
        look(SECOND);
        var first = watch(run).seenAt();

        look(SECOND);
        assertThat(watch(run).seenAt()).isEqualTo(first);
        look(SECOND);

        assertThat(watch(run).seenAt()).isEqualTo(first.plusSeconds(2));
    }

    @Test
    void given_a_run_that_has_ended_when_looked_at_then_nothing_of_its_watch_is_left() {
        var run = running();
        look(SECOND);

        shelf.book().end(run.id(), RunState.SUCCEEDED, Optional.empty(), "worker");
        assertThat(watching().now()).isEmpty();
        look(SECOND);

        assertThat(watching().now()).isEmpty();
    }

    @Test
    void given_a_dead_worker_whose_orderer_is_dead_too_when_looked_at_then_it_is_closed_at_once() {
        var run = shelf.ordered(Shelf.NIGHT, Shelf.GONE);
        shelf.book().running(run.id(), Shelf.GONE);

        look(SECOND);

        assertThat(shelf.now(run).state()).isEqualTo(RunState.LOST);
    }

    @Test
    void given_a_dead_worker_when_its_orderer_lives_then_it_has_a_moment_to_tell_the_end() {
        var run = shelf.ordered(Shelf.NIGHT);
        shelf.book().running(run.id(), Shelf.GONE);

        look(SECOND);
        look(SECOND);
        assertThat(shelf.now(run).state()).isEqualTo(RunState.RUNNING);
        for (int i = 0; i < 10; i++) {
            look(SECOND);
        }

        assertThat(shelf.now(run).state()).isEqualTo(RunState.LOST);
    }

    @Test
    void given_a_watch_when_nobody_is_on_duty_or_renews_it_then_it_is_unattended() {
        var run = running();
        var duty = new Post(new PostStore(shelf.session(), shelf), Post.Duty.WATCH, "agent", SECOND, nanos::get);
        look(SECOND);
        assertThat(watching().attended(watch(run))).isFalse();

        duty.hold();
        assertThat(watching().attended(watch(run))).isTrue();
        shelf.pass(Duration.ofSeconds(13));

        assertThat(watching().attended(watch(run))).isFalse();
    }

    private Supervisor another() {
        var ledgers = new RunLedger(FreightWarehouse.database(folder.resolve("w.sqlite"), SECOND));
        return new Supervisor(
                shelf.session(),
                instance,
                new Reconciliation(shelf.book(), shelf.history(), _ -> ledgers, StopWitness.NOBODY),
                _ -> holders,
                shelf,
                nanos::get,
                process -> process.find().map(_ -> sight));
    }

    private Run running() {
        var run = shelf.ordered(Shelf.NIGHT);
        shelf.book().running(run.id(), ProcessIdentity.own());
        return run;
    }

    private void look(Duration later) {
        nanos.addAndGet(later.toNanos());
        shelf.pass(later);
        supervisor.look();
    }

    private void beatAndLook(Run run, int seconds) {
        for (int i = 0; i < seconds; i++) {
            shelf.book().beat(run.id());
            look(SECOND);
        }
    }

    private Watching watching() {
        return new Watching(shelf.session(), instance.settings().limits(), shelf);
    }

    private Watch watch(Run run) {
        return watching().of(run.id()).orElseThrow();
    }

    private int alerts(Run run) {
        return shelf.session()
                .read(sql -> sql.fetchCount(sql.selectOne()
                        .from("alert")
                        .where("run_id = ?", run.id().value())));
    }
}
