package org.vigie.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.etl.Notebook;
import org.vigie.etl.learn.Examples;
import org.vigie.etl.learn.Feature;
import org.vigie.etl.learn.FeatureSchema;
import org.vigie.etl.learn.LearnLimits;
import org.vigie.etl.learn.Lesson;
import org.vigie.etl.learn.Lesson.Provenance;
import org.vigie.etl.learn.ModelRegistry;
import org.vigie.etl.learn.ModelRegistry.Kept;
import org.vigie.etl.learn.ObviousRule;
import org.vigie.etl.learn.Training;
import org.vigie.etl.learn.Verdict.Promoted;
import org.vigie.fleet.ModelFacts.Bin;
import org.vigie.fleet.ModelFacts.Importance;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

/// The card of a model that was really trained, as people look at it.
class RegistryModelsTest {
    private static final FeatureSchema SCHEMA = new FeatureSchema(
            List.of(new Feature("pressure", "bar", 0, 12, false), new Feature("vibration", "mm/s", 0, 15, false)));
    private static final int READINGS = 1000;

    @TempDir
    private Path folder;

    private ModelRegistry registry;
    private Kept kept;

    @BeforeEach
    void train() {
        var rule = new ObviousRule(List.of(new ObviousRule.Above("vibration", 2.9, "mm/s")));
        var limits = new LearnLimits(10, 42, 0.02, 0.75, 0.005, 0.20, 0.35);
        var verdict = new Training(SCHEMA, rule, limits, 1, new Notebook(), _ -> {}).learn(lesson());
        registry = new ModelRegistry(folder.resolve("models"));
        try (var model = ((Promoted) verdict).model()) {
            kept = registry.keep(model);
        }
    }

    @Test
    void given_a_trained_model_when_its_card_is_read_then_it_tells_what_was_learned_and_how_well() {
        var facts = new RegistryModels(registry).get("telemetry-2026-02-21-a7k2", kept.sha256());

        assertThat(facts.night()).isEqualTo(LocalDate.of(2026, 2, 21));
        assertThat(facts.made()).isEqualTo(Instant.parse("2026-02-21T01:00:00Z"));
        assertThat(facts.training().rows()).isEqualTo(READINGS);
        assertThat(facts.training().to()).isEqualTo(LocalDateTime.of(2026, 2, 20, 23, 0));
        assertThat(facts.training().from())
                .isEqualTo(LocalDateTime.of(2026, 2, 20, 23, 0).minusHours(READINGS - 1));
        assertThat(facts.training().trees()).isEqualTo(10);
        assertThat(facts.training().digest()).hasSize(64);
        assertThat(facts.champion()).isEmpty();
        assertThat(facts.scores()).isNotEqualTo(facts.rule());
        assertThat(facts.importance())
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Importance::share).reversed());
        assertThat(facts.importance().getFirst().feature()).isEqualTo("vibration");
    }

    @Test
    void given_a_trained_model_when_its_card_is_read_then_each_held_out_reading_is_counted_once() {
        var facts = new RegistryModels(registry).get("telemetry-2026-02-21-a7k2", kept.sha256());

        var confusion = facts.confusion();
        assertThat(confusion.truePositive()
                        + confusion.falsePositive()
                        + confusion.falseNegative()
                        + confusion.trueNegative())
                .isEqualTo(facts.training().heldOut());
        assertThat(facts.calibration().stream().mapToLong(Bin::readings).sum())
                .isEqualTo(facts.training().heldOut());
    }

    @Test
    void given_a_run_when_its_model_is_asked_then_only_its_own_is_told() {
        var models = new RegistryModels(registry);

        assertThat(models.madeBy("run-1")).map(ModelFacts::version).contains("telemetry-2026-02-21-a7k2");
        assertThat(models.madeBy("run-2")).isEmpty();
    }

    @Test
    void given_a_card_that_somebody_edited_when_it_is_read_then_it_is_refused_and_not_told() throws IOException {
        var card = folder.resolve("models/telemetry-2026-02-21-a7k2/card.json");
        Files.writeString(card, Files.readString(card).replace("\"trees\" : 10", "\"trees\" : 99"));

        var refused = catchThrowableOfType(
                ProblemException.class,
                () -> new RegistryModels(registry).get("telemetry-2026-02-21-a7k2", kept.sha256()));

        assertThat(refused.problem().code()).isEqualTo(Code.MODEL_DAMAGED);
    }

    /// Every twentieth reading is a failure, which shakes.
    private static Lesson lesson() {
        var random = new Random(42);
        var examples = Examples.of(SCHEMA);
        var newest = LocalDateTime.of(2026, 2, 20, 23, 0);
        for (int ago = 0; ago < READINGS; ago++) {
            boolean failure = ago % 20 == 7;
            var at = newest.minusHours(ago).toString().replace('T', ' ') + ":00";
            var features = new double[] {
                5 + 0.5 * random.nextGaussian(), (2 + 0.3 * random.nextGaussian()) * (failure ? 1.6 : 1)
            };
            examples.add("LOCO_001", at, features, failure, true);
        }
        var all = examples.build();
        return new Lesson(
                "telemetry-2026-02-21-a7k2",
                "run-1",
                "2026-02-21",
                "2026-02-21 02:00:00",
                Instant.parse("2026-02-21T01:00:00Z"),
                all,
                all,
                new Provenance(0, true),
                Optional.empty());
    }
}
