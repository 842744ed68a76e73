package org.vigie.console.screen;

import org.vigie.readiness.Morning;
import org.vigie.runs.Run;

import java.util.List;

/// What the pulse brings at each beat: the morning, and the runs that have not ended.
public record Glance(Morning morning, List<Run> active) {
    public Glance {
        active = List.copyOf(active);
    }
}
