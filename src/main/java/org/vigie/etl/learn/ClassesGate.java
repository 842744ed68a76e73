package org.vigie.etl.learn;

import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// Whether there are failures and normal readings to tell apart.
///
/// A day of five locomotives without a failure is an ordinary day, for engines fail for some hours on
/// end. It is a fault when the champion sees failing engines all the same: then the labels are
/// missing, and not the failures.
final class ClassesGate {
    /// So many readings in a row say as much about failures as one.
    private static final double READINGS_OF_A_FAILURE = 3;

    /// A night of one class is refused when chance makes so many of them alike so rarely.
    private static final double CHANCE_OF_ONE_CLASS = 0.003;

    /// More than this many deviations, and this many alarms, above the champion's usual false alarms are no chance.
    private static final double DEVIATIONS = 3;

    private static final double ALARMS = 2;

    private final Company company;

    ClassesGate(Company company) {
        this.company = company;
    }

    Measurement measure() {
        var judged = isOneClass(company.learnable()) ? company.learnable() : company.night();
        int failures = judged.failures();
        boolean held = !isOneClass(judged) || (!isOneClass(company.learnable()) && isOrdinary(judged));
        return Measurement.of(
                "classes",
                "failure",
                failures + " / " + judged.size(),
                "0 / 1",
                held,
                () -> Problem.of(Code.ONE_CLASS_ONLY, judged.size(), failures));
    }

    private boolean isOrdinary(Examples night) {
        return couldBeChance(night) && (night.failures() > 0 || !alarmsTheChampion(night));
    }

    private boolean couldBeChance(Examples night) {
        double share =
                (double) company.learnable().failures() / company.learnable().size();
        double ofThisClass = night.failures() == 0 ? 1 - share : share;
        return Math.pow(ofThisClass, night.size() / READINGS_OF_A_FAILURE) >= CHANCE_OF_ONE_CLASS;
    }

    private boolean alarmsTheChampion(Examples night) {
        return company.lesson().champion().stream().anyMatch(champion -> {
            var usual = champion.card().scores().confusion();
            double falsely = (double) usual.falseAlarms() / (usual.falseAlarms() + usual.quiet()) * night.size();
            var found = Confusion.of(champion.score(night), night.labels(night.rows()));
            return found.falseAlarms() > falsely + DEVIATIONS * Math.sqrt(falsely) + ALARMS;
        });
    }

    private static boolean isOneClass(Examples examples) {
        return examples.failures() == 0 || examples.failures() == examples.size();
    }
}
