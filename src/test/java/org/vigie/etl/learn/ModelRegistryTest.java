package org.vigie.etl.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.etl.Sha256;
import org.vigie.etl.learn.ModelRegistry.Kept;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;

class ModelRegistryTest {
    @TempDir
    private Path folder;

    private final Classroom room = new Classroom(Classroom.FEW_TREES);
    private ModelRegistry registry;
    private Kept kept;

    @BeforeEach
    void keepAModel() {
        room.teach(Fleet.FIRST_NIGHT, Fleet.seeded(1).nights(Fleet.FIRST_NIGHT, 20));
        registry = new ModelRegistry(folder.resolve("models"));
        kept = registry.keep(room.champion().orElseThrow());
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void given_a_kept_model_when_it_is_loaded_then_it_is_sound_and_scores_as_before() {
        var examples = Fleet.examples(Fleet.seeded(2).night(Fleet.FIRST_NIGHT.plusDays(1)), "");

        try (var loaded = load(Fleet.SCHEMA)) {
            assertThat(loaded.score(examples))
                    .isEqualTo(room.champion().orElseThrow().score(examples));
            assertThat(loaded.card()).isEqualTo(kept.card());
        }
        assertThat(inspect(kept.sha256())).isEmpty();
        assertThat(files())
                .containsExactly(
                        "card.json", "forest-0.ubj", "forest-1.ubj", "forest-2.ubj", "forest-3.ubj", "forest-4.ubj");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"card.json", "forest-0.ubj", "forest-1.ubj", "forest-2.ubj", "forest-3.ubj", "forest-4.ubj"})
    void given_a_flipped_bit_when_the_model_is_looked_at_then_the_file_is_named_and_nothing_is_loaded(String name)
            throws IOException {
        var file = file(name);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThat(inspect(kept.sha256())).contains(damaged(name));
        assertThat(refusal(Fleet.SCHEMA)).isEqualTo(damaged(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"card.json", "forest-0.ubj", "forest-4.ubj"})
    void given_a_file_that_is_cut_grown_or_gone_when_the_model_is_looked_at_then_it_is_damaged(String name)
            throws IOException {
        var file = file(name);
        var whole = Files.readAllBytes(file);

        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 7));
        var cut = refusal(Fleet.SCHEMA);
        Files.write(file, whole);
        Files.write(file, new byte[] {32}, StandardOpenOption.APPEND);
        var grown = refusal(Fleet.SCHEMA);
        Files.delete(file);
        var gone = refusal(Fleet.SCHEMA);

        assertThat(List.of(cut, grown)).containsOnly(damaged(name));
        assertThat(gone).isEqualTo(Problem.of(Code.MODEL_DAMAGED, kept.card().version(), name, Reason.FILE_NOT_THERE));
    }

    @Test
    void given_a_foreign_forest_with_a_fitting_card_when_the_model_is_looked_at_then_the_warehouse_knows_better()
            throws IOException {
        var foreign = "not a forest".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(file("forest-0.ubj"), foreign);
        var card = Files.readString(file("card.json"))
                .replace(kept.card().forests().getFirst().sha256(), Sha256.of(foreign));
        Files.writeString(file("card.json"), card);

        assertThat(refusal(Fleet.SCHEMA)).isEqualTo(damaged("card.json"));
    }

    @Test
    void given_an_edited_card_when_it_is_listed_then_its_digest_is_another() throws IOException {
        Files.writeString(
                file("card.json"), Files.readString(file("card.json")).replace("\"trees\" : 10", "\"trees\" : 11"));

        var listed = registry.list().getFirst();

        assertThat(listed.kept().orElseThrow().sha256()).isNotEqualTo(kept.sha256());
        assertThat(refusal(Fleet.SCHEMA)).isEqualTo(damaged("card.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"stranger\":1,", "{\"version\":\"twice\","})
    void given_a_card_with_something_strange_when_it_is_read_then_it_is_no_card(String begin) throws IOException {
        Files.writeString(
                file("card.json"), begin + Files.readString(file("card.json")).substring(1));

        assertThat(registry.list().getFirst().kept()).isEmpty();
    }

    @Test
    void given_readings_of_another_order_or_with_another_sensor_when_a_model_is_loaded_then_it_is_refused() {
        var turned = new ArrayList<>(Fleet.SCHEMA.features());
        Collections.swap(turned, 1, 2);
        var longer = new ArrayList<>(Fleet.SCHEMA.features());
        longer.add(new Feature("humidity", "%", 0, 100, false));

        assertThat(refusal(new FeatureSchema(turned)).code()).isEqualTo(Code.MODEL_OF_ANOTHER_SCHEMA);
        assertThat(refusal(new FeatureSchema(longer)).code()).isEqualTo(Code.MODEL_OF_ANOTHER_SCHEMA);
    }

    @Test
    void given_a_training_killed_while_it_wrote_when_the_shelf_is_swept_then_only_the_whole_model_is_left()
            throws IOException {
        var partial = folder.resolve("models/telemetry-2026-01-03.partial");
        Files.createDirectories(partial);
        Files.write(partial.resolve("forest-0.ubj"), new byte[100]);

        registry.sweep();

        assertThat(partial).doesNotExist();
        assertThat(registry.list())
                .extracting(ModelRegistry.Shelved::version)
                .containsExactly(kept.card().version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"telemetry-2026-01-09", "..", "../models", "", "a/b"})
    void given_a_version_that_is_not_there_when_it_is_looked_at_then_it_is_unknown(String version) {
        assertThat(registry.inspect(version, kept.sha256(), Fleet.SCHEMA))
                .contains(Problem.of(Code.MODEL_UNKNOWN, version));
    }

    @Test
    void given_a_refused_candidate_when_it_is_kept_then_its_card_tells_why_and_no_forest_is_there() {
        var problem = Problem.of(Code.CANDIDATE_TOO_WEAK, "0.6", "0.75");
        var candidate = new ModelRegistry(folder.resolve("others"));

        var refused = candidate.keepCard(room.champion().orElseThrow().card().refused(problem));

        var listed = candidate.list().getFirst().kept().orElseThrow();
        assertThat(listed).isEqualTo(refused);
        assertThat(listed.card().problem()).contains(problem);
        assertThat(listed.card().isPromoted()).isFalse();
    }

    private Model load(FeatureSchema schema) {
        return registry.load(kept.card().version(), kept.sha256(), schema);
    }

    private Problem refusal(FeatureSchema schema) {
        var refused = org.assertj.core.api.Assertions.catchThrowable(
                () -> load(schema).close());
        assertThat(refused).asInstanceOf(type(ProblemException.class)).isNotNull();
        return ((ProblemException) refused).problem();
    }

    private Optional<Problem> inspect(String sha256) {
        return registry.inspect(kept.card().version(), sha256, Fleet.SCHEMA);
    }

    private Problem damaged(String name) {
        return Problem.of(Code.MODEL_DAMAGED, kept.card().version(), name, Reason.DIGEST_DIFFERS);
    }

    private Path file(String name) {
        return folder.resolve("models").resolve(kept.card().version()).resolve(name);
    }

    private List<String> files() {
        try (var files = Files.list(file("card.json").getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
