package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The way back to a backup, and everything that must not be a way back. At how many of its steps a
/// restore is killed is set by `-Dstories.restorekills`; `all` kills at each.
class RestoreStory {
    private static final String KILLS = System.getProperty("stories.restorekills", "4");
    private static final String STEPS = "fsync,fdatasync,link,linkat,rename,renameat,renameat2,unlink,unlinkat";

    /// The volume of the first transaction, in the night before and the night after.
    private static final double BEFORE = 32.06395700265843;

    private static final double AFTER = 7.5;

    @TempDir
    static Path template;

    @TempDir
    Path folder;

    private static Installation published;
    private static String first;
    private static String after;
    private Installation installation;

    /// Two nights, of which the first has a backup.
    @BeforeAll
    static void publish() {
        published = Installation.at(template.resolve("home")).withSample();
        published.run().endsWith(0);
        first = Table.value(published.book(), "select backup_id from v_backup where state = 'PROVEN'");
        published.configure(settings -> settings.withObject("/backup").put("afterRun", false));
        published.drop(Sample.transactions().replace(Double.toString(BEFORE), Double.toString(AFTER)));
        published.run().endsWith(0);
        after = published.lastRun().get("run_id");
    }

    @BeforeEach
    void copy() {
        installation = published.copiedTo(folder.resolve("home"));
    }

    @Test
    void given_a_backup_when_it_is_restored_then_the_later_night_is_rolled_back_and_can_be_run_again() {
        var plan = installation.vigie("restore", first, "--dry-run", "--json").endsWith(0);
        assertThat(plan.json().path("nights_lost").path(0).asText()).isEqualTo(after);
        var told = installation
                .vigie("restore", first, "--yes", "--reason", "fichier faux", "--json")
                .endsWith(0);

        assertThat(told.field("state")).isEqualTo("DONE");
        assertThat(volumeOfTheFirst()).isEqualTo(BEFORE);
        assertThat(Table.read(installation.book(), "select run_id from v_rolled_back"))
                .containsExactly(Map.of("run_id", after));
        Invariants.holdIn(installation);
        installation
                .vigie("doctor")
                .out()
                .lines()
                .filter(line -> line.contains(after))
                .forEach(line -> {
                    throw new AssertionError("a night that was taken back is no night that was lost: " + line);
                });
        installation.run().endsWith(0);
        assertThat(volumeOfTheFirst()).isEqualTo(AFTER);
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_restore_when_it_is_taken_back_then_the_later_night_is_there_again() {
        var told = installation.vigie("restore", first, "--yes", "--json").endsWith(0);

        installation.vigie("restore", told.field("safety_backup"), "--yes").endsWith(0);

        assertThat(volumeOfTheFirst()).isEqualTo(AFTER);
        assertThat(Table.read(installation.book(), "select run_id from v_rolled_back"))
                .isEmpty();
        Invariants.holdIn(installation);
    }

    @Test
    void given_no_confirmation_when_a_restore_is_ordered_then_the_plan_is_told_and_nothing_changed()
            throws IOException {
        var before = Files.readAllBytes(installation.warehouse());

        var told = installation.vigie("restore", first, "--lang", "en");

        told.endsWith(41).speaksToAPerson();
        assertThat(told.out()).contains("night lost: " + after);
        assertThat(Files.readAllBytes(installation.warehouse())).isEqualTo(before);
    }

    @Test
    void given_files_that_are_no_backup_when_they_are_to_be_restored_then_each_is_refused_in_both_languages()
            throws IOException {
        var file = installation.home().resolve("backups").resolve(first + ".sqlite");
        var good = Files.readAllBytes(file);
        var before = Files.readAllBytes(installation.warehouse());
        var bad = List.of(
                new byte[0],
                "Douala; 12 t\n".repeat(9_000).getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(good, good.length / 2),
                Files.readAllBytes(installation.book()));

        for (int i = 0; i < bad.size(); i++) {
            Files.write(file, bad.get(i));
            var told = installation.vigie("restore", first, "--yes", "--json", "--lang", i % 2 == 0 ? "fr" : "en");

            told.endsWith(51).speaksToAPerson();
            assertThat(told.field("cause")).isEqualTo("RESTORE_REFUSED");
            assertThat(Files.readAllBytes(installation.warehouse())).isEqualTo(before);
        }
        installation.vigie("backup", "verify", first).endsWith(50);
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_run_at_work_when_a_restore_is_ordered_then_it_is_refused() throws IOException {
        installation.configure(settings -> Installation.limits(settings).put("warehouseBusy", "PT2M"));
        Started run;
        try (var other = HoldsTheLock.on(installation.warehouse(), List.of("begin immediate"))) {
            run = installation.startRun();
            await().atMost(Duration.ofMinutes(2)).until(() -> run.errSoFar().contains("attente de l’entrepôt"));

            var told = installation.vigie("restore", first, "--yes", "--json").endsWith(40);

            assertThat(told.field("cause")).isEqualTo("ALREADY_RUNNING");
            assertThat(other.pid()).isPositive();
        }
        run.told().endsWith(0);
        assertThat(Table.read(installation.book(), "select * from v_restore")).isEmpty();
        Invariants.holdIn(installation);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void given_a_restore_when_it_is_killed_at_any_step_then_the_next_start_makes_it_old_or_new() throws IOException {
        var steps = stepsOfARestore();
        int restored = 0;

        for (int step : chosen(steps)) {
            installation = published.copiedTo(folder.resolve("step" + step));
            traced("inject=" + STEPS + ":signal=KILL:when=" + step).told();

            installation.vigie("status");

            assertThat(Table.read(installation.book(), "select state from v_restore"))
                    .as("step %d of %d", step, steps)
                    .allMatch(row -> row.get("state").matches("DONE|UNDONE"));
            var isNew = volumeOfTheFirst() == BEFORE;
            assertThat(Table.count(installation.book(), "select count(*) from v_rolled_back"))
                    .isEqualTo(isNew ? 1 : 0);
            restored += isNew ? 1 : 0;
            Invariants.holdIn(installation);
            installation.run().endsWith(0);
            Invariants.holdIn(installation);
        }

        assertThat(restored).as("restores that went forward").isPositive();
    }

    /// Counted by thread, as strace does: a restore has one.
    private int stepsOfARestore() throws IOException {
        installation = published.copiedTo(folder.resolve("traced"));
        var told = traced("trace=" + STEPS).told();
        assumeTrue(told.exitCode() == 0, "strace cannot trace here: " + told.err());
        var threads = Files.readAllLines(trace()).stream()
                .filter(line -> line.contains(".replaced-"))
                .map(line -> line.split(" ")[0])
                .toList();
        var worker = threads.getFirst();
        return (int) Files.readAllLines(trace()).stream()
                .filter(line -> line.startsWith(worker + " ") && line.contains("("))
                .count();
    }

    /// Spread over the last part, in which the swap lies.
    private static List<Integer> chosen(int steps) {
        if (KILLS.equals("all")) {
            return IntStream.rangeClosed(1, steps).boxed().toList();
        }
        int many = Integer.parseInt(KILLS);
        return IntStream.range(0, many)
                .map(i -> steps / 3 + (steps - steps / 3) * i / Math.max(1, many - 1))
                .distinct()
                .boxed()
                .toList();
    }

    private Started traced(String what) {
        var command = new ArrayList<>(List.of("strace", "-f", "-y", "-o", trace().toString()));
        command.addAll(List.of("-e", "trace=" + STEPS, "-e", what));
        command.addAll(List.of(Installation.launcher().toString(), "restore", first, "--yes"));
        command.addAll(List.of("--home", installation.home().toString()));
        assumeTrue(Files.exists(Path.of("/usr/bin/strace")), "needs strace");
        return Installation.launch(command, Map.of(), installation.home());
    }

    private Path trace() {
        return folder.resolve("trace");
    }

    private double volumeOfTheFirst() {
        return Double.parseDouble(Table.value(
                installation.warehouse(),
                "select volume_transferred from fact_transactions where transaction_id = 'TRX-0'"));
    }
}
