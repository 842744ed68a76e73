package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.simulator.ErpDrop;
import org.vigie.simulator.World;

/// `kill -9`, at any instant, of any process. How many and with how many rows is set by
/// `-Dstories.kills` and `-Dstories.rows`.
class KillStory {
    private static final int KILLS = Integer.getInteger("stories.kills", 4);
    private static final int ROWS = Integer.getInteger("stories.rows", 50_000);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private Installation installation;

    @BeforeEach
    void make() {
        installation = Installation.at(folder.resolve("home")).withSample();
    }

    @Test
    void given_a_load_when_its_worker_is_killed_at_any_instant_then_it_is_as_if_it_had_never_run() throws IOException {
        var random = new SplittableRandom(Long.getLong("stories.seed", 20260221));
        dropLoad(0);
        var whole = installation.run().endsWith(0).took();
        int died = 0;

        for (int round = 1; round <= KILLS; round++) {
            dropLoad(round);
            var before = WarehouseDump.of(installation.warehouse());
            var run = installation.startRun();
            var worker = workerOfTheRun();
            waitFor(round == 1 ? Duration.ZERO : Duration.ofMillis(random.nextLong(whole.toMillis() * 3 / 4)));
            worker.destroyForcibly();

            var told = run.told();

            if (told.exitCode() != 0) {
                died++;
                crashed(told);
                assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
            }
            Invariants.holdIn(installation);
            installation.run().endsWith(0);
            Invariants.holdIn(installation);
        }

        assumeTrue(died > 0, "kills that came in time");
    }

    private void crashed(Told told) {
        told.endsWith(80).showsNoStackTrace();
        assertThat(installation.lastRun())
                .containsEntry("run_id", told.field("run_id"))
                .containsEntry("state", "FAILED")
                .containsEntry("cause", "WORKER_CRASHED")
                .containsEntry("exit_code", "80");
    }

    @Test
    void given_a_load_when_the_command_that_ordered_it_is_killed_then_the_worker_ends_it_alone() throws IOException {
        dropLoad(1, 4 * ROWS);
        var run = installation.startRun();
        var worker = workerOfTheRun();
        awaitLoading();
        run.process().destroyForcibly();
        await().atMost(PATIENCE).until(() -> !worker.isAlive());

        installation.vigie("status").endsWith(0);

        assertThat(installation.lastRun()).containsEntry("state", "SUCCEEDED");
        Invariants.holdIn(installation);
        installation.run().endsWith(0);
    }

    @Test
    void given_a_load_when_the_command_and_its_worker_are_killed_then_the_next_start_closes_it() throws IOException {
        installation.run().endsWith(0);
        var before = WarehouseDump.of(installation.warehouse());
        dropLoad(1, 4 * ROWS);
        var run = installation.startRun();
        var worker = workerOfTheRun();
        awaitLoading();
        run.process().destroyForcibly();
        worker.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !worker.isAlive() && !run.process().isAlive());

        installation.vigie("status").endsWith(0);

        assertThat(installation.lastRun())
                .containsEntry("state", "LOST")
                .containsEntry("cause", "WORKER_CRASHED")
                .containsEntry("exit_code", "80");
        assertThat(WarehouseDump.of(installation.warehouse())).isEqualTo(before);
        Invariants.holdIn(installation);
        installation.run().endsWith(0);
        Invariants.holdIn(installation);
    }

    /// Another file each time, so that each load has all its rows to write.
    private void dropLoad(int round) throws IOException {
        dropLoad(round, ROWS);
    }

    private void dropLoad(int round, int rows) throws IOException {
        new ErpDrop(World.of(round).withRowsPerDay(rows), installation.inbox())
                .drop(LocalDate.parse(Installation.NIGHT));
    }

    /// As the operations book knows it: the launcher, a script, has children of its own.
    private ProcessHandle workerOfTheRun() {
        var alive = "select coalesce(max(pid), 0) from v_run where state in ('STARTING', 'RUNNING')";
        var pid = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Table.count(installation.book(), alive), found -> found > 0);
        return ProcessHandle.of(pid).orElseThrow();
    }

    /// The worker has said that rows are on their way into the warehouse.
    private void awaitLoading() {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Table.count(
                                installation.book(),
                                "select count(*) from run where state = 'RUNNING'"
                                        + " and step = 'PUBLISH' and rows_in > 0")
                        == 1);
    }

    private static void waitFor(Duration time) {
        await().pollDelay(time)
                .pollInterval(Duration.ofMillis(10))
                .timeout(time.plus(PATIENCE))
                .until(() -> true);
    }
}
