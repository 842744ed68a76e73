package org.vigie.etl.learn;

import static org.vigie.etl.learn.Measurement.figure;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.etl.learn.Reference.Shape;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// Whether each feature still is what it was: in its range, around the same value, as widely
/// scattered. Where a mistaken unit explains it, that is told.
final class ShapeGates {
    private static final double MOST_OUT_OF_RANGE = 0.01;
    private static final double LEAST_SPREAD = 0.5;
    private static final double MOST_SPREAD = 2;

    /// Of a normal distribution, in its standard deviations, with one reading.
    private static final double MEDIAN_ERROR = 1.2533;

    /// Of few readings, chance alone moves the median; a refusal is to be more than chance.
    private static final double ERRORS = 5;

    private final Company company;
    private final LearnLimits limits;
    private final Optional<Reference> reference;
    private final List<Shape> ofTheNight;
    private final List<Shape> recently;

    ShapeGates(Company company, LearnLimits limits) {
        this.company = company;
        this.limits = limits;
        this.reference = company.lesson().champion().map(model -> model.card().reference());
        this.ofTheNight = shapes(company.night());
        this.recently = shapes(company.recent());
    }

    private static List<Shape> shapes(Examples examples) {
        return examples.size() == 0 ? List.of() : Reference.shapes(examples, examples.rows());
    }

    List<Measurement> measure() {
        if (company.night().size() == 0) {
            return List.of();
        }
        var ranges = each(this::range);
        var moved = reference.stream()
                .flatMap(fixed -> Stream.concat(
                        each(feature -> drift(feature, fixed.shapes().get(feature))),
                        each(feature -> spread(feature, fixed.shapes().get(feature)))));
        return Stream.concat(ranges, moved).toList();
    }

    private Stream<Measurement> each(Function<Integer, Measurement> gate) {
        return IntStream.range(0, company.night().schema().size()).boxed().map(gate);
    }

    private Measurement range(int index) {
        var feature = feature(index);
        var values = company.night().column(index, company.night().rows());
        long outside = IntStream.range(0, values.length)
                .filter(row -> values[row] < feature.least() || values[row] > feature.most())
                .count();
        double share = (double) outside / values.length;
        return Measurement.of(
                "range",
                feature.name(),
                figure(share),
                figure(MOST_OUT_OF_RANGE),
                share <= MOST_OUT_OF_RANGE,
                () -> unitChanged(index)
                        .orElseGet(() -> Problem.of(
                                Code.FEATURE_OUT_OF_RANGE,
                                feature.name(),
                                feature.unit(),
                                share,
                                feature.least(),
                                feature.most(),
                                MOST_OUT_OF_RANGE)));
    }

    /// The night alone shows a jump, the night in its company a slow drift.
    private Measurement drift(int index, Shape usual) {
        var alone = drift(index, usual, ofTheNight.get(index), company.night().size());
        return alone.held()
                ? drift(index, usual, recently.get(index), company.recent().size())
                : alone;
    }

    private Measurement drift(int index, Shape usual, Shape found, int readings) {
        var feature = feature(index);
        double drift = usual.distance(found);
        double most = Math.max(limits.mostDrift(), ERRORS * MEDIAN_ERROR / Math.sqrt(readings));
        return Measurement.of(
                "drift",
                feature.name(),
                figure(drift),
                figure(most),
                drift <= most,
                () -> unitChanged(index)
                        .orElseGet(() -> Problem.of(
                                Code.FEATURE_DRIFTED,
                                feature.name(),
                                feature.unit(),
                                figure(found.median()),
                                figure(usual.median()),
                                figure(drift),
                                figure(most))));
    }

    private Measurement spread(int index, Shape usual) {
        var feature = feature(index);
        double ratio = recently.get(index).spread() / usual.spread();
        return Measurement.of(
                "spread",
                feature.name(),
                figure(ratio),
                figure(LEAST_SPREAD) + ".." + figure(MOST_SPREAD),
                ratio >= LEAST_SPREAD && ratio <= MOST_SPREAD,
                () -> unitChanged(index)
                        .orElseGet(() -> Problem.of(
                                Code.FEATURE_SPREAD, feature.name(), figure(ratio), LEAST_SPREAD, MOST_SPREAD)));
    }

    private Optional<Problem> unitChanged(int index) {
        var feature = feature(index);
        var found = ofTheNight.get(index);
        return OtherUnit.of(
                        feature, found, reference.map(fixed -> fixed.shapes().get(index)))
                .map(other -> Problem.of(
                        Code.UNIT_CHANGED,
                        feature.name(),
                        feature.unit(),
                        other.unit(),
                        figure(found.median()),
                        figure(other.convert(found.median()))));
    }

    private Feature feature(int index) {
        return company.night().schema().features().get(index);
    }
}
