package org.vigie.etl.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.etl.Journal;
import org.vigie.etl.learn.Verdict.Promoted;
import org.vigie.etl.learn.Verdict.Refused;
import org.vigie.problem.Problem;

/// From a lesson to a verdict.
///
/// The gates are held; one forest is grown on four fifths and judged on the fifth that it has not
/// seen, beside the obvious rule and the champion; if it may serve, four more are grown, so that every
/// reading has a forest that has not seen it. Nothing is written: a training can be killed at any
/// instant.
public final class Training {
    private final FeatureSchema schema;
    private final ObviousRule rule;
    private final LearnLimits limits;
    private final Nursery nursery;
    private final Journal journal;
    private final IntConsumer progress;

    /// @param processors how many forests grow side by side
    /// @param progress told about once a second, while forests grow, how many percent of the trees
    ///   stand
    public Training(
            FeatureSchema schema,
            ObviousRule rule,
            LearnLimits limits,
            int processors,
            Journal journal,
            IntConsumer progress) {
        this.schema = schema;
        this.rule = rule;
        this.limits = limits;
        this.nursery = new Nursery(limits.trees(), limits.seed(), processors);
        this.journal = journal;
        this.progress = progress;
    }

    /// @throws org.vigie.problem.ProblemException LEARNER_UNAVAILABLE
    public Verdict learn(Lesson lesson) {
        var company = Company.of(lesson);
        var refused = held(before(company));
        if (refused.isPresent()) {
            return new Refused(refused.get(), Optional.empty());
        }
        var folds = Folds.of(lesson.learnable(), limits.seed());
        var forests = new ArrayList<>(grow(lesson, folds, IntStream.of(Folds.HELD_OUT)));
        try {
            return judge(lesson, folds, forests);
        } catch (RuntimeException | Error e) {
            forests.forEach(Forest::close);
            throw e;
        }
    }

    private Verdict judge(Lesson lesson, Folds folds, List<Forest> forests) {
        var trial = Trial.of(lesson, limits, rule, folds, forests.getFirst());
        var refused = held(trial.measure());
        var card = card(lesson, folds, trial);
        if (refused.isPresent()) {
            forests.forEach(Forest::close);
            return new Refused(refused.get(), Optional.of(card.refused(refused.get())));
        }
        forests.addAll(grow(lesson, folds, IntStream.range(Folds.HELD_OUT + 1, Folds.COUNT)));
        return new Promoted(new Model(card, forests));
    }

    private List<Measurement> before(Company company) {
        return Stream.of(
                        new NightGates(company, limits).measure(),
                        new ShapeGates(company, limits).measure(),
                        List.of(new LabelGate(company, rule).measure()))
                .flatMap(List::stream)
                .toList();
    }

    /// Each is told, whatever the others say.
    ///
    /// @return the problem of the first that did not hold
    private Optional<Problem> held(List<Measurement> measurements) {
        measurements.forEach(
                each -> journal.gate(each.gate(), each.subject(), each.measured(), each.allowed(), each.held()));
        return measurements.stream().flatMap(each -> each.problem().stream()).findFirst();
    }

    /// A forest for each of these folds, grown on the readings of the others.
    private List<Forest> grow(Lesson lesson, Folds folds, IntStream without) {
        var fold = folds.of(lesson.learnable());
        var plots = without.mapToObj(kept -> IntStream.range(0, fold.length)
                        .filter(row -> fold[row] != kept)
                        .toArray())
                .toList();
        int before = plots.size() == 1 ? 0 : limits.trees();
        return nursery.grow(
                lesson.learnable(),
                plots,
                standing -> progress.accept(100 * (before + standing) / (limits.trees() * Folds.COUNT)));
    }

    private ModelCard card(Lesson lesson, Folds folds, Trial trial) {
        var examples = lesson.learnable();
        var reference = lesson.champion()
                .map(model -> model.card().reference())
                .orElseGet(() -> Reference.of(lesson.version(), examples));
        return new ModelCard(
                lesson.version(),
                lesson.run(),
                lesson.slot(),
                lesson.now().toString(),
                new ModelCard.Training(
                        examples.size(),
                        examples.failures(),
                        examples.earliest(),
                        examples.latest(),
                        examples.digest(),
                        rule.text()),
                schema,
                schema.hash(),
                limits.trees(),
                folds,
                reference,
                trial.judged(),
                trial.importance(),
                List.of(),
                List.of());
    }
}
