package org.vigie.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.simulator.SensorFault;
import org.vigie.simulator.Sensors;
import org.vigie.simulator.SensorsDrop;

/// Models whose files somebody touched, and a worker that is too small for its night.
class ModelStory {
    private static final LocalDate FIRST = LocalDate.parse("2026-05-01");

    @TempDir
    Path folder;

    private Installation installation;

    @BeforeEach
    void teachTwice() throws IOException {
        installation = Installation.at(folder.resolve("home"));
        LearningStory.drop(installation, FIRST, 30, SensorFault.NONE);
        LearningStory.run(installation, FIRST).endsWith(0);
        LearningStory.drop(installation, FIRST.plusDays(1), 1, SensorFault.NONE);
        LearningStory.run(installation, FIRST.plusDays(1)).endsWith(0);
    }

    @Test
    void given_a_damaged_champion_when_the_next_night_runs_then_the_good_one_before_it_is_asked_and_it_is_said()
            throws IOException {
        var champion = champion();
        flip(installation.home().resolve("models").resolve(champion).resolve("forest-0.ubj"));
        LearningStory.drop(installation, FIRST.plusDays(2), 1, SensorFault.NONE);

        var told = LearningStory.run(installation, FIRST.plusDays(2)).endsWith(0);

        assertThat(told.field("model_passed_over")).isEqualTo(champion);
        assertThat(champion()).isEqualTo(told.field("run_id"));
        assertThat(installation.vigie("log", told.field("run_id")).endsWith(0).out())
                .contains("MODEL_DAMAGED");
        Models.areSound(installation);
        Invariants.holdIn(installation);
    }

    @Test
    void given_a_heap_that_is_too_small_when_the_night_runs_then_it_is_published_and_memory_is_named()
            throws IOException {
        var before = Models.of(installation);
        var sensors = Sensors.of(42).withLocomotives(400);
        new SensorsDrop(sensors, installation.home().resolve("inbox/sensors.csv"))
                .drop(FIRST.plusDays(2), 20, SensorFault.NONE);
        installation.configure(settings -> Installation.limits(settings).put("workerHeap", "20m"));

        var told = LearningStory.run(installation, FIRST.plusDays(2));

        told.endsWith(81).showsNoStackTrace();
        assertThat(told.field("hint")).contains("workerHeap");
        assertThat(installation.lastRun())
                .containsEntry("state", "PARTIAL")
                .containsEntry("cause", "WORKER_OUT_OF_MEMORY")
                .containsEntry("threat", "memory-exhausted");
        assertThat(Models.of(installation)).isEqualTo(before);
        Invariants.holdIn(installation);
        installation.vigie("status").endsWith(0);
        installation.configure(settings -> Installation.limits(settings).put("workerHeap", "256m"));
        LearningStory.run(installation, FIRST.plusDays(2)).endsWith(0);
        Models.areSound(installation);
    }

    private String champion() {
        return Table.value(installation.industrial(), "select model from champion order by seq desc limit 1");
    }

    private static void flip(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
