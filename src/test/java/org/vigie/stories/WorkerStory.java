package org.vigie.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the machine does to a run: no memory, no processor, no environment, odd folders, two orders
/// at once.
class WorkerStory {
    private static final int ROUNDS = Integer.getInteger("stories.rounds", 3);

    @TempDir
    Path folder;

    private Installation installation;

    @BeforeEach
    void make() {
        installation = Installation.at(folder.resolve("home")).withSample();
    }

    @Test
    void given_a_reference_that_does_not_fit_when_the_night_runs_then_memory_is_named_and_nothing_changed()
            throws IOException {
        installation.run().endsWith(0);
        try (var server = LocalServer.streaming("application/json", WorkerStory::manyMachines)) {
            installation.configure(settings -> {
                Installation.limits(settings).put("workerHeap", "24m");
                Installation.callFrom(settings, server.address());
            });

            var told = Refusal.worker(81, "WORKER_OUT_OF_MEMORY", "memory-exhausted", "OUT_OF_MEMORY")
                    .seenIn(installation);

            assertThat(told.field("message")).contains("24m");
        }
        installation.configure(_ -> {}).run().endsWith(0);
    }

    @Test
    void given_a_heap_that_the_machine_does_not_have_when_the_night_runs_then_java_is_quoted() {
        installation.run().endsWith(0);
        installation.configure(s -> Installation.limits(s).put("workerHeap", "9999999g"));

        var told =
                Refusal.worker(80, "WORKER_CRASHED", "", "PROCESS_NOT_STARTED").seenIn(installation);

        assertThat(told.field("message")).containsIgnoringCase("heap");
    }

    @Test
    void given_two_orders_at_once_when_they_run_then_one_publishes_and_the_other_is_told() {
        for (int round = 1; round <= ROUNDS; round++) {
            var runs = List.of(installation.startRun(), installation.startRun());

            var told = runs.stream().map(Started::told).toList();

            assertThat(told).extracting(Told::exitCode).containsExactlyInAnyOrder(0, 40);
            var skipped = told.stream().filter(each -> each.exitCode() == 40).findFirst();
            assertThat(skipped.orElseThrow().field("cause")).isEqualTo("ALREADY_RUNNING");
            assertThat(skipped.orElseThrow().field("state")).isEqualTo("SKIPPED");
            assertThat(Table.count(installation.warehouse(), "select count(*) from v_run_ledger"))
                    .isEqualTo(round);
            Invariants.holdIn(installation);
        }
    }

    @DisabledOnOs(OS.WINDOWS)
    @Test
    void given_a_machine_that_is_busy_elsewhere_when_the_night_runs_then_it_only_takes_longer() throws IOException {
        var busy = new ArrayList<Process>();
        Told told;
        try {
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                busy.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
            }
            var command = new ArrayList<>(List.of("nice", "-n", "3"));
            command.addAll(words("run", "freight", "--slot", Installation.NIGHT, "--json"));
            told = Installation.launch(command, Map.of(), installation.home()).told();
        } finally {
            busy.forEach(Process::destroyForcibly);
        }

        told.endsWith(0);
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_home_with_spaces_quotes_and_accents_when_every_verb_is_asked_then_all_work() throws IOException {
        assumeTrue(
                Charset.forName(System.getProperty("sun.jnu.encoding"))
                        .newEncoder()
                        .canEncode('é'),
                "this system cannot name the folder");
        var odd = Files.createDirectories(folder.resolve("Données d'été (é')/vigie 100 %"));
        var home = odd.resolve("home");
        var there = Installation.at(home, Map.of("LANG", "C", "LC_ALL", "C")).withSample();

        there.run().endsWith(0);

        for (var verb : List.of("runs", "show", "log", "status", "query reliability", "reconcile")) {
            there.vigie(verb.split(" ")).endsWith(0).showsNoStackTrace();
        }
        assertThat(there.vigie("doctor").out()).contains(home.toString());
        Invariants.holdIn(there);
    }

    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Test
    void given_a_bare_environment_in_another_folder_when_the_night_runs_then_it_works() {
        var run = "cd /; exec \"$@\"";
        for (var verb :
                Stream.of("run freight --slot " + Installation.NIGHT, "status").toList()) {
            var command = new ArrayList<>(List.of("env", "-i"));
            command.add("VIGIE_JAVA_HOME=" + Installation.ourJava());
            command.addAll(List.of("sh", "-c", run, "sh"));
            command.addAll(words(verb.split(" ")));

            var told =
                    Installation.launch(command, Map.of(), installation.home()).told();

            told.endsWith(0).showsNoStackTrace();
            assertThat(told.err()).doesNotContain("WARNING");
        }
        Invariants.holdIn(installation);
    }

    private List<String> words(String... verb) {
        var words = new ArrayList<>(List.of(Installation.launcher().toString()));
        words.addAll(List.of(verb));
        words.addAll(List.of("--home", installation.home().toString()));
        return words;
    }

    private static void manyMachines(OutputStream out) throws IOException {
        var machine = "{\"machine_id\":\"MCH-%d\",\"site_location\":\"Douala\",\"installation_year\":2011}";
        out.write('[');
        for (int i = 0; i < 400_000; i++) {
            out.write(((i == 0 ? "" : ",") + machine.formatted(i)).getBytes(UTF_8));
        }
        out.write(']');
    }
}
