package org.vigie.console.screen;

import java.util.List;
import org.vigie.readiness.Morning;
import org.vigie.runs.Run;

/// What the pulse brings at each beat: the morning, and the runs that have not ended.
public record Glance(Morning morning, List<Run> active) {
    public Glance {
        active = List.copyOf(active);
    }
}
