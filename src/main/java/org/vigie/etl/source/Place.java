package org.vigie.etl.source;

import java.util.ArrayList;
import java.util.List;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

/// Which source, and where it is, as a person knows it: what each problem of a source begins with.
record Place(String source, String location) {
    ProblemException problem(Code code, Object... more) {
        var about = new ArrayList<>(List.of(source, location));
        for (var each : more) {
            about.add(String.valueOf(each));
        }
        return new ProblemException(new Problem(code, about));
    }
}
