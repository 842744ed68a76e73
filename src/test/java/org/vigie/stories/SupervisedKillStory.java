package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.simulator.ErpDrop;
import org.vigie.simulator.World;

/// `kill -9`, at any instant, of the worker, of those who watch it, of all of them.
/// `-Dstories.supervisedkills=200` for a long night.
class SupervisedKillStory {
    private static final int KILLS = Integer.getInteger("stories.supervisedkills", 6);
    private static final int ROWS = Integer.getInteger("stories.rows", 20_000);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ACTIVE =
            "select count(*) from v_run where state in" + " ('QUEUED', 'STARTING', 'RUNNING', 'STOPPING')";

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(Long.getLong("stories.seed", 20260221));
    private final List<String> acknowledged = new ArrayList<>();
    private Installation installation;
    private Optional<Started> agent = Optional.empty();

    @BeforeEach
    void make() {
        installation = Installation.at(folder.resolve("home")).withSample();
    }

    @AfterEach
    void leave() {
        agent.ifPresent(each -> each.process().destroyForcibly());
    }

    @Test
    void given_an_agent_on_duty_when_anybody_is_killed_at_any_instant_then_every_run_ends_and_no_commit_is_lost(
            TestReporter reporter) throws IOException {
        dropLoad(0);
        var whole = installation.run().endsWith(0).took();
        var watched = Duration.ZERO;
        var unwatched = Duration.ZERO;

        for (int round = 1; round <= KILLS; round++) {
            keepAnAgent();
            dropLoad(round);
            var run = installation.startRun();
            var worker = workerOfTheRun();
            await().pollDelay(Duration.ofMillis(random.nextLong(whole.toMillis())))
                    .timeout(PATIENCE)
                    .until(() -> true);
            int victims = 1 + round % 7;
            kill(victims, worker, run);

            var began = System.nanoTime();
            boolean workerGoesOn = (victims & 1) == 0;
            if ((victims & 4) == 0) {
                awaitTheEnd();
                watched = workerGoesOn ? watched : longer(watched, began);
            } else {
                await().atMost(PATIENCE).until(() -> !workerGoesOn || !worker.isAlive());
                began = System.nanoTime();
                installation.vigie("status").showsNoStackTrace();
                awaitTheEnd();
                unwatched = longer(unwatched, began);
            }
            acknowledge(run, victims);
            quietly();
        }

        reporter.publishEntry("longest with somebody on duty", watched.toString());
        reporter.publishEntry("longest after the next start", unwatched.toString());
        assertThat(published()).as("commits that were acknowledged").containsAll(acknowledged);
        installation.run().endsWith(0);
    }

    private void kill(int victims, ProcessHandle worker, Started run) {
        if ((victims & 2) != 0) {
            run.process().destroyForcibly();
        }
        if ((victims & 4) != 0) {
            agent.ifPresent(each -> each.process().destroyForcibly().onExit().join());
        }
        if ((victims & 1) != 0) {
            worker.destroyForcibly();
        }
    }

    private void keepAnAgent() {
        if (!agentLives()) {
            var started = installation.start("agent");
            agent = Optional.of(started);
            await().atMost(PATIENCE)
                    .until(() -> Table.count(
                                    installation.book(),
                                    "select count(*) from post where duty = 'WATCH' and pid = "
                                            + started.process().pid())
                            == 1);
        }
    }

    private boolean agentLives() {
        return agent.map(each -> each.process().isAlive()).orElse(false);
    }

    private void awaitTheEnd() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Table.count(installation.book(), ACTIVE) == 0);
    }

    /// The command said 0: what it published must never be lost.
    private void acknowledge(Started run, int victims) {
        var told = run.told();
        if ((victims & 2) == 0 && told.exitCode() == 0) {
            acknowledged.add(told.field("run_id"));
        }
    }

    private void quietly() {
        await().atMost(PATIENCE).untilAsserted(() -> Invariants.holdIn(installation));
    }

    private List<String> published() {
        return Table.read(installation.warehouse(), "select run_id from v_run_ledger").stream()
                .map(row -> row.get("run_id"))
                .toList();
    }

    private static Duration longer(Duration known, long began) {
        var now = Duration.ofNanos(System.nanoTime() - began);
        return now.compareTo(known) > 0 ? now : known;
    }

    private void dropLoad(int round) throws IOException {
        new ErpDrop(World.of(round).withRowsPerDay(ROWS), installation.inbox())
                .drop(LocalDate.parse(Installation.NIGHT));
    }

    private ProcessHandle workerOfTheRun() {
        var alive = "select coalesce(max(pid), 0) from v_run where state in ('STARTING', 'RUNNING')";
        var pid = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Table.count(installation.book(), alive), found -> found > 0);
        return ProcessHandle.of(pid).orElseThrow();
    }
}
