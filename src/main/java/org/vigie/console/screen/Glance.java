package org.vigie.console.screen;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.readiness.Morning;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.watch.Judgement;
import org.vigie.runs.watch.Watch;

/// What the pulse brings at each beat: the morning, the runs that have not ended, and how they are
/// doing.
public record Glance(Morning morning, List<Run> active, Map<RunId, Watch> watches) {
    public Glance {
        active = List.copyOf(active);
        watches = Map.copyOf(watches);
    }

    public Optional<Watch> watch(RunId run) {
        return Optional.ofNullable(watches.get(run));
    }

    /// The runs that have not ended, the most worrying first.
    public List<Run> worstFirst() {
        return active.stream()
                .sorted(Comparator.comparing(this::judgement).reversed())
                .toList();
    }

    private Judgement judgement(Run run) {
        return watch(run.id()).map(Watch::judgement).orElse(Judgement.NORMAL);
    }
}
