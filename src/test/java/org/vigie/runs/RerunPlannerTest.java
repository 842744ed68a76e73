package org.vigie.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.etl.Snapshot;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.instance.Instances;
import org.vigie.instance.SettingsReader;
import org.vigie.problem.Problem.Code;

class RerunPlannerTest {
    private static final String SHA_256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    private Instance instance;
    private Shelf shelf;

    @BeforeEach
    void make() {
        instance = new Instances(new SettingsReader(Set.of("freight", "telemetry")))
                .create(
                        folder.resolve("home"),
                        new FirstSettings("fr", "http://127.0.0.1:8085/machines?key=CANARY", "inbox/t.csv"));
        shelf = new Shelf(instance.home());
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void given_a_file_and_an_address_when_planned_then_the_file_is_hashed_and_no_secret_is_shown() throws IOException {
        var file = Files.writeString(instance.home().resolve("inbox/t.csv"), "abc");

        var plan = planner().plan("freight", Shelf.NIGHT);

        var address = plan.current().getFirst();
        var drop = plan.current().getLast();
        assertThat(address.location()).isEqualTo("http://127.0.0.1:8085/machines");
        assertThat(address.sha256()).isEmpty();
        assertThat(drop.location()).isEqualTo(file.toString());
        assertThat(drop.bytes()).contains(3L);
        assertThat(drop.sha256()).contains(SHA_256_OF_ABC);
        assertThat(drop.problem()).isEmpty();
    }

    @Test
    void given_no_file_or_a_folder_when_planned_then_the_problem_is_part_of_the_plan() throws IOException {
        var missing = planner().plan("freight", Shelf.NIGHT).current().getLast();
        Files.createDirectory(instance.home().resolve("inbox/t.csv"));
        var aFolder = planner().plan("freight", Shelf.NIGHT).current().getLast();

        assertThat(missing.problem().orElseThrow().code()).isEqualTo(Code.FILE_MISSING);
        assertThat(aFolder.problem().orElseThrow().code()).isEqualTo(Code.FILE_IS_A_FOLDER);
    }

    @Test
    void given_runs_of_the_night_when_planned_then_the_newest_that_kept_every_input_is_offered() {
        var whole = ordered("machines", "transactions");
        var half = ordered("machines");

        var plan = planner().plan("freight", Shelf.NIGHT);

        assertThat(plan.last().orElseThrow().run().id()).isEqualTo(whole.id());
        assertThat(half.id()).isNotEqualTo(whole.id());
        assertThat(planner().plan("freight", Shelf.NIGHT.minusDays(1)).last()).isEmpty();
    }

    private Run ordered(String... sources) {
        var run = shelf.ordered(Shelf.NIGHT);
        var notes = new RunNotes(shelf.session(), run.id(), shelf);
        for (var source : sources) {
            var kept = new Snapshot(source, source, Path.of(source), "aa", 1, Optional.empty());
            notes.input(kept, "snapshots/" + source);
        }
        shelf.book().end(run.id(), RunState.FAILED, Optional.empty(), "worker");
        return run;
    }

    private RerunPlanner planner() {
        return new RerunPlanner(instance, shelf.history());
    }
}
