package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.simulator.SensorFault;

/// `kill -9` at any instant of the training. How many is set by `-Dstories.learningkills`.
class LearningKillStory {
    private static final int KILLS = Integer.getInteger("stories.learningkills", 3);
    private static final LocalDate FIRST = LocalDate.parse("2026-05-01");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void given_a_training_when_its_worker_is_killed_at_any_instant_then_the_old_model_serves() throws IOException {
        var random = new SplittableRandom(Long.getLong("stories.seed", 20260221));
        var installation = Installation.at(folder.resolve("home"));
        LearningStory.drop(installation, FIRST, 60, SensorFault.NONE);
        LearningStory.run(installation, FIRST).endsWith(0);
        var learning = timeOfTheLearning(installation);
        int died = 0;

        for (int round = 1; round <= KILLS; round++) {
            var slot = FIRST.plusDays(round);
            var before = Models.of(installation);
            LearningStory.drop(installation, slot, 1, SensorFault.NONE);
            var run = LearningStory.start(installation, slot);
            var worker = workerThatLearns(installation);
            waitFor(round == 1 ? Duration.ZERO : Duration.ofMillis(random.nextLong(learning.toMillis())));
            worker.destroyForcibly();

            var told = run.told();

            if (told.exitCode() != 0) {
                died++;
                told.endsWith(80).showsNoStackTrace();
                assertThat(installation.lastRun())
                        .containsEntry("run_id", told.field("run_id"))
                        .containsEntry("state", "PARTIAL")
                        .containsEntry("cause", "WORKER_CRASHED");
                assertThat(Models.of(installation)).isEqualTo(before);
            }
            Invariants.holdIn(installation);
            Models.areSound(installation);
            LearningStory.run(installation, slot).endsWith(0);
            assertThat(Models.of(installation)).isNotEqualTo(before);
            Invariants.holdIn(installation);
            Models.areSound(installation);
        }

        assumeTrue(died > 0, "kills that came in time");
    }

    /// As the operations book knows it, once the run has published and begun to learn.
    private static ProcessHandle workerThatLearns(Installation installation) {
        var learning = "select coalesce(max(r.pid), 0) from run r join step s using (run_id)"
                + " where r.state = 'RUNNING' and s.kind = 'learn'";
        var pid = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Table.count(installation.book(), learning), found -> found > 0);
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static Duration timeOfTheLearning(Installation installation) {
        var step = Table.read(installation.book(), "select started_utc, ended_utc from step where kind = 'learn'")
                .getFirst();
        var time = Duration.between(Instant.parse(step.get("started_utc")), Instant.parse(step.get("ended_utc")));
        return time.plusMillis(1);
    }

    private static void waitFor(Duration time) {
        await().pollDelay(time)
                .pollInterval(Duration.ofMillis(10))
                .timeout(time.plus(PATIENCE))
                .until(() -> true);
    }
}
