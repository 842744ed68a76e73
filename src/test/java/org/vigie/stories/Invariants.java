package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What holds after any fault: the invariants 1 to 5, 7 and 8 of the contract, looked up in the files
/// themselves. The third, a run without success changed nothing, needs a dump from before it.
final class Invariants {
    private static final String TERMINAL =
            "('SUCCEEDED', 'PARTIAL', 'REFUSED', 'FAILED', 'KILLED', 'LOST', 'SKIPPED', 'MISSED')";

    private final Installation installation;

    private Invariants(Installation installation) {
        this.installation = installation;
    }

    static void holdIn(Installation installation) {
        var invariants = new Invariants(installation);
        invariants.filesAreSound();
        invariants.ledgerTellsTheFacts();
        invariants.ledgerTellsTheReadings();
        invariants.meansAreThoseOfTheReadings();
        invariants.statsAreThoseOfTheFacts();
        invariants.everyRunEndedOnce();
        invariants.everyBadEndIsAlertedOnce();
        invariants.bookFollowsTheLedger();
        invariants.quarantineIsCounted();
        invariants.nothingIsLeft();
    }

    private void filesAreSound() {
        for (var file : List.of(installation.warehouse(), installation.industrial(), installation.book())) {
            assertThat(Table.value(file, "pragma integrity_check"))
                    .as("%s", file)
                    .isEqualTo("ok");
            assertThat(Table.read(file, "pragma foreign_key_check"))
                    .as("%s", file)
                    .isEmpty();
        }
    }

    private void ledgerTellsTheFacts() {
        ledgerTells(installation.warehouse(), "fact_transactions", FactsDigest::of);
    }

    private void ledgerTellsTheReadings() {
        var warehouse = installation.industrial();
        ledgerTells(warehouse, "fact_telemetry_features", FactsDigest::ofReadings);
        assertThat(Table.read(
                        warehouse,
                        "select * from fact_telemetry_features where fence not in (select fence from run_ledger)"))
                .as("readings of no run")
                .isEmpty();
        assertThat(Table.read(warehouse, "select run_id, fence from run_learning order by 1"))
                .as("what may be learned from is written with the ledger")
                .isEqualTo(Table.read(warehouse, "select run_id, fence from run_ledger order by 1"));
    }

    private static void ledgerTells(Path warehouse, String table, Function<Path, String> digest) {
        var runs = Table.read(warehouse, "select * from run_ledger order by fence");
        for (var run : runs) {
            assertThat(number(run, "rows_in"))
                    .as("rows of %s", run)
                    .isEqualTo(number(run, "rows_loaded") + number(run, "rows_quarantined"));
        }
        long added = runs.stream().mapToLong(run -> number(run, "rows_added")).sum();
        long facts = Table.count(warehouse, "select count(*) from " + table);
        assertThat(facts).as("facts without a ledger row").isEqualTo(added);
        if (!runs.isEmpty()) {
            assertThat(facts).isEqualTo(number(runs.getLast(), "facts"));
            assertThat(runs.getLast().get("content_digest")).isEqualTo(digest.apply(warehouse));
        }
    }

    /// Of the last three readings of the same locomotive, fewer at its start, to the last bit.
    private void meansAreThoseOfTheReadings() {
        assertThat(Table.read(installation.industrial(), """
            with again as (
                select vibration_rolling_mean, pressure_rolling_mean, min(row_number() over w, 3) * 1.0 as n,
                       lag(vibration, 2, 0.0) over w + lag(vibration, 1, 0.0) over w + vibration as vibrations,
                       lag(pressure, 2, 0.0) over w + lag(pressure, 1, 0.0) over w + pressure as pressures
                from fact_telemetry_features window w as (partition by loco_id order by timestamp))
            select * from again
            where vibrations / n <> vibration_rolling_mean or pressures / n <> pressure_rolling_mean
            """))
                .as("wrong rolling means")
                .isEmpty();
    }

    private void statsAreThoseOfTheFacts() {
        var counted = ledger("select substr(date, 1, 10) day, site_location,"
                + " printf('%.6f', sum(volume_transferred)) volume,"
                + " sum(critical_alert) alerts, count(distinct machine_id) machines"
                + " from fact_transactions where site_location is not null"
                + " group by 1, 2 order by 1, 2");
        var told = ledger("select day, site_location, printf('%.6f', total_volume) volume,"
                + " total_alerts alerts, active_machines machines"
                + " from aggr_daily_site_stats order by 1, 2");
        assertThat(told).isEqualTo(counted);
        assertThat(ledger("select * from fact_transactions where critical_alert <>"
                        + " (status_code in ('WARN', 'ERR') and volume_transferred <"
                        + " 20)"))
                .isEmpty();
    }

    private void everyRunEndedOnce() {
        assertThat(book("select run_id, state from v_run where state not in " + TERMINAL))
                .as("runs that did not end")
                .isEmpty();
        assertThat(book("select run_id, count(*) ends from v_transition where to_state in "
                        + TERMINAL
                        + " group by run_id having ends <> 1"))
                .as("runs that ended more than once")
                .isEmpty();
    }

    private void everyBadEndIsAlertedOnce() {
        var bad = book("select run_id from v_run where state in ('PARTIAL', 'REFUSED', 'FAILED', 'LOST')");
        var alerts = book("select run_id from v_alert where kind = 'RUN_ENDED_BADLY' or run_id in"
                + " (select run_id from v_run where state in ('PARTIAL', 'REFUSED', 'FAILED', 'LOST'))");
        assertThat(alerts).as("alerts").containsExactlyInAnyOrderElementsOf(bad);
    }

    private void bookFollowsTheLedger() {
        var succeeded = book("select run_id from v_run where state in ('SUCCEEDED', 'PARTIAL')"
                + " and run_id not in (select run_id from v_rolled_back)");
        var published = new ArrayList<>(ledger("select run_id from v_run_ledger"));
        published.addAll(Table.read(installation.industrial(), "select run_id from v_run_ledger"));
        assertThat(succeeded).containsExactlyInAnyOrderElementsOf(published);
    }

    private void quarantineIsCounted() {
        quarantineIsCounted(installation.warehouse(), "transactions");
        quarantineIsCounted(installation.industrial(), "sensors");
    }

    private void quarantineIsCounted(Path warehouse, String source) {
        var inLedger = Table.read(warehouse, "select run_id, rows_quarantined from v_run_ledger").stream()
                .collect(Collectors.toMap(row -> row.get("run_id"), row -> number(row, "rows_quarantined")));
        inLedger.forEach((run, rows) -> assertThat(Table.count(
                        installation.book(),
                        "select count(*) from v_quarantine where source = '%s' and run_id = '%s'"
                                .formatted(source, run)))
                .as("quarantined rows of %s", run)
                .isEqualTo(rows));
    }

    private void nothingIsLeft() {
        if (!book("select * from v_backup where state = 'MAKING'").isEmpty()) {
            installation.vigie("status", "--json"); // what was cut short is swept by the next start
        }
        assertThat(book("select * from lease where run_id is not null"))
                .as("leases")
                .isEmpty();
        assertThat(files(installation.home()))
                .as("drafts")
                .noneMatch(file -> file.toString().endsWith(".partial"))
                .noneMatch(file -> file.startsWith(installation.home().resolve("scratch")));
        assertThat(book("select * from v_backup where state = 'MAKING'"))
                .as("backups under way")
                .isEmpty();
        assertThat(book("select * from v_restore where ended_utc is null"))
                .as("restores under way")
                .isEmpty();
        for (var run : book("select run_id, pid, pid_start from v_run where pid is not null")) {
            await("the worker of %s to end".formatted(run))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !lives(run));
        }
    }

    /// By process id and start: a number alone may have been given to somebody else meanwhile.
    private static boolean lives(Map<String, String> run) {
        var start = Instant.parse(run.get("pid_start"));
        return ProcessHandle.of(number(run, "pid"))
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .filter(instant -> instant.toEpochMilli() == start.toEpochMilli())
                .isPresent();
    }

    static List<Path> files(Path folder) {
        try (var tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Map<String, String>> ledger(String sql) {
        return Table.read(installation.warehouse(), sql);
    }

    private List<Map<String, String>> book(String sql) {
        return Table.read(installation.book(), sql);
    }

    private static long number(Map<String, String> row, String column) {
        return Long.parseLong(row.get(column));
    }
}
