package org.vigie.pipelines.telemetry;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.vigie.etl.Fence;
import org.vigie.etl.Flow;
import org.vigie.etl.Journal.StepKind;
import org.vigie.etl.Notation;
import org.vigie.etl.learn.EvenSample;
import org.vigie.etl.learn.Examples;
import org.vigie.etl.learn.LearnLimits;
import org.vigie.etl.learn.Lesson;
import org.vigie.etl.learn.Lesson.Provenance;
import org.vigie.etl.learn.Model;
import org.vigie.etl.learn.ModelCard;
import org.vigie.etl.learn.ModelRegistry;
import org.vigie.etl.learn.Training;
import org.vigie.etl.learn.Verdict.Promoted;
import org.vigie.etl.learn.Verdict.Refused;
import org.vigie.pipelines.telemetry.Shelf.Serving;
import org.vigie.problem.Problem;
import org.vigie.problem.ProblemException;
import org.vigie.warehouse.telemetry.Champion;
import org.vigie.warehouse.telemetry.LearnableReading;
import org.vigie.warehouse.telemetry.LearnableReadings;
import org.vigie.warehouse.telemetry.LearningPublication;
import org.vigie.warehouse.telemetry.TelemetryWarehouse;
import org.vigie.warehouse.telemetry.Verdict;

/// Published readings → gates → a forest beside the champion → predictions.
///
/// The candidate's files are written first, and serve nobody; then one transaction names it the
/// champion, with its predictions and the verdict on the night. Killed at any instant before, the old
/// model serves with its own predictions, and the night waits to be judged again.
///
/// @param rows newest readings that a model is trained on
public record ForestLearning(
        TelemetryWarehouse warehouse,
        ModelRegistry registry,
        LearnLimits limits,
        int rows,
        Fence fence,
        InstantSource clock)
        implements Learning {
    private static final int ALL = 100;

    @Override
    public boolean wanted() {
        return true;
    }

    @Override
    public void after(Flow flow) {
        var shelf = new Shelf(warehouse, registry);
        shelf.sweep();
        var serving = flow.step(StepKind.LEARN, "champion", () -> shelf.serving(damaged -> tell(flow, damaged)));
        try {
            learn(flow, serving);
            shelf.prune();
        } finally {
            serving.ifPresent(Serving::close);
        }
    }

    private void learn(Flow flow, Optional<Serving> serving) {
        var window = flow.step(StepKind.LEARN, "examples", () -> window(flow));
        var night = flow.step(StepKind.LEARN, "new-readings", () -> night(flow));
        if (night.size() == 0 && serving.filter(Serving::newest).isPresent()) {
            flow.journal().note("no reading is new: the model " + version(serving) + " goes on serving");
            publish(
                    flow,
                    publication ->
                            publication.judge(Verdict.LEARNED, flow.ticket().runId()));
            return;
        }
        var lesson = lesson(flow, window.examples(), night, serving.map(Serving::model));
        promote(flow, flow.step(StepKind.LEARN, "training", () -> trained(flow, lesson)), window);
    }

    /// @throws ProblemException when the night, or its candidate, is refused; that is written down before
    private Model trained(Flow flow, Lesson lesson) {
        return switch (training(flow).learn(lesson)) {
            case Promoted promoted -> promoted.model();
            case Refused refused -> throw refusal(flow, refused);
        };
    }

    /// What the model is trained on, and how far it goes back.
    private record Window(Examples examples, Optional<LearnableReading> oldest) {}

    private Window window(Flow flow) {
        var examples = Examples.of(Telemetry.SCHEMA);
        var last = new ArrayList<LearnableReading>(1);
        learnable(flow).newest(rows, reading -> {
            examples.add(
                    reading.loco(),
                    reading.timestamp(),
                    Telemetry.features(reading),
                    reading.failure(),
                    reading.ofTheNight());
            last.clear();
            last.add(reading);
        });
        return new Window(examples.build(), last.stream().findFirst());
    }

    /// However many they are: a night that brings years is looked at evenly.
    private Examples night(Flow flow) {
        var night = new EvenSample(Telemetry.SCHEMA, rows);
        learnable(flow)
                .night(reading -> night.add(
                        reading.loco(), reading.timestamp(), Telemetry.features(reading), reading.failure(), true));
        return night.build();
    }

    private LearnableReadings learnable(Flow flow) {
        return warehouse.learnable(flow.journal()::advancing);
    }

    private Lesson lesson(Flow flow, Examples learnable, Examples night, Optional<Model> champion) {
        var ticket = flow.ticket();
        var known = learnable(flow).knownRuns();
        return new Lesson(
                ticket.runId(),
                ticket.runId(),
                ticket.slot().toString(),
                Notation.plain(ticket.slotTime()),
                clock.instant(),
                learnable,
                night,
                new Provenance(known.strangers(), known.digest().equals(known.digestTold())),
                champion);
    }

    private Training training(Flow flow) {
        return new Training(
                Telemetry.SCHEMA,
                Telemetry.RULE,
                limits,
                Runtime.getRuntime().availableProcessors(),
                flow.journal(),
                percent -> progress(flow, percent));
    }

    private void promote(Flow flow, Model model, Window window) {
        try (model) {
            var kept = flow.step(StepKind.LEARN, "keep", () -> registry.keep(model));
            var scored = new long[1];
            flow.step(
                    StepKind.LEARN,
                    "predictions",
                    () -> publish(flow, publication -> {
                        scored[0] = predict(flow, model, window.oldest().orElseThrow(), publication);
                        publication.enthrone(new Champion(
                                kept.card().version(),
                                kept.sha256(),
                                Optional.of(flow.ticket().runId()),
                                Champion.Act.PROMOTED,
                                "worker",
                                "night of " + flow.ticket().slot(),
                                clock.instant()));
                        publication.judge(Verdict.LEARNED, flow.ticket().runId());
                    }));
            flow.journal().findings(findings(kept.card(), scored[0]));
        }
    }

    /// The readings that taught it, each by the forest that has not seen it, and those without a
    /// score.
    private long predict(Flow flow, Model model, LearnableReading oldest, LearningPublication publication) {
        var scorer = new Scorer(model, publication, () -> progress(flow, ALL));
        learnable(flow).toScore(oldest, scorer::take);
        return scorer.end();
    }

    private ProblemException refusal(Flow flow, Refused refused) {
        refused.card().ifPresent(registry::keepCard);
        publish(
                flow,
                publication -> publication.judge(Verdict.REFUSED, flow.ticket().runId()));
        return new ProblemException(refused.problem());
    }

    private void publish(Flow flow, Consumer<LearningPublication> work) {
        try (var publication = warehouse.beginLearning(flow.journal(), fence)) {
            work.accept(publication);
            publication.commit();
        }
    }

    private static void progress(Flow flow, int percent) {
        var counts = flow.counts();
        flow.journal().progress(counts.in(), counts.loaded(), counts.quarantined(), percent / 100.0);
    }

    private static void tell(Flow flow, ProblemException damaged) {
        Problem problem = damaged.problem();
        flow.journal().note("the model before it serves: " + problem.code() + " " + problem.about());
        flow.journal().findings(Map.of("modelPassedOver", problem.about().getFirst()));
    }

    private static String version(Optional<Serving> serving) {
        return serving.map(each -> each.model().card().version()).orElse("");
    }

    private static Map<String, String> findings(ModelCard card, long scored) {
        return Map.of(
                "model", card.version(),
                "trainingRows", Long.toString(card.training().readings()),
                "modelRocAuc", Double.toString(card.scores().rocAuc()),
                "modelF1", Double.toString(card.scores().f1()),
                "scored", Long.toString(scored));
    }
}
