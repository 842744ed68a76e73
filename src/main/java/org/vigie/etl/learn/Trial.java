package org.vigie.etl.learn;

import static org.vigie.etl.learn.Measurement.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.etl.learn.ModelCard.Importance;
import org.vigie.etl.learn.ModelCard.Judged;
import org.vigie.etl.learn.ModelCard.Who;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// A candidate before its judges: the readings that were kept from it, scored by it, by the obvious
/// rule and by the champion.
final class Trial {
    private final Lesson lesson;
    private final LearnLimits limits;
    private final int[] heldOut;
    private final Forest candidate;
    private final List<Judged> judged;

    private Trial(Lesson lesson, LearnLimits limits, int[] heldOut, Forest candidate, List<Judged> judged) {
        this.lesson = lesson;
        this.limits = limits;
        this.heldOut = heldOut;
        this.candidate = candidate;
        this.judged = List.copyOf(judged);
    }

    static Trial of(Lesson lesson, LearnLimits limits, ObviousRule rule, Folds folds, Forest candidate) {
        var examples = lesson.learnable();
        var fold = folds.of(examples);
        var heldOut = IntStream.range(0, examples.size())
                .filter(row -> fold[row] == Folds.HELD_OUT)
                .toArray();
        var labels = examples.labels(heldOut);
        var judged = new ArrayList<Judged>();
        judged.add(new Judged(Who.MODEL, lesson.version(), Scores.of(candidate.score(examples, heldOut), labels)));
        judged.add(new Judged(Who.RULE, rule.text(), Scores.of(rule.score(examples, heldOut), labels)));
        lesson.champion()
                .map(model -> new Judged(
                        Who.CHAMPION, model.card().version(), Scores.of(model.score(examples, heldOut), labels)))
                .ifPresent(judged::add);
        return new Trial(lesson, limits, heldOut, candidate, judged);
    }

    List<Judged> judged() {
        return judged;
    }

    List<Measurement> measure() {
        var own = of(Who.MODEL).orElseThrow().scores();
        var good = Measurement.of(
                "held-out",
                "roc-auc",
                figure(own.rocAuc()),
                figure(limits.minRocAuc()),
                own.rocAuc() >= limits.minRocAuc(),
                () -> Problem.of(Code.CANDIDATE_TOO_WEAK, figure(own.rocAuc()), figure(limits.minRocAuc())));
        var notWorse = of(Who.CHAMPION).stream().flatMap(champion -> notWorse(own, champion));
        return Stream.concat(Stream.of(good), notWorse).toList();
    }

    /// By the margin, or by what chance alone moves an area with so few failures.
    private Stream<Measurement> notWorse(Scores own, Judged champion) {
        var its = champion.scores();
        long failures = its.failures();
        return Stream.of(
                notWorse("pr-auc", own.prAuc(), champion, its.prAuc(), Ranking.prError(its.prAuc(), failures)),
                notWorse(
                        "roc-auc",
                        own.rocAuc(),
                        champion,
                        its.rocAuc(),
                        Ranking.rocError(its.rocAuc(), failures, its.readings() - failures)));
    }

    private Measurement notWorse(String area, double own, Judged champion, double its, double chance) {
        double margin = Math.max(limits.margin(), chance);
        double floor = its - margin;
        return Measurement.of(
                "not-worse",
                area,
                figure(own),
                figure(floor),
                own >= floor,
                () -> Problem.of(
                        Code.CANDIDATE_WORSE, area, figure(own), champion.name(), figure(its), figure(margin)));
    }

    private Optional<Judged> of(Who who) {
        return judged.stream().filter(each -> each.who() == who).findFirst();
    }

    /// Of each feature: how far the scores move when the readings exchange it among themselves.
    List<Importance> importance() {
        var examples = lesson.learnable();
        var before = candidate.score(examples, heldOut);
        var moved = IntStream.range(0, examples.schema().size())
                .mapToDouble(feature -> distance(before, candidate.score(exchanged(feature), identity())))
                .toArray();
        double all = Arrays.stream(moved).sum();
        return IntStream.range(0, moved.length)
                .mapToObj(feature -> new Importance(
                        examples.schema().features().get(feature).name(), all == 0 ? 0 : moved[feature] / all))
                .toList();
    }

    private int[] identity() {
        return IntStream.range(0, heldOut.length).toArray();
    }

    private Examples exchanged(int feature) {
        var examples = lesson.learnable();
        var partner = heldOut.clone();
        var random = new SplittableRandom(limits.seed() + feature);
        for (int place = partner.length - 1; place > 0; place--) {
            int other = random.nextInt(place + 1);
            int mine = partner[place];
            partner[place] = partner[other];
            partner[other] = mine;
        }
        var exchanged = Examples.of(examples.schema());
        for (int place = 0; place < heldOut.length; place++) {
            exchanged.add(examples, heldOut[place], feature, partner[place]);
        }
        return exchanged.build();
    }

    private static double distance(float[] before, float[] after) {
        return IntStream.range(0, before.length)
                .mapToDouble(row -> Math.abs(before[row] - after[row]))
                .average()
                .orElse(0);
    }
}
