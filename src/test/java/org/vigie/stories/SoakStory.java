package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.simulator.ErpDrop;
import org.vigie.simulator.World;

/// Nights on a crowded machine that is put to sleep and whose clock is set, again and again: nobody is
/// suspected who works. Asked for by `-Dstories.soak`, in minutes; with an hour, the limits
/// are those of production.
@EnabledOnOs(OS.LINUX)
class SoakStory {
    private static final double MINUTES = Double.parseDouble(System.getProperty("stories.soak", "0"));
    private static final boolean SHORT = MINUTES < 10;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int ROWS = SHORT ? 20_000 : 300_000;
    private static final List<String> FAKETIME = List.of(
            "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
            "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1");

    @TempDir
    Path folder;

    private final List<Process> loops = new ArrayList<>();

    @AfterEach
    void quiet() {
        loops.forEach(Process::destroyForcibly);
    }

    @Test
    void given_a_crowded_machine_that_sleeps_and_whose_clock_jumps_when_nights_run_then_nobody_is_suspected()
            throws IOException, InterruptedException {
        assumeTrue(MINUTES > 0, "asked for by -Dstories.soak=60, in minutes");
        var clock = Files.writeString(folder.resolve("clock"), "+0");
        var installation = Installation.at(folder.resolve("home"), faked(clock)).withSample();
        installation.configure(settings -> Installation.limits(settings)
                .put("heartbeat", "PT2S")
                .put("lookEvery", LOOK.toString())
                .put("suspectAfter", SHORT ? "PT5S" : "PT10S")
                .put("stuckAfter", SHORT ? "PT20S" : "PT60S"));
        crowd();
        var watcher = new Watcher(installation);
        var end = System.nanoTime() + Math.round(MINUTES * 60e9);
        var jumps = List.of("-3h", "+8h", "+0").iterator();

        for (int round = 1; System.nanoTime() < end || jumps.hasNext(); round++) {
            new ErpDrop(World.of(round).withRowsPerDay(ROWS), installation.inbox())
                    .drop(LocalDate.parse(Installation.NIGHT));
            var run = installation.startRun();
            awaitLoading(installation, run, watcher);
            if (jumps.hasNext()) {
                Files.writeString(clock, jumps.next());
            }
            if (round <= 2) {
                sleepAndWake(run.process(), SHORT ? Duration.ofSeconds(10) : Duration.ofMinutes(1));
            }
            while (run.process().isAlive()) {
                watcher.look();
            }
            run.told().endsWith(0);
        }

        assertThat(watcher.alarms()).isEmpty();
        assertThat(watcher.looks()).as("looks at a run").isPositive();
        Invariants.holdIn(installation);
        assertThat(Table.read(installation.book(), "select * from v_alert")).isEmpty();
    }

    /// Both the command and its worker, as a lid that is closed does.
    private static void sleepAndWake(Process root, Duration time) throws IOException, InterruptedException {
        var tree = Stream.concat(Stream.of(root.toHandle()), root.toHandle().descendants())
                .map(ProcessHandle::pid)
                .toList();
        for (long pid : tree) {
            signal("STOP", pid);
        }
        await().pollDelay(time).timeout(time.multipliedBy(4)).until(() -> true);
        for (long pid : tree) {
            signal("CONT", pid);
        }
    }

    /// One that has ended meanwhile is none that is late.
    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static void awaitLoading(Installation installation, Started run, Watcher watcher) {
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    watcher.look();
                    return !run.process().isAlive()
                            || Table.count(
                                            installation.book(),
                                            "select count(*) from run where state = 'RUNNING' and rows_in > 0")
                                    == 1;
                });
    }

    private void crowd() throws IOException {
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            loops.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
        }
    }

    private static Map<String, String> faked(Path clock) {
        return FAKETIME.stream()
                .filter(library -> Files.exists(Path.of(library)))
                .findFirst()
                .map(library -> Map.of(
                        "LD_PRELOAD",
                        library,
                        "FAKETIME_TIMESTAMP_FILE",
                        clock.toString(),
                        "FAKETIME_NO_CACHE",
                        "1",
                        "DONT_FAKE_MONOTONIC",
                        "1"))
                .orElse(Map.of());
    }

    /// Sees what a person would see, several times a second.
    private static final class Watcher {
        private final Installation installation;
        private final Map<String, Long> suspected = new HashMap<>();
        private final List<String> alarms = new ArrayList<>();
        private int looks;

        Watcher(Installation installation) {
            this.installation = installation;
        }

        void look() {
            var rows = Table.read(installation.book(), "select * from watch");
            looks += rows.size();
            suspected
                    .keySet()
                    .removeIf(run -> rows.stream()
                            .noneMatch(row -> row.get("run_id").equals(run)
                                    && row.get("judgement").equals("SUSPECT")));
            for (var row : rows) {
                switch (row.get("judgement")) {
                    case "STUCK" -> alarms.add(row.toString());
                    case "SUSPECT" -> {
                        long since = suspected.computeIfAbsent(row.get("run_id"), _ -> System.nanoTime());
                        if (System.nanoTime() - since > 2 * LOOK.toNanos()) {
                            alarms.add(row.toString());
                        }
                    }
                    default -> {}
                }
            }
            for (var lost : Table.read(installation.book(), "select run_id from v_run where state = 'LOST'")) {
                alarms.add(lost.toString());
            }
        }

        List<String> alarms() {
            return alarms;
        }

        int looks() {
            return looks;
        }
    }
}
