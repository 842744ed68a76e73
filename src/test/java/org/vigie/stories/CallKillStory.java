package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A process of a run dies at a call to the system: as it writes, as it syncs, between the
/// warehouse's commit and what the operations book says of it. (strace does not kill under
/// `--seccomp-bpf`.) `-Dstories.calls=all` kills at each call of a run.
@EnabledOnOs(OS.LINUX)
class CallKillStory {
    private static final String CALLS = System.getProperty("stories.calls", "4");
    private static final Pattern CALL = Pattern.compile("(\\d+) +\\w+\\((?:\\d+<([^>]*)>)?.*");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fsync,fdatasync",
                "write,pwrite64,pwritev,pwritev2,ftruncate,rename,renameat,renameat2,unlink,unlinkat"
            })
    void given_a_run_when_it_is_killed_at_a_call_then_the_ledger_says_whether_it_succeeded(String calls)
            throws IOException {
        var installation = Installation.at(folder.resolve("home")).withSample();
        installation.run().endsWith(0);
        var files = callsOfTheWorker(installation, calls);
        int killed = 0;
        int published = 0;

        for (int call : chosen(files)) {
            var text = "%d.5".formatted(call);
            installation.drop(Sample.transactions().replace("32.06395700265843", text));
            var before = installation.lastRun().get("run_id");
            traced(installation, calls, "inject=" + calls + ":signal=KILL:when=" + call)
                    .told();

            killed += Files.readString(trace()).contains("killed by SIGKILL") ? 1 : 0;
            closed(installation).endsWith(0).showsNoStackTrace();

            Invariants.holdIn(installation);
            var last = installation.lastRun();
            boolean succeeded =
                    !last.get("run_id").equals(before) && last.get("state").equals("SUCCEEDED");
            assertThat(volumeOfTheFirst(installation).equals(text))
                    .as("call %d: published, and told so", call)
                    .isEqualTo(succeeded);
            published += succeeded ? 1 : 0;
        }

        assertThat(killed)
                .as("the last calls of a run are not the same each time")
                .isGreaterThan(1);
        installation.run().endsWith(0);
        Invariants.holdIn(installation);
        assumeTrue(published > 0, "runs killed after their commit");
    }

    /// A worker whose orderer was killed goes on, and is waited for.
    private static Told closed(Installation installation) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> installation.vigie("reconcile", "--json"), _ -> noneIsActive(installation));
    }

    private static boolean noneIsActive(Installation installation) {
        var active = "select count(*) from v_run where state in ('QUEUED', 'STARTING', 'RUNNING', 'STOPPING')";
        return Table.count(installation.book(), active) == 0;
    }

    /// What the worker's calls are made to, in order. It is the thread that writes the warehouse;
    /// strace counts by thread.
    private List<String> callsOfTheWorker(Installation installation, String calls) throws IOException {
        var told = traced(installation, calls, "trace=" + calls).told();
        assumeTrue(told.exitCode() == 0, "strace cannot trace here: " + told.err());
        var files = new ArrayList<String>();
        var threads = new ArrayList<String>();
        var worker = "";
        for (var line : Files.readAllLines(trace())) {
            var call = CALL.matcher(line);
            if (call.matches()) {
                var file = Optional.ofNullable(call.group(2)).orElse("");
                threads.add(call.group(1));
                files.add(file);
                worker = file.contains("supply_chain") ? call.group(1) : worker;
            }
        }
        var thread = worker;
        return IntStream.range(0, files.size())
                .filter(i -> threads.get(i).equals(thread))
                .mapToObj(files::get)
                .toList();
    }

    /// Those around the commit: from the first call on the warehouse to the last of the run.
    private static List<Integer> chosen(List<String> calls) {
        if (CALLS.equals("all")) {
            return IntStream.rangeClosed(1, calls.size()).boxed().toList();
        }
        int first = IntStream.range(0, calls.size())
                .filter(i -> calls.get(i).contains("supply_chain"))
                .findFirst()
                .orElseThrow();
        int many = Integer.parseInt(CALLS);
        int last = calls.size();
        return IntStream.range(0, many)
                .map(i -> first + (last - first) * i / Math.max(1, many - 1))
                .boxed()
                .toList();
    }

    private Started traced(Installation installation, String calls, String what) throws IOException {
        var command = new ArrayList<>(List.of("strace", "-f", "-y", "-o", trace().toString()));
        command.addAll(List.of("-e", "trace=" + calls, "-e", what));
        command.add(Installation.launcher().toString());
        command.addAll(List.of("run", "freight", "--slot", Installation.NIGHT, "--json"));
        command.addAll(List.of("--home", installation.home().toString()));
        assumeTrue(Files.exists(Path.of("/usr/bin/strace")), "needs strace");
        return Installation.launch(command, Map.of(), installation.home());
    }

    private Path trace() {
        return folder.resolve("trace");
    }

    private static String volumeOfTheFirst(Installation installation) {
        return Table.value(
                installation.warehouse(),
                "select volume_transferred from fact_transactions where transaction_id = 'TRX-0'");
    }
}
