package org.vigie.runs.schedule.system;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.vigie.runs.schedule.system.Audit.Fault;
import org.vigie.runs.schedule.system.Audit.Finding;
import org.vigie.runs.schedule.system.Audit.Severity;

/// Lists of findings.
final class Findings {
    private Findings() {}

    static List<Finding> gravestFirst(List<Finding> findings) {
        return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    }

    static List<Finding> notRegistered(List<Nightly> nights, Function<Nightly, String> name, boolean correctable) {
        return nights.stream()
                .map(night -> new Finding(
                        Fault.NOT_REGISTERED,
                        Severity.GRAVE,
                        name.apply(night),
                        "",
                        night.hour() + " " + night.zone(),
                        correctable))
                .toList();
    }
}
