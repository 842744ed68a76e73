package org.vigie.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.instance.Instances;
import org.vigie.instance.Settings;
import org.vigie.instance.SettingsReader;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.readiness.Morning.Mark;
import org.vigie.readiness.Morning.Night;
import org.vigie.readiness.Morning.PipelineMorning;
import org.vigie.readiness.Morning.Reserve;
import org.vigie.readiness.Morning.ReserveKind;
import org.vigie.readiness.Morning.Verdict;
import org.vigie.runs.ProcessIdentity;
import org.vigie.runs.Run;
import org.vigie.runs.RunNotes;
import org.vigie.runs.RunState;
import org.vigie.runs.Shelf;
import org.vigie.sqlite.Database;
import org.vigie.warehouse.RunLedger;
import org.vigie.warehouse.freight.FreightWarehouse;

/// The clerk's question at 6: are last night's data good?
class MorningReportTest {
    private static final LocalDate NIGHT = Shelf.NIGHT;
    private static final Instant SIX = Instant.parse("2026-02-21T05:00:00Z"); // 06:00 in Douala

    @TempDir
    private Path folder;

    private Shelf shelf;
    private Instance instance;
    private Database warehouse;

    @BeforeEach
    void open() {
        instance = new Instances(new SettingsReader(Set.of("freight", "telemetry")))
                .create(folder.resolve("home"), FirstSettings.standard());
        shelf = new Shelf(instance.home());
        warehouse = FreightWarehouse.database(instance.warehouse("freight"), Duration.ofSeconds(5));
        warehouse.create();
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void given_a_new_installation_when_asked_then_nothing_was_ever_run() {
        assertThat(morning().verdict()).isEqualTo(new Verdict.NothingYet());
        assertThat(marks()).containsOnly(Mark.BEFORE).hasSize(30);
    }

    @Test
    void given_a_night_that_nobody_ran_when_asked_then_it_is_said() {
        publish(NIGHT.minusDays(1), "2026-02-20T01:20:00.000Z");

        assertThat(morning().verdict()).isEqualTo(new Verdict.NobodyRan());
        assertThat(morning().lastGood()).isPresent();
        assertThat(marks()).endsWith(Mark.VERIFIED, Mark.MISSED);
    }

    @Test
    void given_a_published_night_when_asked_then_its_data_are_ready() {
        station("Douala", NIGHT.minusDays(1));
        var run = publish(NIGHT, "2026-02-21T01:20:00.000Z");

        assertThat(morning().verdict()).isEqualTo(new Verdict.Ready(run, Instant.parse("2026-02-21T01:20:00Z"), false));
        assertThat(((Contents.Freight) morning().contents()).stationsReady()).isOne();
        assertThat(marks().getLast()).isEqualTo(Mark.VERIFIED);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        2026-02-21T05:00:00.000Z, false
        2026-02-21T05:00:00.001Z, true
        """)
    void given_a_publication_around_the_hour_when_asked_then_late_begins_after_it(String committedAt, boolean late) {
        var run = publish(NIGHT, committedAt);

        assertThat(morning().verdict()).isEqualTo(new Verdict.Ready(run, Instant.parse(committedAt), late));
    }

    @Test
    void given_a_published_night_when_something_is_worth_a_look_then_each_reserve_is_named() {
        station("Douala", NIGHT.minusDays(1));
        station("Edéa", NIGHT.minusDays(2));
        var good = shelf.ordered(NIGHT);
        new RunNotes(shelf.session(), good.id(), shelf).findings(Map.of("withoutStation", "7"));
        shelf.book().progress(good.id(), 500, 497, 3, 1);
        ended(good, RunState.SUCCEEDED, Optional.empty(), "2026-02-21T01:20:00.000Z");
        shelf.pass(Duration.ofHours(1));
        ended(shelf.ordered(NIGHT), RunState.FAILED, Optional.of(missing()), "");

        assertThat(morning().verdict()).isInstanceOf(Verdict.ReadyWithReserve.class);
        assertThat(((Verdict.ReadyWithReserve) morning().verdict()).reserves())
                .containsExactly(
                        new Reserve.Counted(ReserveKind.QUARANTINED_ROWS, 3),
                        new Reserve.Counted(ReserveKind.ROWS_WITHOUT_STATION, 7),
                        new Reserve.Counted(ReserveKind.STATIONS_MISSING, 1),
                        new Reserve.Counted(ReserveKind.LATER_RUN_FAILED, 1));
        assertThat(marks().getLast()).isEqualTo(Mark.RESERVE);
    }

    @Test
    void given_a_run_at_work_when_asked_then_the_data_are_on_their_way() {
        var run = shelf.ordered(NIGHT);
        shelf.book().running(run.id(), ProcessIdentity.own());

        assertThat(morning().verdict()).isEqualTo(new Verdict.Running(shelf.now(run)));
        assertThat(marks().getLast()).isEqualTo(Mark.RUNNING);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        REFUSED, REFUSED
        FAILED,  FAILED
        LOST,    FAILED
        KILLED,  FAILED
        """)
    void given_a_night_that_did_not_publish_when_asked_then_it_is_not_ready_and_why(RunState state, Mark mark) {
        var run = ended(shelf.ordered(NIGHT), state, Optional.of(missing()), "");

        assertThat(morning().verdict()).isEqualTo(new Verdict.NotReady(run, missing()));
        assertThat(marks().getLast()).isEqualTo(mark);
    }

    @Test
    void given_a_failed_night_when_somebody_was_told_to_wait_then_the_failure_is_still_told() {
        var failed = ended(shelf.ordered(NIGHT), RunState.FAILED, Optional.of(missing()), "");
        shelf.pass(Duration.ofMinutes(1));
        var holder = shelf.ordered(NIGHT.minusDays(1));
        shelf.ordered(NIGHT); // skipped: another one holds the pipeline

        assertThat(morning().verdict()).isEqualTo(new Verdict.NotReady(failed, missing()));
        assertThat(shelf.now(holder).state()).isEqualTo(RunState.QUEUED);
    }

    @Test
    void given_a_success_that_the_warehouse_does_not_know_when_asked_then_it_is_not_ready() {
        var run = ended(shelf.ordered(NIGHT), RunState.SUCCEEDED, Optional.empty(), "");

        var verdict = (Verdict.NotReady) morning().verdict();

        assertThat(verdict.run()).isEqualTo(run);
        assertThat(verdict.problem().code()).isEqualTo(Code.OUTCOME_NOT_VERIFIED);
    }

    @Test
    void given_thirty_nights_when_asked_then_each_has_its_mark_oldest_first() {
        for (int ago = 20; ago >= 1; ago--) {
            if (ago != 11) {
                publish(NIGHT.minusDays(ago), "2026-02-01T01:20:00.000Z");
            }
        }
        ended(shelf.ordered(NIGHT), RunState.REFUSED, Optional.of(missing()), "");

        var nights = morning().nights();

        assertThat(nights).hasSize(30);
        assertThat(nights.getFirst().date()).isEqualTo(NIGHT.minusDays(29));
        assertThat(nights.subList(0, 9)).extracting(Night::mark).containsOnly(Mark.BEFORE);
        assertThat(nights.get(9).mark()).isEqualTo(Mark.VERIFIED);
        assertThat(nights.get(18).mark()).isEqualTo(Mark.MISSED);
        assertThat(nights.getLast().mark()).isEqualTo(Mark.REFUSED);
    }

    @Test
    void given_a_night_that_failed_and_was_run_again_when_asked_then_the_good_run_is_its_mark() {
        ended(shelf.ordered(NIGHT), RunState.FAILED, Optional.of(missing()), "");
        shelf.pass(Duration.ofMinutes(1));
        var good = publish(NIGHT, "2026-02-21T01:40:00.000Z");

        assertThat(morning().nights().getLast()).isEqualTo(new Night(NIGHT, Mark.VERIFIED, Optional.of(good)));
    }

    /// The night begins at 02:00 on the installation's clock.
    @ParameterizedTest
    @CsvSource(textBlock = """
        Africa/Douala, 2026-02-21T00:59:59Z, 2026-02-20
        Africa/Douala, 2026-02-21T01:00:00Z, 2026-02-21
        Africa/Douala, 2026-02-21T22:59:59Z, 2026-02-21
        Africa/Douala, 2026-02-21T23:30:00Z, 2026-02-21
        Europe/Paris,  2026-03-29T00:59:59Z, 2026-03-28
        Europe/Paris,  2026-03-29T01:00:00Z, 2026-03-29
        Europe/Paris,  2026-10-24T23:59:59Z, 2026-10-24
        Europe/Paris,  2026-10-25T00:00:00Z, 2026-10-25
        Europe/Paris,  2026-10-25T01:30:00Z, 2026-10-25
        """)
    void given_an_instant_when_asked_then_the_night_is_the_newest_whose_hour_has_come(
            String zone, Instant now, LocalDate night) {
        var settings = settings(zone);

        assertThat(MorningReport.night(settings.pipeline("freight"), settings, now))
                .isEqualTo(night);
    }

    @ParameterizedTest
    @CsvSource(textBlock = "2026-03-28T12:00:00Z\n2026-10-24T12:00:00Z\n2026-07-01T12:00:00Z")
    void given_a_change_of_the_hour_when_each_minute_is_asked_then_no_night_is_lost_or_doubled(Instant from) {
        var settings = settings("Europe/Paris");
        var seen = new HashSet<LocalDate>();
        var last = LocalDate.MIN;

        for (int minute = 0; minute < 3 * 24 * 60; minute++) {
            var now = from.plus(Duration.ofMinutes(minute));
            var night = MorningReport.night(settings.pipeline("freight"), settings, now);
            assertThat(night).isAfterOrEqualTo(last);
            last = night;
            seen.add(night);
        }

        assertThat(seen).hasSize(4);
    }

    private Settings settings(String zone) {
        var known = instance.settings();
        return new Settings(
                known.language(), ZoneId.of(zone), known.pipelines(), known.schedule(), known.backup(), known.limits());
    }

    private PipelineMorning morning() {
        var report = new MorningReport(
                instance.settings(),
                shelf.history(),
                _ -> new RunLedger(warehouse),
                _ -> day -> Stations.of(new FreightWarehouse(warehouse.file(), Duration.ofSeconds(5), shelf), day),
                () -> SIX);
        return report.now().pipelines().getFirst();
    }

    private List<Mark> marks() {
        return morning().nights().stream().map(Night::mark).toList();
    }

    private static Problem missing() {
        return Problem.of(Code.FILE_MISSING, "transactions", "/drop/t.csv");
    }

    private Run publish(LocalDate night, String committedAt) {
        return ended(shelf.ordered(night), RunState.SUCCEEDED, Optional.empty(), committedAt);
    }

    /// @param committedAt empty: no row in the warehouse
    private Run ended(Run run, RunState state, Optional<Problem> problem, String committedAt) {
        if (!committedAt.isEmpty()) {
            ledgerRow(run, committedAt);
        }
        shelf.book().end(run.id(), state, problem, "worker");
        return shelf.now(run);
    }

    private void ledgerRow(Run run, String committedAt) {
        try (var session = warehouse.open()) {
            session.writing(sql -> sql.execute(
                    """
                    insert into run_ledger values
                    (?, 'freight', ?, ?, 'aa', 1, 1, 0, 1, 0, 1, ?, '', ?)
                    """,
                    run.id().value(),
                    run.slot().toString(),
                    shelf.book().fence(run.id()),
                    "0".repeat(64),
                    committedAt));
        }
    }

    private void station(String name, LocalDate day) {
        try (var session = warehouse.open()) {
            session.writing(sql ->
                    sql.execute("insert into aggr_daily_site_stats values (?, ?, 10.5, 1, 2)", day.toString(), name));
        }
    }
}
