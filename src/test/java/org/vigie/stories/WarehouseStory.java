package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A warehouse that somebody else holds, breaks, moves or replaces.
class WarehouseStory {
    @TempDir
    static Path template;

    @TempDir
    Path folder;

    private static Installation published;
    private Installation installation;

    @BeforeAll
    static void publish() {
        published = Installation.at(template.resolve("home")).withSample();
        published.run().endsWith(0);
    }

    @BeforeEach
    void copy() {
        installation = published.copiedTo(folder.resolve("home"));
    }

    @Test
    void given_another_program_that_writes_for_five_seconds_when_the_night_runs_then_it_waits_and_says_so()
            throws IOException {
        Started run;
        try (var other = HoldsTheLock.on(installation.warehouse(), List.of("begin immediate"))) {
            run = installation.startRun();
            await().atMost(Duration.ofMinutes(2)).until(() -> run.errSoFar().contains("attente de l’entrepôt"));
            await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
            assertThat(run.process().isAlive()).isTrue();
            assertThat(log()).contains("waiting for the warehouse").contains("pid " + other.pid());
        }

        run.told().endsWith(0);

        Invariants.holdIn(installation);
    }

    static Stream<List<String>> locks() {
        return Stream.of(
                List.of("begin immediate", "delete from fact_transactions"),
                List.of("pragma locking_mode = exclusive", "begin exclusive"));
    }

    @ParameterizedTest
    @MethodSource("locks")
    void given_another_program_that_writes_for_ever_when_the_night_runs_then_it_gives_up_in_time(
            List<String> statements) throws IOException {
        installation.configure(s -> Installation.limits(s).put("warehouseBusy", "PT3S"));
        var before = WarehouseDump.of(installation.warehouse());

        Told told;
        try (var other = HoldsTheLock.on(installation.warehouse(), statements)) {
            told = installation.run();
            assertThat(told.field("message")).contains("pid " + other.pid());
        }

        Refusal.warehouse(30, "WAREHOUSE_LOCKED").bookedIn(installation, told);
        assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
        Invariants.holdIn(installation);
        installation.run().endsWith(0);
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void given_a_file_that_cannot_be_written_when_the_night_runs_then_it_is_refused_before_the_sources()
            throws IOException, InterruptedException {
        Files.delete(installation.inbox());
        var before = WarehouseDump.of(installation.warehouse());
        assumeTrue(change("+i", installation.warehouse()), "the file system knows no immutable files");
        Told told;
        try {
            told = installation.run();
        } finally {
            change("-i", installation.warehouse());
        }

        Refusal.warehouse(31, "WAREHOUSE_READ_ONLY").bookedIn(installation, told);
        assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
        Invariants.holdIn(installation);
    }

    @ParameterizedTest
    @CsvSource({
        "missing, WAREHOUSE_MISSING",
        "0 bytes, WAREHOUSE_DAMAGED",
        "a text file, WAREHOUSE_DAMAGED",
        "another database, WAREHOUSE_FOREIGN"
    })
    void given_a_warehouse_that_is_not_there_when_the_night_runs_then_it_is_not_made_again(
            String instead, String problem) throws IOException, SQLException {
        var warehouse = installation.warehouse();
        var before = WarehouseDump.of(warehouse);
        var aside = folder.resolve("aside");
        Files.createDirectory(aside);
        move(warehouse.getParent(), aside);
        put(instead, warehouse);
        var found = content(warehouse);

        var told = installation.run();

        Refusal.warehouse(32, problem).bookedIn(installation, told);
        assertThat(content(warehouse)).isEqualTo(found);
        Files.deleteIfExists(warehouse);
        move(aside, warehouse.getParent());
        assertThat(WarehouseDump.of(warehouse)).isEqualTo(before);
        Invariants.holdIn(installation);
        installation.run().endsWith(0);
    }

    /// What was committed may still lie in the -wal file: it must be there when the right file
    /// comes back.
    @Test
    void given_a_text_file_beside_the_wal_of_the_true_one_when_the_true_one_is_back_then_nothing_is_lost()
            throws IOException {
        var warehouse = installation.warehouse();
        var before = WarehouseDump.of(warehouse);
        var aside = folder.resolve("aside.sqlite");
        Files.move(warehouse, aside);
        Files.writeString(warehouse, "this is no database\n".repeat(500));

        var told = installation.run();

        Files.delete(warehouse);
        Files.move(aside, warehouse);
        told.endsWith(32);
        assertThat(WarehouseDump.of(warehouse)).isEqualTo(before);
        Invariants.holdIn(installation);
    }

    static Stream<List<String>> strangers() {
        return Stream.of(
                List.of("WAREHOUSE_NEWER", "pragma user_version = 99"),
                List.of("WAREHOUSE_FOREIGN", "pragma application_id = 7"),
                List.of("WAREHOUSE_DAMAGED", "drop table aggr_daily_site_stats"),
                List.of("WAREHOUSE_DAMAGED", "drop table run_input"),
                List.of("WAREHOUSE_DAMAGED", "alter table fact_transactions drop column installation_year"));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void given_another_schema_when_the_night_runs_then_it_is_refused_and_nothing_is_written(List<String> stranger)
            throws SQLException {
        change(stranger.getLast(), installation);
        installation.drop(Sample.transactions().replace(",OK", ",WARN"));
        var before = WarehouseDump.of(installation.warehouse());

        var told = installation.run();

        Refusal.warehouse(32, stranger.getFirst()).bookedIn(installation, told);
        assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
    }

    @Test
    void given_a_reader_that_keeps_its_snapshot_when_nights_run_then_they_succeed_and_the_wal_shrinks()
            throws SQLException, IOException {
        var seen = "select count(*) from fact_transactions where status_code = 'OK'";
        var ok = Table.value(installation.warehouse(), seen);
        try (var reader = Table.open(installation.warehouse());
                var statement = reader.createStatement()) {
            statement.execute("begin");
            assertThat(statement.executeQuery(seen).getString(1)).isEqualTo(ok);
            for (var status : List.of("WARN", "OK")) {
                installation.drop(Sample.transactions().replaceAll(",(OK|WARN|ERR)\n", "," + status + "\n"));
                installation.run().endsWith(0);
                assertThat(statement.executeQuery(seen).getString(1)).isEqualTo(ok);
            }
        }

        installation.run().endsWith(0);

        var wal = Path.of(installation.warehouse() + "-wal");
        assertThat(Files.exists(wal) ? Files.size(wal) : 0).isLessThanOrEqualTo(64L << 20);
        assertThat(Table.value(installation.warehouse(), seen)).isEqualTo("500");
        Invariants.holdIn(installation);
    }

    private String log() throws IOException {
        var file = installation
                .home()
                .resolve("logs")
                .resolve(installation.lastRun().get("run_id") + ".log");
        return Files.readString(file);
    }

    private static boolean change(String attribute, Path file) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("chattr", attribute, file.toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noChattr) {
            return false;
        }
    }

    private static void change(String sql, Installation installation) throws SQLException {
        try (var connection = DriverManager.getConnection(Table.address(installation.warehouse()));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void put(String instead, Path file) throws IOException, SQLException {
        switch (instead) {
            case "missing" -> {}
            case "0 bytes" -> Files.createFile(file);
            case "a text file" -> Files.writeString(file, "no database\n".repeat(1000));
            default -> {
                try (var connection = DriverManager.getConnection(Table.address(file));
                        var statement = connection.createStatement()) {
                    statement.execute("create table stranger (x)");
                }
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        for (var file : Invariants.files(from)) {
            Files.move(file, to.resolve(from.relativize(file)));
        }
    }

    private static String content(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "missing";
    }
}
