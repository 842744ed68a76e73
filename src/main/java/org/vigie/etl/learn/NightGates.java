package org.vigie.etl.learn;

import static org.vigie.etl.learn.Measurement.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// Whether there is something to learn from, and whether somebody measured it: counts, origins,
/// copies, stuck sensors.
final class NightGates {
    private static final int LEAST_EXAMPLES = 200;
    private static final int LEAST_FAILURES = 20;

    /// Of a night, a smaller one says nothing of a stuck sensor.
    private static final int LEAST_OF_NIGHT = 20;

    private static final double MOST_REPEATED = 0.01;
    private static final double MOST_AHEAD = 0.01;
    private static final double MOST_OF_ONE_VALUE = 0.5;

    private static final double CONFIDENCE_95 = 1.96;

    private final Company company;
    private final LearnLimits limits;

    NightGates(Company company, LearnLimits limits) {
        this.company = company;
        this.limits = limits;
    }

    List<Measurement> measure() {
        return Stream.of(
                        Stream.of(
                                trainingRows(),
                                new ClassesGate(company).measure(),
                                knownRuns(),
                                repeatedValues(),
                                aheadOfNight()),
                        constantFeatures(),
                        Stream.of(failureShare()))
                .flatMap(each -> each)
                .toList();
    }

    private Measurement trainingRows() {
        int rows = company.learnable().size();
        int failures = company.learnable().failures();
        boolean oneClass = rows >= LEAST_EXAMPLES && failures == 0; // for the next gate to tell
        return Measurement.of(
                "training-rows",
                "training",
                rows + " / " + failures,
                LEAST_EXAMPLES + " / " + LEAST_FAILURES,
                rows >= LEAST_EXAMPLES && (failures >= LEAST_FAILURES || oneClass),
                () -> Problem.of(Code.TOO_FEW_EXAMPLES, rows, LEAST_EXAMPLES, failures, LEAST_FAILURES));
    }

    private Measurement knownRuns() {
        var provenance = company.lesson().provenance();
        return Measurement.of(
                "known-runs",
                "readings",
                provenance.digestHolds() ? Long.toString(provenance.strangers()) : "≠",
                "0",
                provenance.strangers() == 0 && provenance.digestHolds(),
                () -> Problem.of(Code.READINGS_OF_NOBODY, provenance.strangers()));
    }

    /// Among the night, or between the night and what was learned before.
    private Measurement repeatedValues() {
        var night = prints(company.night(), IntStream.range(0, company.night().size()));
        var learnable = company.learnable();
        var before = prints(learnable, IntStream.range(0, learnable.size()).filter(row -> !learnable.ofTheNight(row)));
        Arrays.sort(before);
        var sorted = night.clone();
        Arrays.sort(sorted);
        long repeated = Arrays.stream(night)
                .filter(print -> isTwice(sorted, print) || Arrays.binarySearch(before, print) >= 0)
                .count();
        double share = share(repeated, night.length);
        return Measurement.of(
                "repeated-values",
                "readings",
                figure(share),
                figure(MOST_REPEATED),
                share <= MOST_REPEATED,
                () -> Problem.of(Code.READINGS_REPEATED, share, MOST_REPEATED));
    }

    private static long[] prints(Examples examples, IntStream rows) {
        return rows.mapToLong(row -> print(examples, row)).toArray();
    }

    private static long print(Examples examples, int row) {
        long print = 0;
        for (int feature = 0; feature < examples.schema().size(); feature++) {
            if (!examples.schema().features().get(feature).derived()) {
                print = (print * 0x100000001b3L) ^ Float.floatToIntBits(examples.value(row, feature));
                print = (print ^ (print >>> 29)) * 0xbf58476d1ce4e5b9L;
            }
        }
        return print;
    }

    private static boolean isTwice(long[] sorted, long print) {
        int place = Arrays.binarySearch(sorted, print);
        return (place > 0 && sorted[place - 1] == print) || (place + 1 < sorted.length && sorted[place + 1] == print);
    }

    private Measurement aheadOfNight() {
        var night = company.night();
        var slotTime = company.lesson().slotTime();
        long ahead = IntStream.range(0, night.size())
                .filter(row -> night.at(row).compareTo(slotTime) > 0)
                .count();
        double share = share(ahead, night.size());
        return Measurement.of(
                "ahead-of-night",
                "readings",
                figure(share),
                figure(MOST_AHEAD),
                share <= MOST_AHEAD,
                () -> Problem.of(
                        Code.READINGS_AHEAD, share, MOST_AHEAD, company.lesson().slot()));
    }

    private Stream<Measurement> constantFeatures() {
        return IntStream.range(0, company.night().schema().size()).mapToObj(this::constantFeature);
    }

    private Measurement constantFeature(int feature) {
        var name = company.night().schema().features().get(feature).name();
        double share = Math.max(
                commonest(company.night(), feature, LEAST_OF_NIGHT), commonest(company.learnable(), feature, 1));
        return Measurement.of(
                "constant-feature",
                name,
                figure(share),
                figure(MOST_OF_ONE_VALUE),
                share <= MOST_OF_ONE_VALUE,
                () -> Problem.of(Code.FEATURE_STUCK, name, share, MOST_OF_ONE_VALUE));
    }

    /// The share of the value that is there most often.
    private static double commonest(Examples examples, int feature, int least) {
        if (examples.size() < least) {
            return 0;
        }
        var values = examples.column(feature, examples.rows());
        Arrays.sort(values);
        int most = 0;
        int run = 0;
        for (int row = 0; row < values.length; row++) {
            run = row > 0 && values[row] == values[row - 1] ? run + 1 : 1;
            most = Math.max(most, run);
        }
        return share(most, values.length);
    }

    /// Refused only when no share that the night is compatible with is credible.
    private Measurement failureShare() {
        var night = company.night();
        double share = share(night.failures(), night.size());
        double[] interval = wilson(share, night.size());
        boolean held = interval[1] >= limits.leastFailures() && interval[0] <= limits.mostFailures();
        return Measurement.of(
                "failure-share",
                "failure",
                "%s (%s..%s)".formatted(figure(share), figure(interval[0]), figure(interval[1])),
                figure(limits.leastFailures()) + ".." + figure(limits.mostFailures()),
                held,
                () -> Problem.of(Code.FAILURE_SHARE_ODD, share, limits.leastFailures(), limits.mostFailures()));
    }

    /// Wilson's interval of a share, with 95 % confidence.
    private static double[] wilson(double share, int count) {
        if (count == 0) {
            return new double[] {0, 1};
        }
        double z2 = CONFIDENCE_95 * CONFIDENCE_95 / count;
        double centre = (share + z2 / 2) / (1 + z2);
        double half = CONFIDENCE_95 * Math.sqrt(share * (1 - share) / count + z2 / (4 * count)) / (1 + z2);
        return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
