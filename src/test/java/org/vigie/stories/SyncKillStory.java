package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The worker dies at a sync of the disk, between the warehouse's commit and what the operations
/// book says of it. (strace does not kill under `--seccomp-bpf`.) `-Dstories.syncs=all` kills at
/// each sync of a run.
@EnabledOnOs(OS.LINUX)
class SyncKillStory {
    private static final String SYNCS = System.getProperty("stories.syncs", "4");
    private static final Pattern SYNC = Pattern.compile("(\\d+) +f(?:data)?sync\\(\\d+<([^>]*)>.*");

    @TempDir
    Path folder;

    @Test
    void given_a_run_when_it_is_killed_at_a_sync_then_the_ledger_says_whether_it_succeeded() throws IOException {
        var installation = Installation.at(folder.resolve("home")).withSample();
        installation.run().endsWith(0);
        var syncs = syncsOfTheWorker(installation);
        int published = 0;

        for (int sync : chosen(syncs)) {
            var text = "%d.5".formatted(sync);
            installation.drop(Sample.transactions().replace("32.06395700265843", text));
            traced(installation, "inject=fsync,fdatasync:signal=KILL:when=" + sync)
                    .told();

            assertThat(Files.readString(trace())).contains("killed by SIGKILL");
            var told = installation.vigie("reconcile", "--json").endsWith(0);

            told.showsNoStackTrace();
            Invariants.holdIn(installation);
            var succeeded = installation.lastRun().get("state").equals("SUCCEEDED");
            assertThat(volumeOfTheFirst(installation).equals(text))
                    .as("sync %d: published, and told so", sync)
                    .isEqualTo(succeeded);
            published += succeeded ? 1 : 0;
        }

        assertThat(published).as("runs killed after their commit").isPositive();
        installation.run().endsWith(0);
        Invariants.holdIn(installation);
    }

    /// The files that the worker syncs in one run, in order. It is the thread that syncs the
    /// warehouse; strace counts by thread.
    private List<String> syncsOfTheWorker(Installation installation) throws IOException {
        var told = traced(installation, "trace=fsync,fdatasync").told();
        assumeTrue(told.exitCode() == 0, "strace cannot trace here: " + told.err());
        var files = new ArrayList<String>();
        var threads = new ArrayList<String>();
        var worker = "";
        for (var line : Files.readAllLines(trace())) {
            var sync = SYNC.matcher(line);
            if (sync.matches()) {
                threads.add(sync.group(1));
                files.add(sync.group(2));
                worker = sync.group(2).contains("supply_chain") ? sync.group(1) : worker;
            }
        }
        var thread = worker;
        return IntStream.range(0, files.size())
                .filter(i -> threads.get(i).equals(thread))
                .mapToObj(files::get)
                .toList();
    }

    /// Those around the commit: from the first sync of the warehouse to the last of the run.
    private static List<Integer> chosen(List<String> syncs) {
        if (SYNCS.equals("all")) {
            return IntStream.rangeClosed(1, syncs.size()).boxed().toList();
        }
        int first = IntStream.range(0, syncs.size())
                .filter(i -> syncs.get(i).contains("supply_chain"))
                .findFirst()
                .orElseThrow();
        int many = Integer.parseInt(SYNCS);
        int last = syncs.size();
        return IntStream.range(0, many)
                .map(i -> first + (last - first) * i / Math.max(1, many - 1))
                .boxed()
                .toList();
    }

    private Started traced(Installation installation, String what) throws IOException {
        var command = new ArrayList<>(List.of("strace", "-f", "-y", "-o", trace().toString()));
        command.addAll(List.of("-e", "trace=fsync,fdatasync", "-e", what));
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
