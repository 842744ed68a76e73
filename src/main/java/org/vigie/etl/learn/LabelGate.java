package org.vigie.etl.learn;

import static org.vigie.etl.learn.Measurement.figure;

import java.util.function.Function;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// Whether failures still are where the features say so: flipped labels teach a model the contrary
/// of what it knew.
final class LabelGate {
    private static final int LEAST_OF_EACH_CLASS = 10;
    private static final double FLOOR = 0.75;
    private static final double BELOW_CHAMPION = 0.10;

    /// Of a small night, chance alone moves the area; a refusal is to be more than chance.
    private static final double ERRORS = 4;

    private final Company company;
    private final ObviousRule rule;

    LabelGate(Company company, ObviousRule rule) {
        this.company = company;
        this.rule = rule;
    }

    Measurement measure() {
        var judged = says(company.night()) ? company.night() : company.recent();
        if (!says(judged)) {
            return Measurement.unjudged("labels-follow", "failure", figure(FLOOR));
        }
        var judge = company.lesson().champion().<Function<Examples, float[]>>map(model -> model::score);
        var scores =
                judge.orElse(examples -> rule.score(examples, examples.rows())).apply(judged);
        var ranking = Ranking.of(scores, judged.labels(judged.rows()));
        double floor = floor(ranking);
        return Measurement.of(
                "labels-follow",
                "failure",
                figure(ranking.rocAuc()),
                figure(floor),
                ranking.rocAuc() >= floor,
                () -> Problem.of(
                        Code.LABELS_ASTRAY, figure(ranking.rocAuc()), figure(floor), judged.size(), judged.failures()));
    }

    private double floor(Ranking ranking) {
        return company.lesson()
                .champion()
                .map(model -> model.card().scores().rocAuc())
                .map(usual -> usual
                        - Math.max(
                                BELOW_CHAMPION,
                                ERRORS * Ranking.rocError(usual, ranking.failures(), ranking.normals())))
                .orElse(FLOOR);
    }

    private static boolean says(Examples examples) {
        return examples.failures() >= LEAST_OF_EACH_CLASS
                && examples.size() - examples.failures() >= LEAST_OF_EACH_CLASS;
    }
}
